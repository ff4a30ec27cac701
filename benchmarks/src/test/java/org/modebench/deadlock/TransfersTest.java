package org.modebench.deadlock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.modebench.analysis.text.Facts.saying;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.modebench.host.ReportingJvm;
import org.modebench.host.ServingJvm;
import org.modebench.host.VirtualThreadFactory;
import org.modebench.task.Countdown;
import org.modebench.task.shared.LockKind;

@Timeout(60)
class TransfersTest {
  private static final ThreadFactory DAEMONS =
      task -> {
        Thread thread = new Thread(task);
        thread.setDaemon(true);
        return thread;
      };

  @ParameterizedTest
  @EnumSource(names = {"SYNCHRONIZED", "REENTRANT", "FAIR", "SEMAPHORE"})
  void oneOrderDoesAllTransfers(LockKind lock) throws Exception {
    assertThat(new Transfers(LockOrder.ORDERED, lock, 3, 100).run(1_001, DAEMONS).done())
        .isEqualTo(1_001);
  }

  /** By the value that each computation under a lock has, of which a transfer has two. */
  @Test
  void theWorkUnderTheLocksIsDone() throws Exception {
    Transfers transfers = new Transfers(LockOrder.ORDERED, LockKind.REENTRANT, 2, 1_000);
    transfers.run(500, DAEMONS);
    assertThat(transfers.held()).isEqualTo(2 * 500 * Countdown.countDown(1_000, 1));
  }

  @ParameterizedTest
  @EnumSource(names = {"REENTRANT", "SEMAPHORE"})
  void tryingDoesAllTransfers(LockKind lock) throws Exception {
    assertThat(new Transfers(LockOrder.TRY_LOCK, lock, 2, 100).run(500, DAEMONS).done())
        .isEqualTo(500);
  }

  /**
   * Between its locks a transfer computes for longer than any thread is late: the two deadlock in
   * their first transfers, on one core too.
   */
  private static TransferReport opposite(LockKind lock, boolean virtual) throws Exception {
    String[] arguments =
        TransferMain.arguments(LockOrder.OPPOSITE, lock, virtual, 2, 1_000, 100_000_000);
    List<String> command = ServingJvm.command(TransferMain.class, List.of(), arguments);
    TransferReport report =
        TransferReport.parse(ReportingJvm.line("The JVM", command, TransferReport.PREFIX, 50));
    assertThat(ProcessHandle.current().children()).as("it is gone").isEmpty();
    return report;
  }

  @Test
  void oppositeOrdersDeadlockAndTheJvmSeesItInMonitors() throws Exception {
    TransferReport.Deadlock found = opposite(LockKind.SYNCHRONIZED, false).deadlock().orElseThrow();
    assertThat(found.workers()).isEqualTo(2);
    assertThat(found.seenByJvm()).isTrue();
    assertThat(found.words()).contains("worker 0 waits for account 1, which worker 1 holds");
    assertThat(found.detectionNanos()).isPositive();
  }

  @Test
  void theJvmSeesNoDeadlockOfSemaphoresButTheGraphDoes() throws Exception {
    assertThat(opposite(LockKind.SEMAPHORE, false).deadlock().orElseThrow())
        .satisfies(
            found -> {
              assertThat(found.seenByJvm()).isFalse();
              assertThat(found.workers()).isEqualTo(2);
            });
  }

  @Test
  void norOneOfVirtualThreads() throws Exception {
    assumeTrue(Runtime.version().feature() >= 21);
    assertThat(VirtualThreadFactory.get()).isNotNull();
    assertThat(opposite(LockKind.REENTRANT, true).deadlock().orElseThrow().seenByJvm()).isFalse();
  }

  @Test
  void aJvmThatTellsNothingFailsWithWhatItSaid() {
    List<String> command = ServingJvm.command(TransferMain.class, List.of(), "0", "SIDEWAYS");
    assertThatIOException()
        .isThrownBy(() -> ReportingJvm.line("The JVM", command, TransferReport.PREFIX, 50))
        .satisfies(saying("The JVM", "exit code 1"));
  }

  @Test
  void aReportIsReadAsItWasWritten() {
    for (TransferReport report :
        List.of(
            new TransferReport(1_000, Optional.empty()),
            new TransferReport(
                12,
                Optional.of(new TransferReport.Deadlock(3_000_000, 2, true, "who and whom"))))) {
      assertThat(TransferReport.parse(report.toLine())).isEqualTo(report);
    }
  }
}

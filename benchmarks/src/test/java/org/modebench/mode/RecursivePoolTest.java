package org.modebench.mode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.modebench.analysis.text.Facts.saying;

import java.io.IOException;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.modebench.task.Countdown;
import org.modebench.task.InterpreterLock;
import org.modebench.task.Task;

@Timeout(30)
class RecursivePoolTest {

  private static List<Task> tasks(int number) {
    return Collections.nCopies(number, new Countdown(100));
  }

  private static final class Failing implements Task {
    @Override
    public long call() throws IOException {
      throw new IOException("no such file");
    }

    @Override
    public long callHolding(InterpreterLock lock) throws IOException {
      return call();
    }

    @Override
    public long expected() {
      return 0;
    }

    @Override
    public String toText() {
      return "";
    }
  }

  /** Those of pools: other threads of this JVM come and go as they like. */
  private static Set<Thread> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().matches("pool-\\d+-thread-\\d+"))
        .collect(Collectors.toSet());
  }

  /** Level by level those that divide come first, until there is one for each worker. */
  @ParameterizedTest
  @CsvSource({"1, 2", "1, 100", "2, 4", "2, 100", "8, 100", "20, 1000"})
  void starvesWhenAllItsWorkersWait(int workers, int tasks) throws Exception {
    Set<Thread> before = threads();
    TaskRunner pool = ExecutionMode.THREAD_POOL.openRecursive(workers);
    for (int batch = 0; batch < 2; batch++) {
      assertThatExceptionOfType(TaskFailedException.class)
          .isThrownBy(() -> pool.run(tasks(tasks)))
          .satisfies(saying("starves", "all of its " + workers + " workers wait", "FORK_JOIN"));
    }
    pool.close();
    Set<Thread> left = new HashSet<>(threads());
    left.removeAll(before);
    // A pool has terminated a moment before its threads end.
    for (Thread thread : left) {
      thread.join(10_000);
    }
    assertThat(left).noneMatch(Thread::isAlive);
  }

  /** A batch of n tasks has n − 1 that divide: with a worker more there is always one that runs. */
  @ParameterizedTest
  @CsvSource({"1, 1", "2, 2", "3, 3", "8, 8", "16, 16"})
  void runsWhatItHasWorkersFor(int workers, int tasks) throws Exception {
    try (TaskRunner pool = ExecutionMode.THREAD_POOL.openRecursive(workers)) {
      for (int batch = 0; batch < 100; batch++) {
        assertThat(pool.run(tasks(tasks)))
            .hasSize(tasks)
            .containsOnly(new Countdown(100).expected());
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"SEQUENTIAL, 1", "FORK_JOIN, 1", "FORK_JOIN, 2"})
  void whoHelpsWhileItWaitsDoesNotStarve(ExecutionMode mode, int workers) throws Exception {
    try (TaskRunner runner = mode.openRecursive(workers)) {
      assertThat(runner.run(tasks(1000))).hasSize(1000);
    }
  }

  @Test
  void modesThatDoNotDivideSoSaySo() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ExecutionMode.PROCESS.openRecursive(2))
        .satisfies(
            saying(
                "PROCESS does not divide recursively", "SEQUENTIAL", "THREAD_POOL", "FORK_JOIN"));
  }

  @Test
  void aTaskThatFailsIsNoStarvation() throws Exception {
    List<Task> failing = List.of(new Countdown(100), new Failing());
    try (TaskRunner pool = ExecutionMode.THREAD_POOL.openRecursive(2)) {
      assertThatExceptionOfType(TaskFailedException.class)
          .isThrownBy(() -> pool.run(failing))
          .satisfies(saying("Task 2", "no such file"));
    }
  }
}

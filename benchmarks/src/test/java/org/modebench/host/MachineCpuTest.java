package org.modebench.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MachineCpuTest {
  private static final String STAT =
      """
      cpu  999 999 999 999 999 999 999 999 0 0
      cpu0 100 10 50 5000 7 20 30 9 0 0
      cpu1 200 0 0 5000 7 0 0 9 0 0
      cpu2 77 77 77 5000 7 77 77 9 0 0
      intr 5
      """;

  @TempDir private Path proc;

  private MachineCpu read(String stat, String status) throws Exception {
    Files.writeString(proc.resolve("stat"), stat);
    Files.createDirectories(proc.resolve("self"));
    Files.writeString(proc.resolve("self/status"), status);
    return MachineCpu.read(proc, OptionalDouble.of(1));
  }

  @Test
  void readsWhatTheCpusThatAreAllowedHaveDone() throws Exception {
    MachineCpu cpu = read(STAT, "Name:\tjava\nCpus_allowed_list:\t0-1\n");

    assertThat(cpu.cpus()).isEqualTo(2);
    // Idle, waiting for a disk and stolen time is no work of this machine's processes.
    assertThat(cpu.busySeconds()).isCloseTo(2.1 + 2, within(1e-9));
    assertThat(read(STAT, "Cpus_allowed_list:\t2\n").busySeconds())
        .isCloseTo(5 * 0.77, within(1e-9));
  }

  @Test
  void theShareOfOthersIsWhatIsNotOurs() {
    MachineCpu before = new MachineCpu(0, 2, 10, 5);
    MachineCpu after = new MachineCpu(1_000_000_000, 2, 11.5, 6);

    assertThat(after.othersShareSince(before)).hasValue(0.25);
  }

  /** Ticks of single processes are rounded otherwise than those of the machine. */
  @Test
  void theShareIsNeverNegative() {
    assertThat(
            new MachineCpu(1_000_000_000, 2, 10.99, 6)
                .othersShareSince(new MachineCpu(0, 2, 10, 5)))
        .hasValue(0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "cpu0 1 2", "cpu0 a b c d e f g h", "cpu 1 2 3 4 5 6 7 8"})
  void whatIsMissingOrNoNumberIsUnknown(String stat) throws Exception {
    MachineCpu unknown = read(stat, "Cpus_allowed_list:\t0\n");

    assertThat(unknown).isEqualTo(MachineCpu.UNKNOWN);
    assertThat(unknown.othersShareSince(MachineCpu.UNKNOWN)).isEmpty();
    assertThat(unknown.othersShareSince(new MachineCpu(0, 2, 10, 5))).isEmpty();
    assertThat(new MachineCpu(1, 2, 10, 5).othersShareSince(unknown)).isEmpty();
  }

  /** A child process that computes is ours below one root, and another's below the other. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void aProcessOutsideOfTheRootIsAnother() throws Exception {
    Process busy = new ProcessBuilder("sh", "-c", "while :; do :; done").start();
    try {
      ProcessHandle itself = busy.toHandle();
      MachineCpu ofBusy = MachineCpu.read(itself);
      MachineCpu ofThis = MachineCpu.read(ProcessHandle.current());
      Thread.sleep(1_000);
      double others =
          MachineCpu.read(ProcessHandle.current()).othersShareSince(ofThis).orElseThrow();
      double beside = MachineCpu.read(itself).othersShareSince(ofBusy).orElseThrow();

      assertThat(others).isBetween(0.0, 1.0);
      assertThat(beside).isBetween(0.0, 1.0);
      assertThat(MachineCpu.read(itself).ownSeconds()).isGreaterThan(0);
    } finally {
      busy.destroyForcibly();
    }
  }
}

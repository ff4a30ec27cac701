package org.modebench.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@EnabledOnOs(OS.LINUX)
class ProcessStatusTest {

  private final ProcessStatus self = ProcessStatus.of(ProcessHandle.current().pid());

  private double cpuSeconds() {
    return self.cpuSeconds().orElseThrow();
  }

  private double endedChildrenCpuSeconds() {
    return self.endedChildrenCpuSeconds().orElseThrow();
  }

  /** As sandboxes that imitate Linux, and kernels built without something, have them. */
  @ParameterizedTest
  @CsvSource({
    "1 (java) S 1,                                      Name: java",
    "'',                                                ''",
    "1 (java) S 0 0 0 0 0 0 0 0 0 0 x x x x 0,          VmHWM: many kB",
    "1 (java) S 0 0 0 0 0 0 0 0 0 0 -1 -1 -1 -1 0,      VmHWM:",
    "1 (java) S 0 0 0 0 0 0 0 0 0 0 99999999999999999999 0 99999999999999999999 0 0, VmHWM: 99999999999999999999 kB",
  })
  void whatIsMissingOrNoNumberIsUnknown(String stat, String status, @TempDir Path folder)
      throws Exception {
    Files.writeString(folder.resolve("stat"), stat);
    Files.writeString(folder.resolve("status"), status);
    ProcessStatus process = new ProcessStatus(1, folder);

    assertThat(process.cpuSeconds()).isEmpty();
    assertThat(process.endedChildrenCpuSeconds()).isEmpty();
    assertThat(process.peakBytes()).isEmpty();
    assertThat(process.footprint()).isEqualTo(Footprint.NONE);
    assertThat(process.switchesByThread()).isEmpty();
    assertThat(process.waitNanosByThread()).isEmpty();
    assertThat(process.diskReadBytes()).isEmpty();
  }

  @Test
  void readsWhatIsThere(@TempDir Path folder) throws Exception {
    Files.writeString(
        folder.resolve("stat"), "1 (a ) b) S 0 0 0 0 0 0 0 0 0 0 150 50 1000 234 20 0\n");
    Files.writeString(folder.resolve("status"), "Name:\ta\nVmHWM:\t    2 kB\nThreads:\t3");
    ProcessStatus process = new ProcessStatus(1, folder);

    assertThat(process.cpuSeconds()).hasValue(2);
    assertThat(process.endedChildrenCpuSeconds()).hasValue(12.34);
    assertThat(process.footprint()).isEqualTo(new Footprint(2048, 3));

    Files.writeString(folder.resolve("io"), "rchar: 9\nread_bytes: 4096\nwrite_bytes: 0\n");
    assertThat(process.diskReadBytes()).hasValue(4_096);

    Path thread = Files.createDirectories(folder.resolve("task/7"));
    Files.writeString(thread.resolve("schedstat"), "900 1500 3\n");
    assertThat(process.waitNanosByThread()).isEqualTo(Map.of(7L, 1500L));
    Files.writeString(thread.resolve("schedstat"), "0");
    assertThat(process.waitNanosByThread()).isEmpty();
  }

  @Test
  void countsTheCpuTimeOfThisProcess() {
    double before = cpuSeconds();
    ThreadMXBean thread = ManagementFactory.getThreadMXBean();
    long end = thread.getCurrentThreadCpuTime() + 200_000_000;
    while (thread.getCurrentThreadCpuTime() < end) {
      Thread.onSpinWait();
    }
    // What is read counts in steps of 10 ms.
    assertThat(cpuSeconds() - before).isGreaterThanOrEqualTo(0.15);
  }

  @Test
  void countsTheCpuTimeOfChildrenThatHaveEnded() throws Exception {
    double before = endedChildrenCpuSeconds();
    Process child =
        new ProcessBuilder("sh", "-c", "i=0; while [ $i -lt 300000 ]; do i=$((i+1)); done").start();
    child.waitFor();
    assertThat(endedChildrenCpuSeconds()).isGreaterThan(before);
  }

  @Test
  void knowsThePeakMemory() {
    assertThat(self.peakBytes().orElseThrow()).isGreaterThan(10_000_000);
  }

  @Test
  void knowsItsThreadsAndHowOftenEachWasSwitchedOut() throws Exception {
    assertThat(self.footprint().peakBytes()).isGreaterThan(10_000_000);
    assertThat(self.footprint().threads())
        .isGreaterThanOrEqualTo(ManagementFactory.getThreadMXBean().getThreadCount());
    long main = ProcessHandle.current().pid();
    assertThat(self.switchesByThread()).containsKey(main).hasSizeGreaterThan(2);
  }

  @Test
  void knowsNothingOfAProcessThatIsGone() throws Exception {
    Process child = new ProcessBuilder("true").start();
    child.waitFor();
    ProcessStatus gone = ProcessStatus.of(child.pid());
    assertThat(gone.peakBytes()).isEmpty();
    assertThat(gone.cpuSeconds()).isEmpty();
    assertThat(gone.footprint()).isEqualTo(Footprint.NONE);
    assertThat(gone.switchesByThread()).isEmpty();
    gone.resetPeak();
  }
}

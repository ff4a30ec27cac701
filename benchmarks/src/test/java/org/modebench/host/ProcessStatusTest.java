package org.modebench.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
class ProcessStatusTest {

  private final ProcessStatus self = ProcessStatus.of(ProcessHandle.current().pid());

  @Test
  void countsTheCpuTimeOfThisProcess() {
    double before = self.cpuSeconds();
    ThreadMXBean thread = ManagementFactory.getThreadMXBean();
    long end = thread.getCurrentThreadCpuTime() + 200_000_000;
    while (thread.getCurrentThreadCpuTime() < end) {
      Thread.onSpinWait();
    }
    // What is read counts in steps of 10 ms.
    assertThat(self.cpuSeconds() - before).isGreaterThanOrEqualTo(0.15);
  }

  @Test
  void countsTheCpuTimeOfChildrenThatHaveEnded() throws Exception {
    double before = self.endedChildrenCpuSeconds();
    Process child =
        new ProcessBuilder("sh", "-c", "i=0; while [ $i -lt 300000 ]; do i=$((i+1)); done").start();
    child.waitFor();
    assertThat(self.endedChildrenCpuSeconds()).isGreaterThan(before);
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
    assertThat(gone.cpuSeconds()).isZero();
    assertThat(gone.footprint()).isEqualTo(Footprint.NONE);
    assertThat(gone.switchesByThread()).isEmpty();
    gone.resetPeak();
  }
}

package org.modebench.fork;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.modebench.plan.Case;
import org.modebench.session.Cases;

class ConditionsCheckTest {
  private static List<String> reasons(Case of, double wall, double cpu, double others) {
    List<Measured> values =
        List.of(
            new Measured(1, "other_cpu", others, "1"),
            new Measured(1, "cpu", cpu, "s"),
            new Measured(1, "wall", wall, "s"));
    return ConditionsCheck.reasons(
        of, new ForkOutcome.Success(values, List.of(), Optional.empty()));
  }

  private static Case cpuBound(String mode) {
    return Cases.cpu(mode, 1);
  }

  @Test
  void aForkThatHadTheMachineForItselfIsNotSuspect() {
    assertThat(reasons(cpuBound("SEQUENTIAL"), 1, 1, 0.1)).isEmpty();
  }

  @Test
  void otherProcessesMustNotHaveMoreThanATenth() {
    assertThat(reasons(cpuBound("THREADS"), 1, 2, 0.43))
        .singleElement()
        .asString()
        .contains("other processes", "43 %", "10 %");
  }

  /** As of a process that was stopped, or had to wait for a CPU. */
  @Test
  void workThatComputesOnOneCpuMustComputeAllTheTime() {
    assertThat(reasons(cpuBound("SEQUENTIAL"), 3.9, 1, 0))
        .singleElement()
        .asString()
        .contains("26 %", "95 %");
    assertThat(reasons(cpuBound("GIL_THREADS"), 1.2, 1, 0)).hasSize(1);
    assertThat(reasons(cpuBound("SEQUENTIAL"), 1.04, 1, 0)).isEmpty();
  }

  /** Where workers wait for one another, and where calls wait, less CPU than wall time is right. */
  @Test
  void otherWorkMayWait() {
    assertThat(reasons(cpuBound("THREADS"), 3.9, 1, 0)).isEmpty();
    assertThat(reasons(Cases.io("SEQUENTIAL", 1), 1, 0.01, 0)).isEmpty();
  }
}

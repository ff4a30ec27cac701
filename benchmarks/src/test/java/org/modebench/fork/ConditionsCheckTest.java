package org.modebench.fork;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.modebench.plan.Case;
import org.modebench.session.Cases;

class ConditionsCheckTest {
  private static final int CORES = 2;

  private static List<String> reasons(Case of, double wall, double cpu, double others) {
    return reasons(of, List.of(wall), List.of(cpu), others);
  }

  private static List<String> reasons(Case of, List<Double> wall, List<Double> cpu, double others) {
    List<Measured> values = new ArrayList<>();
    for (int i = 0; i < wall.size(); i++) {
      values.add(new Measured(i + 1, "other_cpu", others, "1"));
      values.add(new Measured(i + 1, "cpu", cpu.get(i), "s"));
      values.add(new Measured(i + 1, "wall", wall.get(i), "s"));
    }
    return ConditionsCheck.reasons(
        of, new ForkOutcome.Success(values, List.of(), Optional.empty()), CORES);
  }

  @Test
  void aForkThatHadTheMachineForItselfIsNotSuspect() {
    assertThat(reasons(Cases.cpu("SEQUENTIAL", 1), 1, 1, 0.1)).isEmpty();
    assertThat(reasons(Cases.cpu("THREADS", 2), 0.5, 1, 0.1)).isEmpty();
    assertThat(reasons(Cases.cpu("THREADS", 1), 1, 1, 0.1)).isEmpty();
  }

  @Test
  void otherProcessesMustNotHaveMoreThanATenth() {
    assertThat(reasons(Cases.cpu("THREADS", 2), 1, 2, 0.43))
        .singleElement()
        .asString()
        .contains("other processes", "43 %", "10 %");
  }

  /** As of a process that was stopped, or had to wait for a CPU. */
  @Test
  void workThatComputesOnOneCpuMustComputeAllTheTime() {
    assertThat(reasons(Cases.cpu("SEQUENTIAL", 1), 3.9, 1, 0))
        .singleElement()
        .asString()
        .contains("3.90 times", "1.05 times");
    assertThat(reasons(Cases.cpu("GIL_THREADS", 2), 1.1, 1, 0)).hasSize(1);
    assertThat(reasons(Cases.cpu("SEQUENTIAL", 1), 1.04, 1, 0)).isEmpty();
  }

  /** Ten calls on three workers and two CPUs take five rounds. */
  @Test
  void workOnSeveralCpusMayWaitForTheLastCall() {
    assertThat(reasons(Cases.cpu("THREADS", 3), 0.64, 1, 0)).isEmpty();
    assertThat(reasons(Cases.cpu("THREADS", 3), 0.66, 1, 0))
        .singleElement()
        .asString()
        .contains("1.32 times", "1.30 times");
  }

  /** One iteration in which the process was stopped is lost in the mean of many. */
  @Test
  void everyIterationCounts() {
    assertThat(
            reasons(
                Cases.cpu("THREADS", 2),
                List.of(0.012, 0.011, 0.145, 0.012),
                List.of(0.023, 0.022, 0.023, 0.023),
                0))
        .hasSize(1);
  }

  /** Where handing over takes as long as the calls, threads wait for one another. */
  @Test
  void shortBatchesAreNotJudgedByTheirCpuTime() {
    assertThat(reasons(Cases.cpu("THREADS", 2), 0.004, 0.001, 0)).isEmpty();
  }

  @Test
  void callsMayWait() {
    assertThat(reasons(Cases.io("SEQUENTIAL", 1), 1, 0.01, 0)).isEmpty();
  }

  private static Case own(String task) {
    return Cases.of(
        "Own", false, "mode", "THREAD_POOL", "workers", "2", "calls", "10", "task", task);
  }

  /** It computes for as long as it is asked, and that is no other work. */
  @Test
  void anEndpointOfThisMachineIsNoDisturbance() {
    assertThat(reasons(own("http://127.0.0.1:9000/a?key=${KEY}"), 1, 0.2, 0.43)).isEmpty();
    assertThat(reasons(own("https://[::1]:9000/"), 1, 0.2, 0.43)).isEmpty();
    assertThat(reasons(own("http://192.0.2.1/"), 1, 0.2, 0.43)).hasSize(1);
    assertThat(reasons(own("com.acme.Work"), 1, 0.2, 0.43)).hasSize(1);
  }
}

package org.modebench.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.modebench.analysis.flames.Stacks;
import org.modebench.process.WorkerLife;

class LifeSharesTest {
  private static final Offset<Double> EXACT = Offset.offset(1e-12);
  private static final WorkerLife LIFE = new WorkerLife(7, 100, 200, 210, 80, 300, 350);

  private static final Stacks STACKS =
      Stacks.parse(
          """
          worker;[start];[java];JLI_Launch 1
          worker;[start];[main];JNI_CreateJavaVM 5
          worker;[start];[C1 CompilerThre];Compiler::compile_method 2
          worker;[load];[main];a/B.c_[0] 1
          worker;[work];[main];org/modebench/task/Countdown.countDown_[1] 3
          worker;[work];[parent-watch];a/B.c_[0] 4
          fork;[caller];a/B.c_[0] 100
          worker;[main];a/B.c_[0] 100
          """);

  @Test
  void aPhaseEndsWhereTheNextBegins() {
    assertThat(
            List.of(0L, 199L, 200L, 209L, 210L, 299L, 300L, 1000L).stream()
                .map(nanos -> LifePhase.at(LIFE, nanos)))
        .containsExactly(
            LifePhase.START,
            LifePhase.START,
            LifePhase.LOAD,
            LifePhase.LOAD,
            LifePhase.WORK,
            LifePhase.WORK,
            LifePhase.EXIT,
            LifePhase.EXIT);
  }

  @Test
  void ofCpuTimeAllThreadsOfWorkersCount() {
    LifeShares shares = LifeShares.of(STACKS, false).orElseThrow();

    assertThat(shares.of(LifePhase.START)).isCloseTo(8.0 / 16, EXACT);
    assertThat(shares.of(LifePhase.LOAD)).isCloseTo(1.0 / 16, EXACT);
    assertThat(shares.of(LifePhase.WORK)).isCloseTo(7.0 / 16, EXACT);
    assertThat(shares.of(LifePhase.EXIT)).isZero();
  }

  /** Of which a profiler in the process sees too little to be compared. */
  @Test
  void theExitIsAShareOfTheWholeAndTheOthersAreWithoutIt() {
    LifeShares shares =
        new LifeShares(
            Map.of(
                LifePhase.START,
                5.0,
                LifePhase.LOAD,
                1.0,
                LifePhase.WORK,
                4.0,
                LifePhase.EXIT,
                2.5));

    assertThat(shares.of(LifePhase.START)).isCloseTo(0.5, EXACT);
    assertThat(shares.of(LifePhase.LOAD)).isCloseTo(0.1, EXACT);
    assertThat(shares.of(LifePhase.WORK)).isCloseTo(0.4, EXACT);
    assertThat(shares.of(LifePhase.EXIT)).isCloseTo(0.2, EXACT);
  }

  /** Other threads of a worker live at the same time, and would count it several times. */
  @Test
  void byTheClockTheMainThreadCounts() {
    LifeShares shares = LifeShares.of(STACKS, true).orElseThrow();

    assertThat(shares.of(LifePhase.START)).isCloseTo(0.6, EXACT);
    assertThat(shares.of(LifePhase.WORK)).isCloseTo(0.3, EXACT);
  }

  @Test
  void thereIsNoneWithoutLives() {
    assertThat(LifeShares.of(Stacks.parse("worker;[main];a/B.c_[0] 5\n"), false)).isEmpty();
    assertThat(LifeShares.of(new Stacks(), true)).isEmpty();
    assertThat(new LifeShares(Map.of()).of(LifePhase.WORK)).isZero();
  }
}

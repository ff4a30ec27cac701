package org.modebench.measurement;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.modebench.task.XorShift;

class SpeedReferenceTest {
  private final SpeedReference reference = new SpeedReference();

  @AfterEach
  void close() {
    reference.close();
  }

  private static long threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals(SpeedReference.THREAD))
        .count();
  }

  /** What no compiler can take a short cut through, mathematics knows without a loop. */
  @Test
  void aPieceReallyComputes() {
    assertThat(SpeedReference.compute(SpeedReference.STEPS, 42))
        .isEqualTo(XorShift.after(SpeedReference.STEPS, 42));
  }

  @Test
  void itNeverRunsUnlessItIsOpened() {
    reference.runIfDue();
    assertThat(reference.speed()).isEmpty();
    assertThat(reference.cpuSeconds()).isZero();
  }

  @Test
  void itRestsForAtLeastThirtyThreeTimesAsLongAsItRuns() {
    reference.open(1);
    long began = System.nanoTime();
    while (System.nanoTime() - began < 300_000_000) {
      reference.runIfDue();
    }
    double took = (System.nanoTime() - began) / 1e9;
    assertThat(reference.speed()).isPresent();
    assertThat(reference.cpuSeconds()).isPositive().isLessThan(0.03 * took);
  }

  /** What runs at its edges is not among what is counted of an iteration. */
  @Test
  void beforeAndAfterAnIterationItRunsWithoutCpuTimeToTakeOff() {
    reference.open(2);
    assertThat(reference.speed()).isEmpty();
    reference.begin();
    assertThat(reference.speed().orElseThrow()).isPositive();
    reference.end();
    assertThat(reference.cpuSeconds()).isZero();
  }

  /** Their workers wait for the next batch meanwhile. */
  @Test
  void betweenBatchesOfSeveralCoresItDoesNotRun() {
    reference.open(2);
    long ready = System.nanoTime() + 50_000_000;
    while (System.nanoTime() < ready) {
      reference.runIfDue();
    }
    assertThat(reference.speed()).isEmpty();
  }

  @Test
  void itHasAThreadForEachCoreButTheCallersAndEndsThem() {
    reference.open(3);
    assertThat(threads()).isEqualTo(2);
    reference.close();
    assertThat(threads()).isZero();
    reference.runIfDue();
  }
}

package org.modebench.analysis.findings.breakeven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modebench.analysis.text.Facts.says;

import org.assertj.core.data.Offset;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.modebench.analysis.cells.CellKey;
import org.modebench.analysis.cells.Rows;
import org.modebench.analysis.results.Status;
import org.modebench.analysis.statistics.Estimate;
import org.modebench.analysis.statistics.Interval;

/** Batches that cost a + b·x have a break-even point that follows from a and b. */
class ModePairTest {
  private static final double[] SIZES = Costly.series(10, 10, 6);

  /** 100 + x/2 against x: they cross at 200, between 100 and 1,000, whatever the spacing. */
  @Test
  void aKnownCrossingIsFoundExactlyWithoutNoise() {
    BreakEven found =
        new Costly(8, 0, 1, SIZES)
            .mode("SEQUENTIAL", 1, x -> x)
            .mode("THREADS", 2, x -> 100 + x / 2)
            .first();
    assertThat(found.outcome()).isEqualTo(Outcome.FROM);
    assertThat(found.place()).isEqualTo(new CellKey("THREADS", 2));
    assertThat(found.against()).isEqualTo(CellKey.BASELINE);
    Estimate size = found.crossings().get(0).size();
    assertThat(size.value()).isCloseTo(200, Offset.offset(1e-6));
    assertThat(size.n()).isEqualTo(8);
    // Ten calls take 200 s in turn.
    Estimate call = found.crossings().get(0).callSeconds().orElseThrow();
    assertThat(call.value()).isCloseTo(20, Offset.offset(1e-6));
    assertThat(found.undecided()).isEmpty();
    assertThat(found.status()).isEqualTo(Status.VALID);
  }

  @Test
  void theIntervalIsTheSizesBetweenWhichItWasMeasured() {
    BreakEven found =
        new Costly(5, 0.02, 7, SIZES)
            .mode("SEQUENTIAL", 1, x -> x)
            .mode("THREADS", 2, x -> 100 + x / 2)
            .first();
    Estimate size = found.crossings().get(0).size();
    Interval interval = size.interval().orElseThrow();
    assertThat(size.value()).isCloseTo(200, Percentage.withPercentage(10));
    assertThat(interval).isEqualTo(new Interval(100, 1000));
    Interval call = found.crossings().get(0).callSeconds().orElseThrow().interval().orElseThrow();
    assertThat(call.low()).isLessThan(call.high());
  }

  @Test
  void aSweepMayBeginAtNothing() {
    BreakEven found =
        new Costly(8, 0, 1, 0, 100, 1000)
            .mode("SEQUENTIAL", 1, x -> 1 + x)
            .mode("THREADS", 2, x -> 11 + x / 2)
            .first();
    assertThat(found.crossings().get(0).size().value()).isCloseTo(20, Offset.offset(1e-6));
  }

  @Test
  void aModeThatLosesInTheEndPaysUpToASize() {
    BreakEven found =
        new Costly(5, 0.01, 3, SIZES)
            .mode("SEQUENTIAL", 1, x -> 100 + x / 2)
            .mode("EVENT_LOOP", 1, x -> x)
            .first();
    assertThat(found.outcome()).isEqualTo(Outcome.UP_TO);
    assertThat(found.crossings().get(0).size().value())
        .isCloseTo(200, Percentage.withPercentage(10));
  }

  @Test
  void aModeThatIsFasterEverywherePaysAtMostFromTheSmallestSize() {
    BreakEven found =
        new Costly(5, 0.01, 3, SIZES)
            .mode("SEQUENTIAL", 1, x -> x)
            .mode("THREADS", 2, x -> x / 2)
            .first();
    assertThat(found.outcome()).isEqualTo(Outcome.FROM_SMALLEST);
    assertThat(found.crossings().get(0).size().value()).isEqualTo(10);
    assertThat(found.crossings().get(0).size().interval()).isEmpty();
  }

  /** 1000 + 0.9 x for both at small sizes: nobody can tell them apart there. */
  @Test
  void aModeThatIsToldApartAtLargeSizesOnlyPaysAtMostFromThere() {
    BreakEven found =
        new Costly(5, 0.02, 11, SIZES)
            .mode("SEQUENTIAL", 1, x -> 1000 + x)
            .mode("THREADS", 2, x -> 1000 + x / 2)
            .first();
    assertThat(found.outcome()).isEqualTo(Outcome.FROM_AT_MOST);
    assertThat(found.crossings().get(0).size().value()).isBetween(10.0, 1000.0);
  }

  @Test
  void aModeThatIsSlowerEverywhereDoesNotPayUpToTheLargestSize() {
    BreakEven found =
        new Costly(5, 0.01, 3, SIZES)
            .mode("SEQUENTIAL", 1, x -> x)
            .mode("GIL_THREADS", 2, x -> 1.1 * x)
            .first();
    assertThat(found.outcome()).isEqualTo(Outcome.NOWHERE);
    assertThat(found.crossings().get(0).size().value()).isEqualTo(1_000_000);
  }

  /** The start of a process is lost in a long wait. */
  @Test
  void whereADifferenceFadesTheSizeIsSaid() {
    BreakEven found =
        new Costly(5, 0.01, 3, SIZES)
            .mode("SEQUENTIAL", 1, x -> x)
            .mode("THREADS", 2, x -> 100 + x)
            .first();
    assertThat(found.outcome()).isEqualTo(Outcome.NOWHERE);
    assertThat(found.undecided()).containsExactly(10_000.0, 100_000.0, 1_000_000.0);
  }

  @Test
  void moreThanOneCrossingIsSaid() {
    BreakEven found =
        new Costly(5, 0.01, 3, SIZES)
            .mode("SEQUENTIAL", 1, x -> x)
            .mode("THREADS", 2, x -> x == 10_000 ? 2 * x : x == 10 ? 3 * x : x / 2)
            .first();
    assertThat(found.outcome()).isEqualTo(Outcome.SEVERAL);
    assertThat(found.crossings()).hasSize(3);
    assertThat(found.crossings().stream().map(c -> c.size().value())).isSorted();
  }

  /** Faster at one size in eight says nothing of the sizes above it. */
  @Test
  void aModeThatIsFasterAtSomeSizesPaysFromNone() {
    BreakEven found =
        new Costly(5, 0.002, 3, SIZES)
            .mode("SEQUENTIAL", 1, x -> x)
            .mode("EVENT_LOOP", 1, x -> x == 10 || x == 1000 ? 0.9 * x : 1.001 * x)
            .first();
    assertThat(found.outcome()).isEqualTo(Outcome.SOMEWHERE);
    assertThat(found.crossings())
        .extracting(crossing -> crossing.size().value())
        .containsExactly(10.0, 1000.0);
  }

  /** 1 % is shown beyond doubt, and does not matter. */
  @Test
  void aDifferenceBelowTheThresholdIsNone() {
    BreakEven found =
        new Costly(5, 0.001, 3, SIZES)
            .mode("SEQUENTIAL", 1, x -> x)
            .mode("EVENT_LOOP", 1, x -> 0.99 * x)
            .first();
    assertThat(found.outcome()).isEqualTo(Outcome.SAME);
  }

  /** The sizes beside the break-even point need no mention, others that show nothing do. */
  @Test
  void aSizeBeyondTheBreakEvenPointThatShowsNothingIsSaid() {
    BreakEven found =
        new Costly(5, 0.001, 3, 10, 100, 1000, 10_000, 100_000)
            .mode("SEQUENTIAL", 1, x -> x)
            .mode("THREADS", 2, x -> x == 10 ? 2 * x : x <= 100 || x > 20_000 ? x : x / 2)
            .first();
    assertThat(found.outcome()).isEqualTo(Outcome.FROM);
    assertThat(found.undecided()).containsExactly(100_000.0);
  }

  @Test
  void equalModesAreNotToldApart() {
    BreakEven found =
        new Costly(5, 0.02, 5, SIZES)
            .mode("SEQUENTIAL", 1, x -> x)
            .mode("EVENT_LOOP", 1, x -> x)
            .first();
    assertThat(found.outcome()).isEqualTo(Outcome.OPEN);
  }

  @Test
  void twoSizesAreTooFew() {
    BreakEven found =
        new Costly(3, 0.01, 3, 10, 1000)
            .mode("SEQUENTIAL", 1, x -> x)
            .mode("THREADS", 2, x -> 100 + x / 2)
            .first();
    assertThat(found.outcome()).isEqualTo(Outcome.TOO_FEW_SIZES);
    assertThat(found.crossings()).isEmpty();
  }

  @Test
  void fourForksAreTooFew() {
    BreakEven found =
        new Costly(4, 0.01, 3, SIZES)
            .mode("SEQUENTIAL", 1, x -> x)
            .mode("THREADS", 2, x -> 100 + x / 2)
            .first();
    assertThat(found.outcome()).isEqualTo(Outcome.TOO_FEW_FORKS);
  }

  /** Suspicion far from the crossing does not touch it; suspicion beside it does. */
  @Test
  void aSuspicionBesideTheCrossingIsCarried() {
    Costly costly =
        new Costly(8, 0, 1, SIZES)
            .mode("SEQUENTIAL", 1, x -> x)
            .mode("THREADS", 2, x -> 100 + x / 2);
    Rows threads = Rows.CPU.mode("THREADS", 2).fork(9);
    BreakEven far = costly.with(threads.params("limit=10").suspect(105, "far")).first();
    assertThat(far.status()).isEqualTo(Status.VALID);
    BreakEven near = costly.with(threads.params("limit=1000").suspect(600, "near")).first();
    assertThat(near.status()).isEqualTo(Status.SUSPECT);
    assertThat(near.reasons()).containsExactly("near");
  }

  @Test
  void aSizeThatFailedIsLeftOutAndSaid() {
    BreakEven found =
        new Costly(8, 0, 1, SIZES)
            .mode("SEQUENTIAL", 1, x -> x)
            .mode("THREADS", 2, x -> 100 + x / 2)
            .with(Rows.CPU.mode("THREADS", 2).fork(9).params("limit=1000").failed("no memory"))
            .first();
    assertThat(found.outcome()).isEqualTo(Outcome.FROM);
    assertThat(found.crossings().get(0).size().value()).isCloseTo(200, Offset.offset(1e-6));
    assertThat(found.status()).isEqualTo(Status.SUSPECT);
    assertThat(found.reasons()).satisfiesExactly(says("THREADS", "no time", "1000"));
  }

  @Test
  void timesBeyondTheRangeOfSumsAreCompared() {
    BreakEven found =
        new Costly(8, 0, 1, SIZES)
            .mode("SEQUENTIAL", 1, x -> 1e300 * x)
            .mode("THREADS", 2, x -> 1e302 + 0.5e300 * x)
            .first();
    assertThat(found.crossings().get(0).size().value()).isCloseTo(200, Offset.offset(1e-6));
  }
}

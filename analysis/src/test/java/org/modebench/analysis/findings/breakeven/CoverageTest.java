package org.modebench.analysis.findings.breakeven;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.modebench.analysis.statistics.Interval;

/** How often the interval of a break-even point holds the truth, with noise of a known spread. */
@Tag("any-jdk")
class CoverageTest {
  private static final int SWEEPS = 1_000;

  /** The bounds allow for the error of 1,000 repetitions, ±1.4 points at 95 %. */
  @ParameterizedTest
  @CsvSource({"5, 0.02", "5, 0.05", "10, 0.02"})
  void theIntervalHoldsTheTruthAsOftenAsItSays(int forks, double spread) {
    Random random = new Random(20261101);
    int found = 0;
    int held = 0;
    for (int i = 0; i < SWEEPS; i++) {
      // Anywhere between two sizes of the sweep: at 0.5 a/b of 10^2 to 10^3.
      double truth = Math.pow(10, 2 + random.nextDouble());
      BreakEven result =
          new Costly(forks, spread, random.nextLong(), Costly.series(10, Math.sqrt(10), 7))
              .mode("SEQUENTIAL", 1, x -> x)
              .mode("THREADS", 2, x -> truth / 2 + x / 2)
              .first();
      if (result.outcome() == Outcome.FROM) {
        found++;
        Interval interval = result.crossings().get(0).size().interval().orElseThrow();
        held += interval.low() <= truth && truth <= interval.high() ? 1 : 0;
      }
    }
    double coverage = (double) held / found;
    System.out.printf(
        "break-even, %d forks, spread %.2f: %d of %d found, coverage %.1f %%%n",
        forks, spread, found, SWEEPS, 100 * coverage);
    assertThat(found).isGreaterThan(SWEEPS * 95 / 100);
    assertThat(coverage).isBetween(0.92, 0.98);
  }

  /** Equal modes: a claim that one of them wins anywhere is wrong. */
  @ParameterizedTest
  @CsvSource({"5", "10"})
  void equalModesAreRarelyToldApart(int forks) {
    Random random = new Random(20261102);
    int claimed = 0;
    for (int i = 0; i < SWEEPS; i++) {
      BreakEven result =
          new Costly(forks, 0.02, random.nextLong(), Costly.series(10, Math.sqrt(10), 7))
              .mode("SEQUENTIAL", 1, x -> x)
              .mode("EVENT_LOOP", 1, x -> x)
              .first();
      claimed += result.outcome() == Outcome.SAME ? 0 : 1;
    }
    System.out.printf(
        "break-even, equal modes, %d forks: %d of %d claimed%n", forks, claimed, SWEEPS);
    assertThat(claimed).isLessThanOrEqualTo(SWEEPS * 65 / 1000);
  }
}

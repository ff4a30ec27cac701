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
  private static final int SWEEPS = 300;

  /** How the time of a batch grows between the sizes that are measured. */
  enum Truth {
    LINEAR {
      @Override
      double sequential(double x) {
        return x;
      }
    },
    /** As of calls that share a cache: neither a line nor, with a fixed cost, a power. */
    POWER {
      @Override
      double sequential(double x) {
        return Math.pow(x, 0.8);
      }
    },
    /** All is won at once. */
    STEP {
      @Override
      double sequential(double x) {
        return x;
      }

      @Override
      double threads(double x, double crossing) {
        return x < crossing ? 1.5 * x : x / 1.5;
      }
    };

    abstract double sequential(double x);

    double threads(double x, double crossing) {
      return (sequential(crossing) + sequential(x)) / 2;
    }
  }

  @ParameterizedTest
  @CsvSource({
    "LINEAR, 5, 0.02", "LINEAR, 10, 0.02", "LINEAR, 5, 0.05",
    "POWER, 5, 0.02", "POWER, 10, 0.02", "POWER, 5, 0.05",
    "STEP, 5, 0.02", "STEP, 10, 0.02", "STEP, 5, 0.05"
  })
  void theIntervalHoldsTheTruthHoweverTimesGrow(Truth truth, int forks, double spread) {
    Random random = new Random(20261101);
    int found = 0;
    int held = 0;
    for (int i = 0; i < SWEEPS; i++) {
      // Anywhere between sizes of the sweep.
      double crossing = Math.pow(10, 2 + random.nextDouble());
      BreakEven result =
          new Costly(forks, spread, random.nextLong(), Costly.series(10, Math.sqrt(10), 7))
              .mode("SEQUENTIAL", 1, truth::sequential)
              .mode("THREADS", 2, x -> truth.threads(x, crossing))
              .first();
      if (result.outcome() == Outcome.FROM) {
        found++;
        Interval interval = result.crossings().get(0).size().interval().orElseThrow();
        held += interval.low() <= crossing && crossing <= interval.high() ? 1 : 0;
      }
    }
    double coverage = (double) held / found;
    System.out.printf(
        "break-even, %s, %d forks, spread %.2f: %d of %d found, coverage %.1f %%%n",
        truth, forks, spread, found, SWEEPS, 100 * coverage);
    assertThat(found).isGreaterThan(SWEEPS * 95 / 100);
    assertThat(coverage).isGreaterThanOrEqualTo(0.93);
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
      claimed += result.outcome() == Outcome.OPEN || result.outcome() == Outcome.SAME ? 0 : 1;
    }
    System.out.printf(
        "break-even, equal modes, %d forks: %d of %d claimed%n", forks, claimed, SWEEPS);
    assertThat(claimed).isLessThanOrEqualTo(SWEEPS * 65 / 1000);
  }
}

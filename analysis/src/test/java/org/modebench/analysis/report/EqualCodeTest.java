package org.modebench.analysis.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.modebench.analysis.cells.Rows;
import org.modebench.analysis.findings.modes.Fastest;
import org.modebench.analysis.findings.modes.ModeRanking;
import org.modebench.analysis.statistics.Difference;
import org.modebench.analysis.statistics.Estimate;
import org.modebench.analysis.statistics.Interval;

/**
 * Modes of equal speed, each with several numbers of workers, of which the best is chosen by the
 * data that are then tested. Each test prints what it found.
 */
class EqualCodeTest {
  private static final int WORKLOADS = 400;
  private static final double SECONDS = 0.05;
  private static final int[] WORKERS = {1, 2, 5, 10};
  private static final String[] MODES = {
    "THREADS", "THREAD_POOL", "FORK_JOIN", "VIRTUAL_THREADS", "EVENT_LOOP", "PROCESS_POOL"
  };

  @Test
  void claimsDifferencesOnEqualCodeInAtMostOneWorkloadInTwenty() {
    Random random = new Random(20261120);
    int claimed = 0;
    for (int i = 0; i < WORKLOADS; i++) {
      claimed += equal(random, 5, 0.02, MODES, WORKERS).slower().isEmpty() ? 0 : 1;
    }
    assertAtMostFivePercent("6 modes × 4 numbers of workers", claimed);
  }

  /**
   * Only one of the two modes has many numbers to choose from, and no other pair is corrected for.
   */
  @Test
  void norWhereOneModeHasManyNumbersOfWorkers() {
    Random random = new Random(20261121);
    int claimed = 0;
    for (int i = 0; i < WORKLOADS; i++) {
      ModeRanking contest =
          equal(random, 5, 0.05, new String[] {"THREAD_POOL"}, new int[] {1, 2, 3, 4, 5, 6, 8, 10});
      boolean differs =
          contest.differences().pairs().stream().anyMatch(Difference::distinguishable);
      claimed += differs ? 1 : 0;
    }
    assertAtMostFivePercent("SEQUENTIAL against 8 numbers of workers", claimed);
  }

  private static void assertAtMostFivePercent(String what, int claimed) {
    System.out.printf("equal code, %s: %d of %d claimed%n", what, claimed, WORKLOADS);
    // Two standard errors of a binomial share at 5 %.
    double most = 0.05 + 2 * Math.sqrt(0.05 * 0.95 / WORKLOADS);
    assertThat((double) claimed / WORKLOADS).isLessThan(most);
  }

  /** Time and speedup of the best of 25, where the truth is the same of all, and a speedup of 1. */
  @ParameterizedTest
  @CsvSource({"3, 0.01", "5, 0.01", "10, 0.01", "3, 0.05", "5, 0.05", "10, 0.05"})
  void theIntervalsOfTheBestKnowThatItWasChosen(int forks, double spread) {
    Random random = new Random(20261122);
    int ofTime = 0;
    int ofGain = 0;
    for (int i = 0; i < WORKLOADS; i++) {
      Fastest fastest = Fastest.of(equal(random, forks, spread, MODES, WORKERS)).orElseThrow();
      ofTime += covers(fastest.value(), SECONDS) ? 1 : 0;
      ofGain += fastest.gain().map(gain -> covers(gain, 1)).orElse(true) ? 1 : 0;
    }
    System.out.printf(
        "best of 25 equal cells, %d forks, spread %.2f: time covered in %.1f %%, speedup in %.1f %%%n",
        forks, spread, 100.0 * ofTime / WORKLOADS, 100.0 * ofGain / WORKLOADS);
    assertThat(ofTime).isGreaterThanOrEqualTo(WORKLOADS * 93 / 100);
    assertThat(ofGain).isGreaterThanOrEqualTo(WORKLOADS * 93 / 100);
  }

  private static boolean covers(Estimate estimate, double truth) {
    Interval interval = estimate.interval().orElseThrow();
    return interval.low() <= truth && truth <= interval.high();
  }

  private static ModeRanking equal(
      Random random, int forks, double spread, String[] modes, int[] workers) {
    Run run = Run.of(Rows.CPU);
    add(run, random, forks, spread, "SEQUENTIAL", 1);
    for (String mode : modes) {
      for (int number : workers) {
        add(run, random, forks, spread, mode, number);
      }
    }
    return run.contest();
  }

  private static void add(
      Run run, Random random, int forks, double spread, String mode, int workers) {
    for (int fork = 1; fork <= forks; fork++) {
      run.fork(mode, workers, fork, SECONDS * Math.exp(spread * random.nextGaussian()));
    }
  }
}

package org.modebench.analysis.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.modebench.analysis.cells.Rows;
import org.modebench.analysis.findings.modes.ModeRanking;

/**
 * Choosing the number of workers by the data that are then tested favours modes with many; this
 * shows that the corrected tests claim a difference on equal code in at most 5 % of workloads all
 * the same.
 */
class EqualCodeTest {
  private static final int WORKLOADS = 400;
  private static final int FORKS = 5;
  private static final String[] MODES = {
    "THREADS", "THREAD_POOL", "FORK_JOIN", "VIRTUAL_THREADS", "EVENT_LOOP", "PROCESS_POOL"
  };

  @Test
  void claimsDifferencesOnEqualCodeInAtMostOneWorkloadInTwenty() {
    Random random = new Random(20261120);
    int claimed = 0;
    for (int i = 0; i < WORKLOADS; i++) {
      ModeRanking contest = equal(random);
      claimed += contest.slower().isEmpty() ? 0 : 1;
    }
    // Two standard errors of a binomial share at 5 %.
    double most = 0.05 + 2 * Math.sqrt(0.05 * 0.95 / WORKLOADS);
    assertThat((double) claimed / WORKLOADS).isLessThan(most);
  }

  private static ModeRanking equal(Random random) {
    Forks forks = new Forks(random);
    forks.add("SEQUENTIAL", 1);
    for (String mode : MODES) {
      for (int workers : new int[] {1, 2, 5, 10}) {
        forks.add(mode, workers);
      }
    }
    return forks.run.contest();
  }

  private record Forks(Random random, Run run) {
    Forks(Random random) {
      this(random, Run.of(Rows.CPU));
    }

    void add(String mode, int workers) {
      for (int fork = 1; fork <= FORKS; fork++) {
        run.fork(mode, workers, fork, 0.05 * Math.exp(0.02 * random.nextGaussian()));
      }
    }
  }
}

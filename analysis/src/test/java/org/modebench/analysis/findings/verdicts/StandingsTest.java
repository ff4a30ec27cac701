package org.modebench.analysis.findings.verdicts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.modebench.analysis.report.Run;
import org.modebench.analysis.results.record.CaseKey;
import org.modebench.analysis.statistics.Criteria;
import org.modebench.analysis.statistics.Verdict;

class StandingsTest {
  private static final CaseKey BEST = key("THREAD_POOL", 2);
  private static final CaseKey OPEN = key("THREADS", 2);

  private static CaseKey key(String mode, int workers) {
    return new CaseKey("CpuBound", mode, workers, 10, "limit=5000000");
  }

  private static Standings of(Run run) {
    return Standings.of(run.measurements(), Criteria.STANDARD);
  }

  private static List<CaseKey> cases(List<Standing> standings) {
    return standings.stream().map(Standing::of).toList();
  }

  private static Run decided() {
    return Run.computing()
        .cell("SEQUENTIAL", 1, 0.050, 0.002)
        .cell("THREAD_POOL", 2, 0.025, 0.002)
        .cell("FORK_JOIN", 2, 0.02501, 0.002);
  }

  @Test
  void whatIsWorseOrTheSameNeedsNoMoreForks() {
    Standings standings = of(decided());

    assertThat(standings.open()).isEmpty();
    assertThat(standings.toMeasure()).isEmpty();
    assertThat(standings.all())
        .extracting(Standing::of, Standing::best, Standing::isBest, Standing::forks)
        .hasSize(3)
        .allMatch(all -> all.toList().get(1).equals(BEST) && all.toList().get(3).equals(5));
    assertThat(standings.all().stream().flatMap(s -> s.toBest().stream()))
        .extracting(difference -> difference.verdict())
        .containsExactly(Verdict.SLOWER, Verdict.SAME);
  }

  @Test
  void whatIsOpenIsMeasuredAgainWithTheBestThatItIsComparedWith() {
    Standings standings = of(decided().cell("THREADS", 2, 0.0254, 0.03));

    assertThat(cases(standings.open())).containsExactly(OPEN);
    assertThat(cases(standings.toMeasure())).containsExactlyInAnyOrder(BEST, OPEN);
  }

  /** Another workload is another question: its best gets no forks for the first. */
  @Test
  void eachWorkloadHasItsOwnBest() {
    Standings standings =
        of(
            decided()
                .cell("THREADS", 2, 0.0254, 0.03)
                .and(
                    Run.waiting()
                        .cell("SEQUENTIAL", 1, 1.0, 0.002)
                        .cell("THREADS", 10, 0.1, 0.002)));

    assertThat(standings.all()).hasSize(6);
    assertThat(cases(standings.toMeasure())).containsExactlyInAnyOrder(BEST, OPEN);
  }

  @Test
  void aCaseThatFailedOrIsAloneHasNoStanding() {
    assertThat(of(Run.computing().cell("SEQUENTIAL", 1, 0.05, 0.002)).all()).isEmpty();
    Run failed = decided().failed("THREADS", 2, "It broke.");
    assertThat(cases(of(failed).all())).hasSize(3).doesNotContain(OPEN);
  }
}

package org.modebench.analysis.findings.modes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.modebench.analysis.catalogue.Metric;
import org.modebench.analysis.cells.CellKey;
import org.modebench.analysis.statistics.ChosenBest;
import org.modebench.analysis.statistics.Criteria;
import org.modebench.analysis.statistics.Estimate;
import org.modebench.analysis.statistics.Judgement;
import org.modebench.analysis.statistics.LogSample;
import org.modebench.analysis.statistics.Pair;
import org.modebench.analysis.statistics.Verdict;

/**
 * The fastest of all modes and numbers of workers that can be chosen, with intervals which know
 * that it was chosen: among those that are not shown to be slower.
 */
public final class Fastest {
  private final ModeRanking contest;
  private final CellKey place;
  private final ChosenBest chosen;

  private Fastest(ModeRanking contest, CellKey place) {
    this.contest = contest;
    this.place = place;
    this.chosen = new ChosenBest(1 + rivals(), Criteria.STANDARD.confidence());
  }

  /** The fastest of a contest; empty if none can be chosen. */
  public static Optional<Fastest> of(ModeRanking contest) {
    return contest.fastest().map(place -> new Fastest(contest, place));
  }

  /** How many others might as well have been the fastest. */
  private int rivals() {
    LogSample least = compared(place);
    List<Pair<CellKey>> pairs = new ArrayList<>();
    for (CellKey other : contest.cells().keySet()) {
      if (!other.equals(place) && ModeRanking.isChoice(other)) {
        contest
            .compared(other, contest.metric())
            .ifPresent(sample -> pairs.add(new Pair<>(other, place, sample, least)));
      }
    }
    return (int)
        Judgement.of(pairs, Criteria.STANDARD).stream()
            .filter(difference -> difference.verdict() != Verdict.SLOWER)
            .count();
  }

  /** What it took, in the metric of the contest. */
  public Estimate value() {
    return chosen.mean(sample(place));
  }

  /** What it reached in a metric of which more is better. */
  public Optional<Estimate> most(Metric metric) {
    return contest.sample(place, metric).map(chosen::greatest);
  }

  /** How many times as fast as the baseline it is; empty if it is the baseline. */
  public Optional<Estimate> gain() {
    return contest
        .baseline()
        .filter(baseline -> !baseline.equals(place))
        .map(baseline -> chosen.timesAs(compared(baseline), compared(place)));
  }

  private LogSample sample(CellKey of) {
    return contest.sample(of, contest.metric()).orElseThrow();
  }

  private LogSample compared(CellKey of) {
    return contest.compared(of, contest.metric()).orElseThrow();
  }
}

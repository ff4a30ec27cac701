package org.modebench.analysis.findings.servers;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.modebench.analysis.cells.CellKey;
import org.modebench.analysis.findings.modes.ModeRanking;
import org.modebench.analysis.statistics.Criteria;
import org.modebench.analysis.statistics.Difference;
import org.modebench.analysis.statistics.Judgement;
import org.modebench.analysis.statistics.LogSample;
import org.modebench.analysis.statistics.Pair;
import org.modebench.analysis.statistics.Verdict;

/**
 * The shares of blocking requests at which a server is shown to be slower than at the least.
 *
 * @param slower one at least
 * @param fromOn the share from which on all greater ones are slower, too, as one of them; a single
 *     one may be so by chance, or be the only one that could be measured well. Empty if the
 *     greatest is not shown to be slower
 */
public record BlockingDose(
    CellKey place, List<Difference<Double>> slower, Optional<Difference<Double>> fromOn) {

  /** One for each server that some share is shown to slow down. */
  public static List<BlockingDose> in(ParameterStudy study) {
    List<BlockingDose> doses = new ArrayList<>();
    for (CellKey place : study.places()) {
      List<Difference<Double>> byShare = againstLeast(study, place);
      List<Difference<Double>> slower =
          byShare.stream().filter(difference -> difference.verdict() == Verdict.SLOWER).toList();
      if (!slower.isEmpty()) {
        doses.add(new BlockingDose(place, slower, fromOn(byShare)));
      }
    }
    return List.copyOf(doses);
  }

  private static List<Difference<Double>> againstLeast(ParameterStudy study, CellKey place) {
    double least = study.contests().firstKey();
    Optional<LogSample> none = sample(study.first(), place);
    List<Pair<Double>> pairs = new ArrayList<>();
    study
        .contests()
        .forEach(
            (share, contest) -> {
              Optional<LogSample> some = sample(contest, place);
              if (share != least && some.isPresent()) {
                none.ifPresent(base -> pairs.add(new Pair<>(share, least, some.get(), base)));
              }
            });
    return Judgement.of(pairs, Criteria.STANDARD);
  }

  private static Optional<LogSample> sample(ModeRanking contest, CellKey place) {
    return contest.sample(place, contest.metric());
  }

  private static Optional<Difference<Double>> fromOn(List<Difference<Double>> byShare) {
    int from = byShare.size();
    while (from > 0 && byShare.get(from - 1).verdict() == Verdict.SLOWER) {
      from--;
    }
    return from < byShare.size() ? Optional.of(byShare.get(from)) : Optional.empty();
  }
}

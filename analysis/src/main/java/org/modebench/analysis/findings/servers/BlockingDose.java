package org.modebench.analysis.findings.servers;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.modebench.analysis.catalogue.Metric;
import org.modebench.analysis.cells.CellKey;
import org.modebench.analysis.findings.modes.ModeRanking;
import org.modebench.analysis.statistics.Criteria;
import org.modebench.analysis.statistics.Difference;
import org.modebench.analysis.statistics.Judgement;
import org.modebench.analysis.statistics.LogSample;
import org.modebench.analysis.statistics.Pair;
import org.modebench.analysis.statistics.Verdict;

/**
 * The shares of blocking requests, or the lengths of a blocking call, at which a server is shown to
 * be worse than at the least.
 *
 * @param slower from the least on
 * @param fromOn the value from which on all greater ones are worse, too, as one of them; a single
 *     one may be so by chance, or be the only one that could be measured well. Empty if the
 *     greatest is not shown to be worse
 */
public record BlockingDose(
    CellKey place, List<Difference<Double>> slower, Optional<Difference<Double>> fromOn) {

  /** One for each server that some value is shown to slow down. */
  public static List<BlockingDose> in(ParameterStudy study) {
    return study.places().stream()
        .map(place -> of(study, place, ModeRanking::metric))
        .filter(dose -> !dose.slower.isEmpty())
        .toList();
  }

  /**
   * That of one server.
   *
   * @param metric of which less is better
   */
  public static BlockingDose of(
      ParameterStudy study, CellKey place, Function<ModeRanking, Metric> metric) {
    List<Difference<Double>> byValue = againstLeast(study, place, metric);
    return new BlockingDose(
        place,
        byValue.stream().filter(difference -> difference.verdict() == Verdict.SLOWER).toList(),
        fromOn(byValue));
  }

  /** How it compares at a value with the least; empty if it is not shown to be worse. */
  public Optional<Difference<Double>> at(double value) {
    return slower.stream().filter(difference -> difference.first() == value).findFirst();
  }

  private static List<Difference<Double>> againstLeast(
      ParameterStudy study, CellKey place, Function<ModeRanking, Metric> metric) {
    double least = study.contests().firstKey();
    Optional<LogSample> none = study.first().sample(place, metric.apply(study.first()));
    List<Pair<Double>> pairs = new ArrayList<>();
    study
        .contests()
        .forEach(
            (value, contest) -> {
              Optional<LogSample> some = contest.sample(place, metric.apply(contest));
              if (value != least && some.isPresent()) {
                none.ifPresent(base -> pairs.add(new Pair<>(value, least, some.get(), base)));
              }
            });
    return Judgement.of(pairs, Criteria.STANDARD);
  }

  private static Optional<Difference<Double>> fromOn(List<Difference<Double>> byValue) {
    int from = byValue.size();
    while (from > 0 && byValue.get(from - 1).verdict() == Verdict.SLOWER) {
      from--;
    }
    return from < byValue.size() ? Optional.of(byValue.get(from)) : Optional.empty();
  }
}

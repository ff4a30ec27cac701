package org.modebench.analysis.findings.servers;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.modebench.analysis.cells.Place;
import org.modebench.analysis.findings.modes.Contest;
import org.modebench.analysis.prose.Names;
import org.modebench.analysis.statistics.Criteria;
import org.modebench.analysis.statistics.Difference;
import org.modebench.analysis.statistics.Judgement;
import org.modebench.analysis.statistics.LogSample;
import org.modebench.analysis.statistics.Pair;
import org.modebench.analysis.statistics.Verdict;
import org.modebench.analysis.table.Figures;
import org.modebench.analysis.text.Listing;

/** From which share of blocking requests on a server is shown to be slower than without any. */
public final class BlockingDose {
  private final Study study;

  private BlockingDose(Study study) {
    this.study = study;
  }

  /** A sentence for each server that some share is shown to slow down. */
  public static List<String> in(Study study) {
    BlockingDose dose = new BlockingDose(study);
    List<String> sentences = new ArrayList<>();
    for (Place place : study.places()) {
      dose.of(place).ifPresent(sentences::add);
    }
    return sentences;
  }

  private Optional<String> of(Place place) {
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
    return sentence(place, Judgement.of(pairs, Criteria.STANDARD));
  }

  private static Optional<LogSample> sample(Contest contest, Place place) {
    return contest.sample(place, contest.metric());
  }

  /**
   * The share from which on all greater ones are slower, too; a single one may be so by chance, or
   * be the only one that could be measured well.
   */
  private Optional<String> sentence(Place place, List<Difference<Double>> byShare) {
    List<Difference<Double>> slower =
        byShare.stream().filter(difference -> difference.verdict() == Verdict.SLOWER).toList();
    if (slower.isEmpty()) {
      return Optional.empty();
    }
    int from = byShare.size();
    while (from > 0 && byShare.get(from - 1).verdict() == Verdict.SLOWER) {
      from--;
    }
    return Optional.of(
        from < byShare.size()
            ? sentence(place, byShare.get(from))
            : "%s is shown to be slower at %s, but not at the greatest share."
                .formatted(
                    Names.mode(place),
                    Listing.of(
                        slower.stream().map(found -> study.at(found.first())).toList(), "and")));
  }

  private String sentence(Place place, Difference<Double> found) {
    return "%s is shown to be slower from %s on: there it takes %s times the time."
        .formatted(Names.mode(place), study.at(found.first()), Figures.ratio(found.ratio()));
  }
}

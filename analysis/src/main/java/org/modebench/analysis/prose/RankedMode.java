package org.modebench.analysis.prose;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.modebench.analysis.cells.CellKey;
import org.modebench.analysis.findings.modes.ModeRanking;
import org.modebench.analysis.results.Status;
import org.modebench.analysis.statistics.Difference;
import org.modebench.analysis.statistics.Estimate;
import org.modebench.analysis.table.Figures;

/**
 * A mode among those of a workload, beside the fastest.
 *
 * @param name with its number of workers where that is not the fastest's
 * @param time the geometric mean of its fork means, in the unit of the ranking's metric
 * @param ratio to the fastest; empty for the fastest, and where there are too few forks
 * @param figure the ratio in words
 * @param remark what else is known of it, in a word or two; empty if nothing is
 */
public record RankedMode(
    String name,
    double time,
    Optional<Estimate> ratio,
    String figure,
    String remark,
    boolean suspect) {

  /** The modes of a workload from the fastest on; those that are not judged come last. */
  public static List<RankedMode> of(ModeRanking ranking) {
    List<RankedMode> modes = new ArrayList<>();
    for (CellKey place : ranking.differences().fromBest()) {
      Optional<Difference<CellKey>> toFastest = ranking.toFastest(place);
      modes.add(
          ranked(
              ranking,
              place,
              toFastest.map(Difference::ratio),
              toFastest.map(Difference::ratio).map(DifferenceWords::ratio).orElse("1 (fastest)"),
              toFastest.map(difference -> remark(ranking, difference)).orElse("")));
    }
    for (CellKey place : ranking.unjudged()) {
      modes.add(ranked(ranking, place, Optional.empty(), Figures.NONE, "too few forks"));
    }
    return List.copyOf(modes);
  }

  private static RankedMode ranked(
      ModeRanking ranking, CellKey place, Optional<Estimate> ratio, String figure, String remark) {
    boolean suspect = ranking.cell(place).status() == Status.SUSPECT;
    return new RankedMode(
        ranking.fastest().map(best -> Names.beside(place, best)).orElseGet(() -> Names.mode(place)),
        ranking.sample(place, ranking.metric()).orElseThrow().geometricMean(),
        ratio,
        figure,
        remark + (suspect && !remark.isEmpty() ? ", " : "") + (suspect ? "SUSPECT" : ""),
        suspect);
  }

  private static String remark(ModeRanking ranking, Difference<CellKey> difference) {
    if (ranking.missingForks() > 0) {
      return "";
    }
    return switch (difference.verdict()) {
      case SAME -> "same";
      case UNDECIDED -> "undecided";
      case FASTER, SLOWER, DIFFERENT -> "";
    };
  }
}

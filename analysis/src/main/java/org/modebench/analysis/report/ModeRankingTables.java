package org.modebench.analysis.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.modebench.analysis.catalogue.Metrics;
import org.modebench.analysis.catalogue.Parameters;
import org.modebench.analysis.cells.CellKey;
import org.modebench.analysis.findings.modes.ModeRanking;
import org.modebench.analysis.prose.DifferenceWords;
import org.modebench.analysis.prose.Names;
import org.modebench.analysis.prose.SpeedWords;
import org.modebench.analysis.statistics.Criteria;
import org.modebench.analysis.statistics.Difference;
import org.modebench.analysis.table.Column;
import org.modebench.analysis.table.Figures;
import org.modebench.analysis.table.Table;

/** The modes of a workload from the fastest to the slowest, with the tests between them. */
final class ModeRankingTables {
  private static final List<String> NOTES =
      List.of(
          "Each mode with the fewest workers that are as good as its best: within 2 % by the number,"
              + " and not shown to be slower. Only these are compared here; over all numbers of"
              + " workers, as the command differences has them, fewer pairs may be told apart.",
          "Modes that share a letter cannot be told apart (Welch's test on the logarithms of fork"
              + " means, Holm's correction over all pairs of the table), nor can those marked ~."
              + " same: shown to differ by less than 2 % (two one-sided tests). maybe <2 %: the"
              + " difference is there, but may be that small.");

  /** Contests are in time, or in the latency, which is a time, too. */
  private static final DifferenceWords WORDS = new DifferenceWords(Metrics.WALL, Criteria.STANDARD);

  /** A mode between the fastest and the slowest. */
  private record Entrant(
      CellKey place, String time, Optional<Difference<CellKey>> toFastest, String letters) {
    static Entrant of(ModeRanking contest, CellKey place, Map<CellKey, String> letters) {
      return new Entrant(
          place,
          contest
              .sample(place, contest.metric())
              .map(sample -> Figures.time(sample.estimate(Criteria.STANDARD.confidence())))
              .orElse(Figures.NONE),
          contest.toFastest(place),
          letters.getOrDefault(place, Figures.NONE));
    }
  }

  private static final List<Column<Entrant>> COLUMNS =
      List.of(
          Column.text(Parameters.MODE.name(), entrant -> entrant.place().mode()),
          Column.count(
              Parameters.WORKERS.noun(),
              Parameters.WORKERS.name(),
              entrant -> entrant.place().workers()),
          Column.figure("time [95 % interval]", Entrant::time),
          Column.figure(
              "times that of the fastest",
              entrant ->
                  entrant.toFastest().map(d -> DifferenceWords.ratio(d.ratio())).orElse("1")),
          Column.figure(
              "p (Holm)",
              entrant -> entrant.toFastest().map(DifferenceWords::p).orElse(Figures.NONE)),
          Column.text(
              "verdict", entrant -> entrant.toFastest().map(WORDS::verdict).orElse("fastest")),
          Column.text("letters", Entrant::letters));

  private ModeRankingTables() {}

  /** The tables of contests between at least two modes, with the notes under the last. */
  static List<Table<?>> all(Collection<ModeRanking> contests) {
    List<Table<?>> tables = new ArrayList<>();
    contests.stream()
        .filter(contest -> contest.entrants().size() > 1)
        .map(ModeRankingTables::of)
        .forEach(tables::add);
    if (!tables.isEmpty()) {
      Table<?> last = tables.remove(tables.size() - 1);
      List<String> notes = new ArrayList<>(last.notes());
      notes.addAll(NOTES);
      tables.add(last.withNotes(notes));
    }
    return tables;
  }

  private static Table<Entrant> of(ModeRanking contest) {
    Map<CellKey, String> letters = contest.differences().letters();
    return new Table<>(
        Names.of(contest.workload()) + ": mode against mode",
        COLUMNS,
        contest.differences().fromBest().stream()
            .map(place -> Entrant.of(contest, place, letters))
            .toList(),
        SpeedWords.describe(contest.cells()).stream().toList());
  }
}

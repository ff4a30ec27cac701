package org.modebench.analysis.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.modebench.analysis.cells.Place;
import org.modebench.analysis.findings.modes.Contest;
import org.modebench.analysis.prose.DifferenceWords;
import org.modebench.analysis.prose.Names;
import org.modebench.analysis.statistics.Criteria;
import org.modebench.analysis.table.Figures;
import org.modebench.analysis.table.Sheet;
import org.modebench.analysis.table.Sheet.Column;
import org.modebench.analysis.table.Sheet.Entry;

/** The modes of a workload from the fastest to the slowest, with the tests between them. */
final class ContestSheet {
  private static final List<Column> COLUMNS =
      List.of(
          new Column("mode", false),
          new Column("workers", true),
          new Column("time [95 % interval]", true),
          new Column("times that of the fastest", true),
          new Column("p (Holm)", true),
          new Column("verdict", false),
          new Column("letters", false));

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
  private static final DifferenceWords WORDS = new DifferenceWords("s", Criteria.STANDARD);

  private ContestSheet() {}

  /** The sheets of contests between at least two modes, with the notes under the last. */
  static List<Sheet> all(Collection<Contest> contests) {
    List<Sheet> sheets = new ArrayList<>();
    contests.stream()
        .filter(contest -> contest.entrants().size() > 1)
        .map(ContestSheet::of)
        .forEach(sheets::add);
    if (!sheets.isEmpty()) {
      Sheet last = sheets.remove(sheets.size() - 1);
      sheets.add(new Sheet(last.title(), last.columns(), last.rows(), List.of(), NOTES));
    }
    return sheets;
  }

  private static Sheet of(Contest contest) {
    Map<Place, String> letters = contest.differences().letters();
    List<List<Entry>> rows = new ArrayList<>();
    for (Place place : contest.differences().fromBest()) {
      var difference = contest.toFastest(place);
      rows.add(
          List.of(
              Entry.of(place.mode()),
              Entry.of(Integer.toString(place.workers())),
              Entry.of(
                  Figures.time(
                      contest
                          .cell(place)
                          .sample(contest.metric())
                          .orElseThrow()
                          .estimate(Criteria.STANDARD.confidence()))),
              Entry.of(difference.map(d -> DifferenceWords.ratio(d.ratio())).orElse("1")),
              Entry.of(difference.map(DifferenceWords::p).orElse(Figures.NONE)),
              Entry.of(difference.map(WORDS::verdict).orElse("fastest")),
              Entry.of(letters.getOrDefault(place, Figures.NONE))));
    }
    String title = Names.of(contest.workload()) + ": mode against mode";
    return new Sheet(title, COLUMNS, rows, List.of(), List.of());
  }
}

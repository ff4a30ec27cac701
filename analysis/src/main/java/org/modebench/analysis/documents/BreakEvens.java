package org.modebench.analysis.documents;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.modebench.analysis.cells.Measurements;
import org.modebench.analysis.cells.Place;
import org.modebench.analysis.findings.breakeven.BreakEven;
import org.modebench.analysis.findings.breakeven.Crossing;
import org.modebench.analysis.findings.breakeven.Outcome;
import org.modebench.analysis.findings.breakeven.Sweep;
import org.modebench.analysis.prose.DifferenceWords;
import org.modebench.analysis.prose.Sentence;
import org.modebench.analysis.results.Results;
import org.modebench.analysis.table.Document;
import org.modebench.analysis.table.Figures;
import org.modebench.analysis.table.Footnotes;
import org.modebench.analysis.table.Sheet;
import org.modebench.analysis.table.Sheet.Column;
import org.modebench.analysis.table.Sheet.Entry;
import org.modebench.analysis.text.ForeignText;

/** The break-even points of runs as sheets. */
public final class BreakEvens {
  /** The confidence level of every interval. */
  public static final double CONFIDENCE = 0.95;

  private static final List<String> LEGEND =
      List.of(
          "A mode pays from the size on at which its batches take less time than those of the other;"
              + " the size is that of the parameter swept, and the SEQUENTIAL time of one such"
              + " call.",
          "Interval: all sizes at which the 95 % interval of the ratio holds 1 (Fieller), on straight"
              + " lines between the sizes measured. A mode is faster at a size if that is"
              + " significant, by Holm's method over all pairs and sizes of the table, and if the"
              + " whole interval is beyond %s.".formatted(DifferenceWords.percent(Sweep.THRESHOLD)),
          "at most from: the smallest size measured, or the smallest from which on it is faster. only"
              + " at: faster there, and not shown to be at every greater size. not up to: the"
              + " largest size measured. no difference up to: neither is shown to be faster.");

  private BreakEvens() {}

  /** A document for each run in the results, in order of appearance. */
  public static List<Document> documents(Results results) {
    List<Document> documents = new ArrayList<>();
    Measurements.byRun(results).forEach((run, of) -> documents.add(document(run, of)));
    return documents;
  }

  /** The break-even points of one run. */
  public static Document document(String run, Measurements measurements) {
    List<Sweep> sweeps = Sweep.in(measurements);
    List<String> facts =
        sweeps.isEmpty()
            ? List.of(
                "There is no sweep: no benchmark was measured in two modes at several values of "
                    + String.join(" or ", Sweep.PARAMETERS)
                    + "; measure with --sweep.")
            : List.of();
    List<Sheet> sheets = new ArrayList<>();
    sweeps.forEach(sweep -> sheets.addAll(sheets(sweep)));
    return new Document("Break-even points of run " + run, facts, sheets, LEGEND);
  }

  /** One sheet against SEQUENTIAL, one for the other modes against each other. */
  public static List<Sheet> sheets(Sweep sweep) {
    List<BreakEven> all = sweep.breakEvens(CONFIDENCE);
    List<Sheet> sheets = new ArrayList<>();
    for (boolean baseline : new boolean[] {true, false}) {
      List<BreakEven> some =
          all.stream().filter(b -> b.against().equals(Place.BASELINE) == baseline).toList();
      if (!some.isEmpty()) {
        sheets.add(sheet(sweep, some, baseline ? "" : ", mode against mode"));
      }
    }
    return sheets;
  }

  private static Sheet sheet(Sweep sweep, List<BreakEven> breakEvens, String subtitle) {
    Footnotes footnotes = new Footnotes();
    List<List<Entry>> rows = new ArrayList<>();
    for (BreakEven found : breakEvens) {
      boolean none = found.crossings().isEmpty();
      rows.add(
          List.of(
              Entry.of(found.place().mode()),
              Entry.of(Integer.toString(found.place().workers())),
              Entry.of(against(found.against())),
              Entry.of(found.outcome().words()),
              Entry.of(none ? Figures.NONE : joined(found, BreakEvens::size)),
              Entry.of(none ? Figures.NONE : joined(found, BreakEvens::time)),
              footnotes.entry(
                  found.status().name(),
                  found.reasons().stream().map(ForeignText::printable).toList())));
    }
    List<String> notes =
        breakEvens.stream()
            .filter(found -> !found.undecided().isEmpty())
            .filter(found -> found.outcome() != Outcome.NOWHERE)
            .map(found -> new Sentence(sweep.parameter(), found).text())
            .toList();
    return new Sheet(sweep.title() + subtitle, columns(sweep), rows, footnotes.sentences(), notes);
  }

  private static List<Column> columns(Sweep sweep) {
    return List.of(
        new Column("mode", false),
        new Column("work-\ners", true),
        new Column("against\n(workers)", false),
        new Column("pays", false),
        new Column(sweep.parameter() + "\n[95 % interval]", true),
        new Column("time of one call\n[95 % interval]", true),
        new Column("status", false));
  }

  private static String against(Place place) {
    return place.equals(Place.BASELINE)
        ? place.mode()
        : place.mode() + " (" + place.workers() + ")";
  }

  private static String joined(BreakEven found, Function<Crossing, String> text) {
    String between = found.outcome() == Outcome.BETWEEN ? " to " : "; ";
    return found.crossings().stream().map(text).collect(Collectors.joining(between));
  }

  private static String size(Crossing crossing) {
    return Sentence.size(crossing.size());
  }

  private static String time(Crossing crossing) {
    return crossing.callSeconds().map(Sentence::time).orElse(Figures.NONE);
  }
}

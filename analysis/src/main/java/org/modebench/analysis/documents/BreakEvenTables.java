package org.modebench.analysis.documents;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.modebench.analysis.catalogue.Parameter;
import org.modebench.analysis.catalogue.Workloads;
import org.modebench.analysis.cells.CellKey;
import org.modebench.analysis.cells.Measurements;
import org.modebench.analysis.findings.breakeven.BreakEven;
import org.modebench.analysis.findings.breakeven.Crossing;
import org.modebench.analysis.findings.breakeven.ModePair;
import org.modebench.analysis.findings.breakeven.Outcome;
import org.modebench.analysis.findings.breakeven.Sizes;
import org.modebench.analysis.findings.breakeven.Sweep;
import org.modebench.analysis.prose.BreakEvenWords;
import org.modebench.analysis.prose.DifferenceWords;
import org.modebench.analysis.prose.Sentence;
import org.modebench.analysis.results.Results;
import org.modebench.analysis.statistics.Criteria;
import org.modebench.analysis.statistics.Estimate;
import org.modebench.analysis.table.Column;
import org.modebench.analysis.table.Document;
import org.modebench.analysis.table.Field;
import org.modebench.analysis.table.Figures;
import org.modebench.analysis.table.Table;

/** From which size of a call on a mode beats another. */
public final class BreakEvenTables {
  /** The confidence level of every interval. */
  public static final double CONFIDENCE = 0.95;

  private static final List<String> REMARKS =
      List.of(
          "at most from: the smallest size measured, or the smallest from which it is always faster. only at: faster there, but not shown to be at every larger size. not up to: not faster up to the largest size measured. no difference up to: shown to be as fast, within 2 %, at every size. open up to: neither is shown to be faster, nor that they are as fast.");

  /**
   * Two modes.
   *
   * @param at the break-even points of the row: all of them for people, at most one for programs
   */
  private record Line(Sweep sweep, BreakEven found, List<Crossing> at) {
    CellKey place() {
      return found.place();
    }

    CellKey against() {
      return found.against();
    }

    Optional<Estimate> size() {
      return at.stream().findFirst().map(Crossing::size);
    }

    Optional<Estimate> callSeconds() {
      return at.stream().findFirst().flatMap(Crossing::callSeconds);
    }

    String joined(Function<Crossing, String> text) {
      String separator = found.outcome() == Outcome.BETWEEN ? " to " : "; ";
      return at.isEmpty()
          ? Figures.NONE
          : at.stream().map(text).collect(Collectors.joining(separator));
    }
  }

  private BreakEvenTables() {}

  /**
   * The columns.
   *
   * @param parameter that was swept, as the title of a column
   */
  private static List<Column<Line>> columns(String parameter) {
    return List.of(
        Column.hidden(Field.plain("parameter", (Line line) -> line.sweep().parameter())),
        CommonColumns.mode(Line::place),
        CommonColumns.workers(Line::place),
        Column.text("against\n(workers)", (Line line) -> against(line.against()))
            .as(
                List.of(
                    Field.text("against", line -> line.against().mode()),
                    Field.plain("against_workers", line -> line.against().workers()))),
        Column.text("pays", (Line line) -> BreakEvenWords.of(line.found().outcome()))
            .as(Field.plain("outcome", line -> line.found().outcome().name()))
            .legend(
                "A mode pays off from the size at which its batches start to take less time than the other's; a size is given as the value of the swept parameter and as the SEQUENTIAL time of one such call."),
        Column.figure(
                parameter + "\n[between]",
                (Line line) -> line.joined(crossing -> Sentence.size(crossing.size())))
            .as(Field.estimate("size", "", Line::size))
            .legend(
                "Interval: the sizes measured between which the point lies, so measure more sizes there to narrow it; the value is where straight lines between them cross. A mode is faster at a size if it is shown to be by more than %s (Welch's test against it), after Holm's correction over all pairs and sizes of the table."
                    .formatted(DifferenceWords.percent(Sweep.THRESHOLD))),
        Column.figure(
                "time of one call\n[between]", (Line line) -> line.joined(BreakEvenTables::time))
            .as(Field.estimate("call", "_s", Line::callSeconds)),
        Column.hidden(
            Field.text(
                "undecided_at",
                line ->
                    line.found().undecided().stream()
                        .map(Sizes::text)
                        .collect(Collectors.joining(" ")))),
        CommonColumns.confidence(CONFIDENCE),
        CommonColumns.status(line -> line.found().status(), line -> line.found().reasons()),
        CommonColumns.reason(line -> line.found().reasons()));
  }

  /** A document for each run in the results, in order of appearance. */
  public static List<Document> documents(Results results) {
    List<Document> documents = new ArrayList<>();
    Measurements.byRun(results).forEach((run, of) -> documents.add(document(run, of)));
    return documents;
  }

  /** The break-even points of one run. */
  public static Document document(String run, Measurements measurements) {
    List<Sweep> sweeps = Sweep.in(measurements);
    List<String> facts = new ArrayList<>();
    if (sweeps.isEmpty()) {
      facts.add(
          "There is no sweep: no benchmark was measured in two modes at several values of "
              + sizes()
              + "; measure with --sweep.");
    }
    List<Table<?>> tables = new ArrayList<>();
    sweeps.forEach(
        sweep -> {
          tables.addAll(of(sweep));
          absence(sweep).ifPresent(facts::add);
        });
    return new Document(
        "Break-even points of run " + run, facts, tables, tables.isEmpty() ? List.of() : REMARKS);
  }

  /** Why a sweep has no tables, as a sentence; empty if it has some. */
  public static Optional<String> absence(Sweep sweep) {
    return of(sweep).isEmpty()
        ? Optional.of(
            "%s: no break-even point can be told, since it takes times of two modes at %s sizes or more, of %s forks each."
                .formatted(sweep.title(), ModePair.FEWEST_SIZES, Criteria.FEWEST_FORKS))
        : Optional.empty();
  }

  private static String sizes() {
    return Workloads.all().stream()
        .flatMap(workload -> workload.size().stream())
        .map(Parameter::name)
        .distinct()
        .collect(Collectors.joining(" or "));
  }

  /**
   * One table against SEQUENTIAL, one for the other modes against each other; none if there are too
   * few sizes or forks for any of them.
   */
  public static List<Table<?>> of(Sweep sweep) {
    List<BreakEven> all = sweep.breakEvens(CONFIDENCE);
    if (all.stream().allMatch(found -> found.crossings().isEmpty())) {
      return List.of();
    }
    List<Table<?>> tables = new ArrayList<>();
    for (boolean baseline : new boolean[] {true, false}) {
      List<BreakEven> some =
          all.stream().filter(b -> b.against().equals(CellKey.BASELINE) == baseline).toList();
      if (!some.isEmpty()) {
        tables.add(
            new Table<>(
                sweep.title() + (baseline ? "" : ", mode against mode"),
                columns(sweep.parameter()),
                some.stream().map(found -> new Line(sweep, found, found.crossings())).toList(),
                notes(sweep, some)));
      }
    }
    return tables;
  }

  private static List<String> notes(Sweep sweep, List<BreakEven> breakEvens) {
    return breakEvens.stream()
        .filter(found -> !found.undecided().isEmpty())
        .filter(found -> found.outcome() != Outcome.NOWHERE)
        .map(found -> new Sentence(sweep.parameter(), found).text())
        .toList();
  }

  /** A line for each break-even point, and one for each two modes that have none. */
  public static String csv(Results results) {
    List<InRun<Line>> lines = new ArrayList<>();
    Measurements.byRun(results)
        .forEach(
            (run, measurements) ->
                Sweep.in(measurements)
                    .forEach(
                        sweep ->
                            lines(sweep)
                                .forEach(line -> lines.add(new InRun<>(run, sweep.rest(), line)))));
    return InRun.csv(columns(""), lines);
  }

  private static List<Line> lines(Sweep sweep) {
    List<Line> lines = new ArrayList<>();
    for (BreakEven found : sweep.breakEvens(CONFIDENCE)) {
      if (found.crossings().isEmpty()) {
        lines.add(new Line(sweep, found, List.of()));
      }
      found.crossings().forEach(at -> lines.add(new Line(sweep, found, List.of(at))));
    }
    return lines;
  }

  private static String against(CellKey place) {
    return place.equals(CellKey.BASELINE)
        ? place.mode()
        : place.mode() + " (" + place.workers() + ")";
  }

  private static String time(Crossing crossing) {
    return crossing.callSeconds().map(Sentence::time).orElse(Figures.NONE);
  }
}

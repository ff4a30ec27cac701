package org.modebench.analysis.documents;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.modebench.analysis.cells.Cell;
import org.modebench.analysis.cells.CellKey;
import org.modebench.analysis.cells.MeasuredWorkload;
import org.modebench.analysis.cells.Measurements;
import org.modebench.analysis.findings.steady.ForkState;
import org.modebench.analysis.findings.steady.IterationTimes;
import org.modebench.analysis.findings.steady.SteadyState;
import org.modebench.analysis.prose.SteadyWords;
import org.modebench.analysis.results.Results;
import org.modebench.analysis.statistics.Segment;
import org.modebench.analysis.statistics.Tolerance;
import org.modebench.analysis.table.Column;
import org.modebench.analysis.table.Document;
import org.modebench.analysis.table.Field;
import org.modebench.analysis.table.Figures;
import org.modebench.analysis.table.Table;
import org.modebench.analysis.text.ForeignText;

/** Which forks of a run were in a steady state while they were measured. */
public final class SteadyTables {
  private static final String STATE =
      "state: flat (no change or drift was found), warm-up (slower iterations come first), slowdown (faster ones come first), no steady state (still changing in the last quarter, or drifting to the end).";

  private static final String OVERHEAD =
      "JIT compilation, garbage collection: in the fork's JVM, as a share of the measured time, or per iteration where its length is not on record; with a large share of compilation, there was no steady state either.";

  private static final int MOST_SEGMENTS = 4;

  /** The forks of a cell. */
  private record CellState(CellKey place, SteadyState state) {}

  /** One of the forks of a cell. */
  private record Fork(CellKey place, ForkState state) {}

  private static final List<Column<CellState>> OF_CELLS =
      List.of(
          CommonColumns.mode(CellState::place),
          CommonColumns.workers(CellState::place),
          Column.count("n", "forks", (CellState cell) -> cell.state().forks().size())
              .legend("n: forks, each classified on its own."),
          Column.figure("iter-\nations", cell -> SteadyWords.iterations(cell.state())),
          Column.figure(
                  "JIT com-\npilation",
                  (CellState cell) ->
                      overhead(cell.state().compileShare(), cell.state().compileSeconds()))
              .legend(OVERHEAD),
          Column.figure(
                  "garbage\ncollection",
                  (CellState cell) -> overhead(cell.state().gcShare(), cell.state().gcSeconds()))
              .legend(OVERHEAD),
          Column.text("state", (CellState cell) -> SteadyWords.of(cell.state())).legend(STATE));

  /** In the order of a CSV table, which has all of them. */
  private static final List<Column<Fork>> OF_FORKS =
      List.of(
          CommonColumns.mode(Fork::place),
          CommonColumns.workers(Fork::place),
          Column.count("fork", "fork", fork -> fork.state().fork()),
          Column.text("state", (Fork fork) -> SteadyWords.of(fork.state()))
              .as(Field.plain("state", fork -> fork.state().classification().title()))
              .legend(STATE),
          Column.hidden(Field.plain("iterations", fork -> fork.state().seconds().size())),
          Column.figure("steady\nfrom", (Fork fork) -> steadyFrom(fork).orElse(Figures.NONE))
              .as(Field.text("steady_from", fork -> steadyFrom(fork).orElse("")))
              .legend("steady from: the first iteration of the steady state."),
          Column.hidden(Field.number("drift_per_iteration", fork -> fork.state().drift())),
          Column.figure("out-\nliers", SteadyTables::outliers)
              .as(
                  Field.text(
                      "outliers", fork -> joined(fork.state().outliers(), i -> "" + (i + 1))))
              .legend(
                  "outliers: single iterations that were excluded from the search for changes."),
          Column.text("iterations: mean time", SteadyTables::segments)
              .as(
                  Field.text(
                      "segments",
                      fork ->
                          joined(
                              fork.state().segments(),
                              s -> s.from() + 1 + "-" + s.to() + ":" + s.mean())))
              .legend(
                  "Change points are found by PELT with a penalty of 15 ln n, following Barrett et al., Virtual"
                      + " machine warmup blows hot and cold, OOPSLA 2017. Iterations drift if the Mann–Kendall test finds a trend at the 0.1 % level; the size of the drift is the Theil–Sen slope. Times that alternate between fast and slow are neither."),
          Column.hidden(
              List.of(
                  Field.number("measured_s", fork -> fork.state().measuredSeconds()),
                  Field.number("compile_s", fork -> fork.state().compileSeconds()),
                  Field.number("gc_s", fork -> fork.state().gcSeconds()),
                  Field.number("compile_share", fork -> fork.state().compileShare()),
                  Field.number("gc_share", fork -> fork.state().gcShare()))));

  private final IterationTimes times;
  private final Tolerance tolerance;

  /**
   * Tables of runs judged as given.
   *
   * @param times how long the iterations of the runs were
   * @param tolerance up to which segments are equally fast
   */
  public SteadyTables(IterationTimes times, Tolerance tolerance) {
    this.times = times;
    this.tolerance = tolerance;
  }

  /** A document for each run in the results, in order of appearance. */
  public List<Document> documents(Results results) {
    List<Document> documents = new ArrayList<>();
    Measurements.byRun(results)
        .forEach(
            (run, measurements) -> {
              List<Table<?>> tables = new ArrayList<>();
              measurements
                  .workloads()
                  .forEach(
                      (workload, cells) ->
                          tables.addAll(tables(workload, states(run, workload, cells))));
              documents.add(
                  new Document("Steady state of run " + run, List.of(), tables, List.of()));
            });
    return documents;
  }

  /** A line for each fork of each run, in order of appearance. */
  public String csv(Results results) {
    return InRun.csv(
        OF_FORKS, results, (run, workload, cells) -> forks(states(run, workload, cells)));
  }

  private List<CellState> states(
      String run, MeasuredWorkload workload, SortedMap<CellKey, Cell> cells) {
    List<CellState> states = new ArrayList<>();
    cells.forEach(
        (place, cell) ->
            states.add(
                new CellState(
                    place, SteadyState.of(cell, times.least(run, workload, place), tolerance))));
    return states;
  }

  /** Every cell, then every fork that changed or drifted. */
  private static List<Table<?>> tables(MeasuredWorkload workload, List<CellState> cells) {
    List<Table<?>> tables = new ArrayList<>();
    tables.add(new Table<>(workload.title() + ": steady state", OF_CELLS, cells, notes(cells)));
    List<Fork> changing =
        forks(cells).stream()
            .filter(fork -> fork.state().segments().size() > 1 || fork.state().drift().isPresent())
            .toList();
    if (!changing.isEmpty()) {
      tables.add(new Table<>(workload.title() + ": forks with changes", OF_FORKS, changing));
    }
    return tables;
  }

  private static List<Fork> forks(List<CellState> cells) {
    return cells.stream()
        .flatMap(cell -> cell.state().forks().stream().map(fork -> new Fork(cell.place(), fork)))
        .toList();
  }

  private static List<String> notes(List<CellState> cells) {
    List<String> unsettled =
        cells.stream()
            .filter(cell -> cell.state().isUnsettled())
            .map(CellState::place)
            .map(place -> ForeignText.printable(place.mode()) + " with " + place.workers())
            .toList();
    return unsettled.isEmpty()
        ? List.of()
        : List.of(
            "Forks that never settle count in the tables like any other; warm up longer: %s."
                .formatted(String.join(", ", unsettled)));
  }

  /** As a share of the measured time, or else as time. */
  private static String overhead(OptionalDouble share, OptionalDouble seconds) {
    if (share.isPresent()) {
      return Figures.percent(share.getAsDouble());
    }
    return seconds.isPresent() ? Figures.roughTime(seconds.getAsDouble()) : Figures.NONE;
  }

  private static Optional<String> steadyFrom(Fork fork) {
    return fork.state().steadyFrom().stream()
        .mapToObj(index -> Integer.toString(index + 1))
        .findFirst();
  }

  private static String outliers(Fork fork) {
    int outliers = fork.state().outliers().size();
    return outliers == 0 ? "" : Integer.toString(outliers);
  }

  /** The last few, which tell the most. */
  private static String segments(Fork fork) {
    List<Segment> segments = fork.state().segments();
    int left = Math.max(0, segments.size() - MOST_SEGMENTS);
    return (left > 0 ? "…; " : "")
        + segments.subList(left, segments.size()).stream()
            .map(
                segment ->
                    "%s–%s: %s"
                        .formatted(segment.from() + 1, segment.to(), Figures.time(segment.mean())))
            .collect(Collectors.joining("; "))
        + drift(fork.state().drift());
  }

  private static String drift(OptionalDouble drift) {
    return drift.isEmpty()
        ? ""
        : ", %s %s an iteration"
            .formatted(
                drift.getAsDouble() > 0 ? "rising by" : "falling by",
                Figures.percent(Math.abs(drift.getAsDouble())));
  }

  private static <T> String joined(List<T> parts, Function<T, String> text) {
    return parts.stream().map(text).collect(Collectors.joining(" "));
  }
}

package org.modebench.analysis.documents;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.modebench.analysis.cells.Cell;
import org.modebench.analysis.cells.CellKey;
import org.modebench.analysis.cells.MeasuredWorkload;
import org.modebench.analysis.cells.Measurements;
import org.modebench.analysis.findings.steady.CellCourse;
import org.modebench.analysis.findings.steady.ForkState;
import org.modebench.analysis.findings.steady.IterationEffect;
import org.modebench.analysis.findings.steady.IterationTimes;
import org.modebench.analysis.findings.steady.SteadyState;
import org.modebench.analysis.findings.steady.SteadyVerdict.Outcome;
import org.modebench.analysis.prose.SteadyWords;
import org.modebench.analysis.results.ForkCourses;
import org.modebench.analysis.results.ForkCourses.Bin;
import org.modebench.analysis.results.ForkKey;
import org.modebench.analysis.results.Results;
import org.modebench.analysis.statistics.Estimate;
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
  private static final String VERDICT =
      "state: steady if, over forks, the last half of what was measured is as fast as its third quarter, and all as the last half (each shown to be within 2 %); not steady if either is shown to differ by more; else the greatest change that is not ruled out.";

  private static final String CLASSES =
      "flat (no change or drift was found), warm-up (slower iterations come first), slowdown (faster ones come first), no steady state (still changing in the last quarter, or drifting to the end).";

  private static final String OVERHEAD =
      "JIT compilation, garbage collection: in the fork's JVM, as a share of the measured time, or per iteration where its length is not on record; with a large share of compilation, there was no steady state either.";

  private static final int MOST_SEGMENTS = 4;

  /** The forks of a cell. */
  private record CellState(CellKey place, SteadyState state, CellCourse course) {
    boolean hasCourse() {
      return course.verdict().outcome() != Outcome.NO_COURSE;
    }

    OptionalDouble timeToPeak() {
      return course.curve().timeToPeak();
    }

    Optional<Estimate> firstOverSecond() {
      return course.firstOverSecond().map(IterationEffect::ratio);
    }
  }

  /** One of the forks of a cell. */
  private record Fork(CellState cell, ForkState state) {
    CellKey place() {
      return cell.place();
    }
  }

  private static final Column<CellState> TIME_TO_PEAK =
      Column.<CellState>figure("time to\npeak", cell -> timeToPeak(cell))
          .as(Field.number("time_to_peak_s", CellState::timeToPeak))
          .legend(
              "time to peak: from the first batch of a fork until its batches stay within 5 % of the last quarter, as the median of the forks.");

  private static final Column<CellState> FIRST_OVER_SECOND =
      Column.<CellState>estimate(
              "iteration\n1 / 2",
              "first_over_second",
              "",
              CellState::firstOverSecond,
              Figures::ratio)
          .legend(
              "iteration 1 / 2: the time of the first measured iteration over that of the second, over forks.");

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
          FIRST_OVER_SECOND);

  /** Those of a run with courses of its forks beside it. */
  private static final List<Column<CellState>> BY_COURSE = List.of(TIME_TO_PEAK, state(VERDICT));

  private static final List<Column<CellState>> BY_ITERATIONS =
      List.of(
          state("by iterations, where a run has no courses of its forks beside it: " + CLASSES));

  /** In the order of a CSV table, which has all of them. */
  private static final List<Column<Fork>> OF_FORKS =
      List.of(
          CommonColumns.mode(Fork::place),
          CommonColumns.workers(Fork::place),
          Column.count("fork", "fork", fork -> fork.state().fork()),
          Column.text("state", (Fork fork) -> SteadyWords.of(fork.state()))
              .as(Field.plain("state", fork -> fork.state().classification().title()))
              .legend("state: " + CLASSES),
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
                  Field.number("gc_share", fork -> fork.state().gcShare()))),
          Column.hidden(
              List.of(
                  Field.plain(
                      "verdict",
                      fork ->
                          fork.cell()
                              .course()
                              .verdict()
                              .outcome()
                              .name()
                              .toLowerCase(Locale.ROOT)
                              .replace('_', ' ')),
                  Field.number(
                      "change_possible", fork -> fork.cell().course().verdict().possible()))),
          TIME_TO_PEAK.in(Fork::cell).hidden(),
          FIRST_OVER_SECOND.in(Fork::cell).hidden());

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
              ForkCourses courses = results.courses(run);
              List<Table<?>> tables = new ArrayList<>();
              measurements
                  .workloads()
                  .forEach(
                      (workload, cells) ->
                          tables.addAll(
                              tables(workload, states(courses.byFork(), run, workload, cells))));
              documents.add(
                  new Document("Steady state of run " + run, List.of(), tables, courses.remarks()));
            });
    return documents;
  }

  /** A line for each fork of each run, in order of appearance. */
  public String csv(Results results) {
    Map<String, Map<ForkKey, List<Bin>>> courses = new HashMap<>();
    return InRun.csv(
        OF_FORKS,
        results,
        (run, workload, cells) ->
            forks(
                states(
                    courses.computeIfAbsent(run, id -> results.courses(id).byFork()),
                    run,
                    workload,
                    cells)));
  }

  private List<CellState> states(
      Map<ForkKey, List<Bin>> courses,
      String run,
      MeasuredWorkload workload,
      SortedMap<CellKey, Cell> cells) {
    List<CellState> states = new ArrayList<>();
    cells.forEach(
        (place, cell) ->
            states.add(
                new CellState(
                    place,
                    SteadyState.of(cell, times.least(run, workload, place), tolerance),
                    CellCourse.of(courses, workload, place, cell))));
    return states;
  }

  /** Every cell, then every fork that changed or drifted. */
  private static List<Table<?>> tables(MeasuredWorkload workload, List<CellState> cells) {
    List<Table<?>> tables = new ArrayList<>();
    List<Column<CellState>> columns = new ArrayList<>(OF_CELLS);
    columns.addAll(cells.stream().anyMatch(CellState::hasCourse) ? BY_COURSE : BY_ITERATIONS);
    tables.add(new Table<>(workload.title() + ": steady state", columns, cells, notes(cells)));
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
        .flatMap(cell -> cell.state().forks().stream().map(fork -> new Fork(cell, fork)))
        .toList();
  }

  private static List<String> notes(List<CellState> cells) {
    List<String> notes = new ArrayList<>();
    List<String> unsettled = names(cells, SteadyTables::isUnsettled);
    if (!unsettled.isEmpty()) {
      notes.add(
          "What was not steady counts in the tables like any other; warm up longer: %s."
              .formatted(String.join(", ", unsettled)));
    }
    List<String> unlike =
        names(
            cells,
            cell -> cell.course().firstOverSecond().filter(IterationEffect::isShown).isPresent());
    if (!unlike.isEmpty()) {
      notes.add(
          "The first measured iteration is shown to differ from the second by more than 2 %%, so that more iterations would change the mean; warm up longer: %s."
              .formatted(String.join(", ", unlike)));
    }
    return notes;
  }

  private static boolean isUnsettled(CellState cell) {
    return cell.hasCourse()
        ? cell.course().verdict().outcome() == Outcome.CHANGING
        : cell.state().isUnsettled();
  }

  private static List<String> names(List<CellState> cells, Predicate<CellState> which) {
    return cells.stream()
        .filter(which)
        .map(CellState::place)
        .map(place -> ForeignText.printable(place.mode()) + " with " + place.workers())
        .toList();
  }

  private static Column<CellState> state(String legend) {
    return Column.<CellState>text(
            "state", cell -> SteadyWords.ofCell(cell.course().verdict(), cell.state()))
        .legend(legend);
  }

  private static String timeToPeak(CellState cell) {
    OptionalDouble peak = cell.timeToPeak();
    if (peak.isEmpty()) {
      return Figures.NONE;
    }
    return peak.getAsDouble() == 0 ? "at once" : Figures.roughTime(peak.getAsDouble());
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

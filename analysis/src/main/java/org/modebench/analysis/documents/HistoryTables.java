package org.modebench.analysis.documents;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.modebench.analysis.findings.comparison.ComparedCell;
import org.modebench.analysis.findings.comparison.Fact;
import org.modebench.analysis.findings.comparison.RecordedCell;
import org.modebench.analysis.findings.comparison.RunComparison;
import org.modebench.analysis.findings.history.Course;
import org.modebench.analysis.findings.history.History;
import org.modebench.analysis.findings.history.HistoryRun;
import org.modebench.analysis.findings.history.LevelChange;
import org.modebench.analysis.prose.DifferenceWords;
import org.modebench.analysis.prose.HistoryWords;
import org.modebench.analysis.statistics.LogSample;
import org.modebench.analysis.table.Column;
import org.modebench.analysis.table.CsvTable;
import org.modebench.analysis.table.Document;
import org.modebench.analysis.table.Field;
import org.modebench.analysis.table.Figures;
import org.modebench.analysis.table.Table;
import org.modebench.analysis.text.ForeignText;
import org.modebench.analysis.text.Sparkline;

/** What many runs show: the runs, the course of each cell, and on request every value. */
public final class HistoryTables {
  /** A course of more runs leaves no room beside it in a terminal. */
  private static final int MOST_MARKS = 30;

  private final History history;
  private final HistoryWords words;
  private final RecordedColumns recorded;

  /** The tables of a history. */
  public HistoryTables(History history) {
    this.history = history;
    this.words = new HistoryWords(history);
    this.recorded = new RecordedColumns(history.criteria());
  }

  /** A run that has the cell of a course. */
  private record Stop(Course course, HistoryRun run, Optional<ComparedCell> step) {
    Optional<RecordedCell> cell() {
      return course.cells().get(run.number() - 1);
    }

    Optional<LevelChange> change() {
      return course.changes().stream()
          .filter(change -> change.now().first() == run.number() - 1)
          .findFirst();
    }
  }

  /**
   * What changed, the course of each cell by group, and the runs.
   *
   * @param values whether every value of every run is listed, too
   */
  public Document document(boolean values) {
    List<String> facts = new ArrayList<>();
    facts.add(words.runs());
    facts.add(words.newest());
    facts.addAll(words.changes());
    facts.addAll(words.notes());
    List<Table<?>> tables = new ArrayList<>();
    history.groups().forEach(group -> tables.add(courses(group)));
    tables.add(runs());
    if (values) {
      tables.addAll(values().tables());
    }
    return new Document("History", facts, tables, List.of());
  }

  /** Every value of every run. */
  public Document values() {
    List<Table<?>> tables = new ArrayList<>();
    history.groups().forEach(group -> tables.add(values(group)));
    return new Document("Values", List.of(), tables, List.of());
  }

  /** A line for each run that has a cell. */
  public String csv() {
    return CsvTable.of(
        stopColumns(), history.courses().stream().flatMap(c -> stops(c).stream()).toList());
  }

  /** The courses of the cells of a group. */
  public Table<?> courses(String group) {
    return new Table<>(group, courseColumns(), history.courses(group));
  }

  private Table<?> values(String group) {
    return new Table<>(
        group + ": the values",
        stopColumns(),
        history.courses(group).stream().flatMap(course -> stops(course).stream()).toList());
  }

  private List<Stop> stops(Course course) {
    return history.runs().stream()
        .filter(run -> course.cells().get(run.number() - 1).isPresent())
        .map(run -> new Stop(course, run, history.step(run, course.name())))
        .toList();
  }

  private List<Column<Course>> courseColumns() {
    DifferenceColumns<Course> difference =
        new DifferenceColumns<>(course -> newestStep(course).flatMap(ComparedCell::difference));
    List<Column<Course>> columns = new ArrayList<>();
    columns.add(
        Column.text(
            history.runs().get(0).recording().columns().section(),
            course -> course.name().sectionInWords()));
    columns.add(
        Column.figure(
            history.runs().get(0).recording().columns().item(), course -> course.name().item()));
    if (history.machines() > 1) {
      columns.add(Column.figure("ma-\nchine", c -> Integer.toString(c.machine() + 1)));
    }
    columns.add(
        Column.text("course", HistoryTables::marks)
            .legend(
                "course: a mark for each run, the newest at the end, on a log scale of at least 30 %% from the lowest to the highest; %s where a run lacks the cell."
                    .formatted(Sparkline.GAP)));
    columns.add(
        recorded
            .<Course>value("newest", course -> course.cells().get(course.newestRun()))
            .legend(RecordedColumns.legend("newest")));
    columns.add(
        Column.<Course>text("changes", this::changes)
            .legend(
                "changes: the numbers of the runs with which the level changed: PELT, confirmed by a permutation test over all cells at 5 %, whose sample is the run."));
    columns.add(difference.ratio("/ run before", c -> Figures.NONE));
    columns.add(
        difference
            .verdict(
                "newest is",
                (course, of) ->
                    new DifferenceWords(course.metric(), history.criteria()).verdict(of),
                course -> "")
            .legend(
                "/ run before, newest is: as compare judges the two runs, by their forks, after Holm's correction over the cells of both. A machine may differ more from one hour to the next than between the forks of one run. "
                    + DifferenceColumns.verdicts(history.criteria())));
    return columns;
  }

  private Optional<ComparedCell> newestStep(Course course) {
    return history.step(history.runs().get(course.newestRun()), course.name());
  }

  private static String marks(Course course) {
    double[] values =
        course.cells().stream()
            .skip(Math.max(0, course.cells().size() - MOST_MARKS))
            .mapToDouble(
                cell ->
                    cell.flatMap(RecordedCell::sample)
                        .map(LogSample::geometricMean)
                        .orElse(Double.NaN))
            .toArray();
    return Sparkline.of(values);
  }

  private String changes(Course course) {
    return course.changes().isEmpty()
        ? Figures.NONE
        : course.changes().stream()
            .map(
                change ->
                    "%s %s".formatted(change.now().first() + 1, words.direction(course, change)))
            .collect(Collectors.joining(", "));
  }

  private List<Column<Stop>> stopColumns() {
    DifferenceColumns<Stop> difference =
        new DifferenceColumns<>(stop -> stop.step().flatMap(ComparedCell::difference));
    return List.of(
        Column.hidden(
            List.of(
                Field.text("group", stop -> stop.course().name().group()),
                Field.text("section", stop -> stop.course().name().sectionInWords()),
                Field.text("item", stop -> stop.course().name().item()),
                Field.plain("machine", stop -> stop.course().machine() + 1),
                Field.text("source", stop -> stop.run().recording().source()),
                Field.text("run", stop -> stop.run().recording().run()),
                Field.text(
                    "started", stop -> stop.run().started().map(Object::toString).orElse("")),
                Field.text("metric", stop -> stop.course().metric().name()),
                Field.text("unit", stop -> stop.course().metric().unit()))),
        Column.<Stop>text("cell", stop -> words.name(stop.course())).as(List.of()),
        Column.count("run", "run_number", stop -> stop.run().number()),
        Column.text("version", stop -> stop.run().version()),
        recorded.value("value", Stop::cell),
        difference.ratio("/ run before", stop -> Figures.NONE),
        difference.p(stop -> Figures.NONE),
        difference.verdict(
            "it is",
            (stop, of) ->
                new DifferenceWords(stop.course().metric(), history.criteria()).verdict(of),
            stop -> ""),
        DifferenceColumns.criteria(history.criteria()),
        Column.<Stop>text(
                "level",
                stop ->
                    stop.change().map(change -> words.direction(stop.course(), change)).orElse(""))
            .as(changeFields()));
  }

  private static List<Field<Stop>> changeFields() {
    List<Field<Stop>> fields =
        new ArrayList<>(
            Field.estimate("level_change", "", stop -> stop.change().map(LevelChange::ratio)));
    fields.add(
        Field.plain(
            "level_change_p", stop -> stop.change().<Object>map(LevelChange::p).orElse("")));
    return fields;
  }

  /** The runs, and what tells each from the one before. */
  public Table<?> runs() {
    List<Column<HistoryRun>> columns = new ArrayList<>();
    columns.add(Column.text("machine", this::machine));
    columns.add(Column.count("run", "number", HistoryRun::number));
    columns.add(Column.text("started (UTC)", HistoryWords::started));
    columns.add(
        Column.<HistoryRun>text("version", HistoryRun::version)
            .legend("version: the commit, with + where there were changes to it, or the file."));
    columns.add(Column.text(Fact.JDK.title(), run -> fact(run, Fact.JDK)));
    columns.add(Column.figure("cells", run -> Long.toString(cells(run))));
    columns.add(
        Column.<HistoryRun>text("differs in", this::differing)
            .legend("differs in: what is on record of a run and of the last one comparable."));
    columns.add(Column.text("file", run -> run.recording().title()));
    return new Table<>("Runs", columns, history.runs());
  }

  private String machine(HistoryRun run) {
    String host = fact(run, Fact.HOST);
    return history.machines() == 1 ? host : "%s (%s)".formatted(history.machine(run) + 1, host);
  }

  private static String fact(HistoryRun run, Fact fact) {
    return ForeignText.printable(Objects.toString(run.recording().facts().get(fact), Figures.NONE));
  }

  private static long cells(HistoryRun run) {
    return run.recording().cells().values().stream().filter(RecordedCell::isMeasured).count();
  }

  private String differing(HistoryRun run) {
    return history
        .step(run)
        .map(RunComparison::differingFacts)
        .map(
            facts ->
                facts.isEmpty()
                    ? "nothing"
                    : facts.stream().map(Fact::title).collect(Collectors.joining(", ")))
        .orElse(Figures.NONE);
  }
}

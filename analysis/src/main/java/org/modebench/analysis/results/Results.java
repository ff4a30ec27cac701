package org.modebench.analysis.results;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.modebench.analysis.catalogue.Catalogue;
import org.modebench.analysis.results.record.RunRecord;

/**
 * The rows of a results file, in file order, what is on record of their runs, and what their reader
 * had to say about them.
 */
public final class Results {
  private static final CoursesOfRun NO_COURSES = run -> ForkCourses.NONE;

  /** Reads the courses of the forks of a run. */
  @FunctionalInterface
  interface CoursesOfRun {
    ForkCourses of(String run);
  }

  private final RowList rows;
  private final List<String> warnings;
  private final Map<String, RunRecord> records;
  private final Map<String, String> gaps;
  private final List<String> runs;
  private final String newestRun;
  private final CoursesOfRun courses;

  private Results(
      List<Row> rows,
      List<String> warnings,
      Map<String, RunRecord> records,
      Map<String, String> gaps,
      CoursesOfRun courses) {
    this.courses = courses;
    this.rows = RowList.of(rows);
    this.warnings = List.copyOf(warnings);
    this.records = Map.copyOf(records);
    this.gaps = Map.copyOf(gaps);
    Map<String, Instant> lastMeasured = new LinkedHashMap<>();
    for (Row row : this.rows.heads()) {
      lastMeasured.merge(row.run(), row.timestamp(), (a, b) -> b.isAfter(a) ? b : a);
    }
    this.runs = List.copyOf(lastMeasured.keySet());
    String newest = "";
    Instant latest = Instant.MIN;
    for (Map.Entry<String, Instant> run : lastMeasured.entrySet()) {
      if (!run.getValue().isBefore(latest)) {
        newest = run.getKey();
        latest = run.getValue();
      }
    }
    this.newestRun = newest;
  }

  /** Results of the rows given, with no warning. */
  public static Results of(List<Row> rows) {
    return new Results(rows, List.of(), Map.of(), Map.of(), NO_COURSES);
  }

  /**
   * Results of the rows given.
   *
   * @param warnings what the reader of the rows wants its user to know, as sentences
   */
  public static Results of(List<Row> rows, List<String> warnings) {
    return new Results(rows, warnings, Map.of(), Map.of(), NO_COURSES);
  }

  /**
   * Results of the rows given.
   *
   * @param records what is on record of runs, by identifier
   * @param gaps how the rows of a run are not those that were written, as a sentence, by run
   */
  static Results of(
      List<Row> rows,
      List<String> warnings,
      Map<String, RunRecord> records,
      Map<String, String> gaps) {
    return new Results(rows, warnings, records, gaps, NO_COURSES);
  }

  /** Some of these rows, with what is on record of them. */
  public Results choosing(List<Row> some) {
    return new Results(some, warnings, records, gaps, courses);
  }

  /** The same results, with the courses of forks that are read when they are asked for. */
  Results with(CoursesOfRun known) {
    return new Results(rows, warnings, records, gaps, known);
  }

  /** The courses of the forks of a run; none where they are not on file. */
  public ForkCourses courses(String run) {
    return courses.of(run);
  }

  /** Every row, in file order. */
  public RowList rows() {
    return rows;
  }

  /** What the reader wants its user to know, as sentences; empty if nothing is amiss. */
  public List<String> warnings() {
    return warnings;
  }

  /** How the rows of runs are not those that their records say were written: a sentence a run. */
  public List<String> gaps() {
    return runs.stream().filter(gaps::containsKey).map(run -> gaps.getOrDefault(run, "")).toList();
  }

  /** The identifiers of the runs, in order of first appearance. */
  public List<String> runs() {
    return runs;
  }

  /** The rows of each run, in file order; runs in order of first appearance. */
  public Map<String, List<Row>> byRun() {
    return runs.size() == 1 ? Map.of(runs.get(0), rows) : rows.groupBy(Row::run);
  }

  /** The rows of one run, with the same warnings; no row if there is no such run. */
  public Results ofRun(String run) {
    return runs.equals(List.of(run)) ? this : choosing(byRun().getOrDefault(run, List.of()));
  }

  /** What is on record of a run; empty if nothing is. */
  public Optional<RunRecord> record(String run) {
    return Optional.ofNullable(records.get(run));
  }

  /** The catalogue, and what is on record of the workloads of a run that are not in it. */
  public Catalogue catalogue(String run) {
    return record(run).map(RunRecord::catalogue).orElse(Catalogue.STANDARD);
  }

  /**
   * The run that measured last: the one with the latest timestamp, the later in the file among
   * equals; empty if there is no row.
   */
  public String newestRun() {
    return newestRun;
  }
}

package org.modebench.analysis.findings.history;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.modebench.analysis.findings.comparison.CellName;
import org.modebench.analysis.findings.comparison.CircumstanceNames;
import org.modebench.analysis.findings.comparison.ComparedCell;
import org.modebench.analysis.findings.comparison.RecordedCell;
import org.modebench.analysis.findings.comparison.Recording;
import org.modebench.analysis.findings.comparison.RunComparison;
import org.modebench.analysis.statistics.ChangePoints;
import org.modebench.analysis.statistics.ChangePoints.ChangePoint;
import org.modebench.analysis.statistics.Criteria;

/**
 * Many runs, and the course of each cell over them.
 *
 * <p>Runs are compared as {@link RunComparison} compares two: by their forks, and only where one
 * machine made both. Changes of level are looked for in the courses of all cells together, with the
 * run as the sample: {@link ChangePoints}.
 */
public final class History {
  private final List<HistoryRun> runs;
  private final List<Integer> machines;
  private final List<Optional<RunComparison>> steps;
  private final List<Course> courses;
  private final Criteria criteria;

  private History(List<HistoryRun> runs, List<Integer> machines, Criteria criteria) {
    this.runs = runs;
    this.machines = machines;
    this.criteria = criteria;
    this.steps = compared();
    this.courses = divided();
  }

  /**
   * The history of runs in their order.
   *
   * @param runs one at least
   * @param acrossMachines whether runs of other machines count as if one had made them
   */
  public static History of(List<HistoryRun> runs, Criteria criteria, boolean acrossMachines) {
    List<Recording> named =
        CircumstanceNames.shortest(runs.stream().map(HistoryRun::recording).toList());
    List<HistoryRun> renamed = new ArrayList<>();
    for (HistoryRun run : runs) {
      renamed.add(run.with(named.get(renamed.size())));
    }
    List<Integer> machines =
        acrossMachines ? runs.stream().map(run -> 0).toList() : Machines.of(named);
    return new History(List.copyOf(renamed), machines, criteria);
  }

  private List<Optional<RunComparison>> compared() {
    List<Optional<RunComparison>> all = new ArrayList<>();
    for (int now = 0; now < runs.size(); now++) {
      Optional<RunComparison> step = Optional.empty();
      for (int old = now - 1; old >= 0 && step.isEmpty(); old--) {
        if (machines.get(old).equals(machines.get(now))) {
          step =
              Optional.of(
                      RunComparison.ofNamed(
                          runs.get(old).recording(), runs.get(now).recording(), criteria))
                  .filter(
                      comparison -> comparison.cells().stream().anyMatch(ComparedCell::isMeasured));
        }
      }
      all.add(step);
    }
    return List.copyOf(all);
  }

  private List<Course> divided() {
    Set<CellName> names = new LinkedHashSet<>();
    runs.forEach(run -> names.addAll(run.recording().cells().keySet()));
    List<Course> plain =
        names.stream()
            .flatMap(name -> machines.stream().distinct().map(machine -> course(name, machine)))
            .filter(Course::isMeasured)
            .toList();
    List<List<ChangePoint>> found =
        ChangePoints.of(plain.stream().map(Course::logarithms).toList(), criteria.level());
    List<Course> all = new ArrayList<>();
    for (int i = 0; i < plain.size(); i++) {
      all.add(plain.get(i).dividedAt(found.get(i), criteria.confidence()));
    }
    return List.copyOf(all);
  }

  private Course course(CellName name, int machine) {
    return Course.of(
        name,
        machine,
        runs.stream()
            .map(
                run ->
                    machines.get(run.number() - 1) == machine
                        ? Optional.ofNullable(run.recording().cells().get(name))
                        : Optional.<RecordedCell>empty())
            .toList());
  }

  /** The runs in their order. */
  public List<HistoryRun> runs() {
    return runs;
  }

  /** The number of the machine of a run, from 0. */
  public int machine(HistoryRun run) {
    return machines.get(run.number() - 1);
  }

  /** How many machines there are that are not compared. */
  public int machines() {
    return (int) machines.stream().distinct().count();
  }

  public Criteria criteria() {
    return criteria;
  }

  /** The courses of all cells that were measured, in the order of the tables. */
  public List<Course> courses() {
    return courses;
  }

  /** The courses of a group. */
  public List<Course> courses(String group) {
    return courses.stream().filter(course -> course.name().group().equals(group)).toList();
  }

  /** The groups of the cells, in their order. */
  public List<String> groups() {
    return courses.stream().map(course -> course.name().group()).distinct().toList();
  }

  /** How a run compares with the last run before it that has a cell in common and its machine. */
  public Optional<RunComparison> step(HistoryRun run) {
    return steps.get(run.number() - 1);
  }

  /** How a cell of a run compares with that of the last comparable run before it. */
  public Optional<ComparedCell> step(HistoryRun run, CellName name) {
    return step(run).stream()
        .flatMap(comparison -> comparison.cells().stream())
        .filter(cell -> cell.name().equals(name))
        .findFirst();
  }

  /** The run that a recording is of. */
  public HistoryRun run(Recording recording) {
    return runs.stream().filter(run -> run.recording().equals(recording)).findFirst().orElseThrow();
  }

  /**
   * A change of a cell.
   *
   * @param course of the cell
   */
  public record CellChange(Course course, LevelChange change) {}

  /** The changes by the index of the first run of the new level, those of one run together. */
  public SortedMap<Integer, List<CellChange>> changes() {
    SortedMap<Integer, List<CellChange>> byRun = new TreeMap<>();
    for (Course course : courses) {
      for (LevelChange change : course.changes()) {
        byRun
            .computeIfAbsent(change.now().first(), run -> new ArrayList<>())
            .add(new CellChange(course, change));
      }
    }
    return byRun;
  }

  /** The most runs that have one cell, of which a change of level can be looked for. */
  public int longest() {
    return courses.stream().mapToInt(Course::trusted).max().orElse(0);
  }

  /** What was measured, in words of the results; of runs that have none of it, what they have. */
  public Set<String> metrics() {
    Set<String> all = new LinkedHashSet<>();
    runs.forEach(run -> all.addAll(run.recording().metrics()));
    return all;
  }
}

package org.modebench.analysis.results;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.modebench.analysis.results.record.RunRecord;

/**
 * The newest run of a file, and every other whose forks may be taken together with its own: of the
 * same plan, or of any plan, but by the same build on the same machine. A run that is not on record
 * is comparable with none.
 */
public final class ComparableRuns {
  private static final int NAMED = 3;

  private final Results results;
  private final List<String> runs = new ArrayList<>();
  private final Map<String, String> leftOut = new LinkedHashMap<>();

  private ComparableRuns(Results results) {
    this.results = results;
  }

  /**
   * The runs that measured the same plan, so that their forks are one sample.
   *
   * @param results that have at least one row
   */
  public static ComparableRuns ofSamePlan(Results results) {
    return comparable(results, RunRecord::differenceTo);
  }

  /**
   * The runs that measured any cases, the same ones in the same way, so that each may have measured
   * a part.
   *
   * @param results that have at least one row
   */
  public static ComparableRuns ofAnyPlan(Results results) {
    return comparable(results, RunRecord::differenceInAnyPlan);
  }

  /** One run alone. */
  public static ComparableRuns only(Results results, String run) {
    ComparableRuns only = new ComparableRuns(results);
    only.runs.add(run);
    return only;
  }

  /** From the last run on back, so that of those that cannot stand together the later ones do. */
  private static ComparableRuns comparable(
      Results results, BiFunction<RunRecord, RunRecord, Optional<String>> difference) {
    ComparableRuns comparable = new ComparableRuns(results);
    String newest = results.newestRun();
    List<RunRecord> taken = new ArrayList<>(results.record(newest).stream().toList());
    List<String> backwards = new ArrayList<>(results.runs());
    Collections.reverse(backwards);
    Map<String, String> leftOut = new HashMap<>();
    for (String run : backwards) {
      if (run.equals(newest)) {
        continue;
      }
      Optional<RunRecord> record = results.record(run);
      if (taken.isEmpty() || record.isEmpty()) {
        leftOut.put(run, "not on record");
        continue;
      }
      Optional<String> why =
          taken.stream().flatMap(one -> difference.apply(one, record.get()).stream()).findFirst();
      if (why.isPresent()) {
        leftOut.put(run, why.get());
      } else {
        taken.add(record.get());
      }
    }
    for (String run : results.runs()) {
      String why = leftOut.getOrDefault(run, "");
      if (why.isEmpty()) {
        comparable.runs.add(run);
      } else {
        comparable.leftOut.put(run, why);
      }
    }
    return comparable;
  }

  /** What is on record of the runs that are taken together. */
  public List<RunRecord> records() {
    return runs.stream().flatMap(run -> results.record(run).stream()).toList();
  }

  /** The runs that are taken together, in order of first appearance. */
  public List<String> runs() {
    return List.copyOf(runs);
  }

  /** Why each of the other runs is left out, in a few words. */
  public Map<String, String> leftOut() {
    return leftOut;
  }

  /**
   * The rows of the comparable runs as those of one run; its identifier names them. The forks of
   * each are numbered on from those of the run before.
   */
  public Results together() {
    if (runs.size() == 1) {
      return results.ofRun(runs.get(0));
    }
    String name = name();
    RowList.Builder rows = new RowList.Builder();
    int before = 0;
    Map<String, Integer> forksBefore = new HashMap<>();
    Map<String, List<Row>> byRun = results.byRun();
    for (String run : runs) {
      int most = before;
      forksBefore.put(run, before);
      for (Row row : byRun.getOrDefault(run, List.of())) {
        int fork = Math.addExact(before, row.fork());
        most = Math.max(most, fork);
        rows.add(row.asForkOf(name, fork));
      }
      before = most;
    }
    Map<String, RunRecord> records = new HashMap<>();
    results.record(results.newestRun()).ifPresent(record -> records.put(name, record));
    String gaps =
        runs.stream()
            .flatMap(run -> results.ofRun(run).gaps().stream())
            .collect(Collectors.joining(" "));
    return Results.of(
            rows.build(),
            results.warnings(),
            records,
            gaps.isEmpty() ? Map.of() : Map.of(name, gaps))
        .with(any -> courses(forksBefore));
  }

  /** The courses of the forks of all, numbered as their rows are. */
  private ForkCourses courses(Map<String, Integer> forksBefore) {
    Map<ForkKey, List<ForkCourses.Bin>> all = new HashMap<>();
    List<String> remarks = new ArrayList<>();
    forksBefore.forEach(
        (run, before) -> {
          ForkCourses ofRun = results.courses(run);
          remarks.addAll(ofRun.remarks());
          ofRun
              .byFork()
              .forEach(
                  (fork, course) ->
                      all.put(new ForkKey(fork.of(), before + fork.number()), course));
        });
    return new ForkCourses(all, remarks);
  }

  private String name() {
    List<String> named = runs.subList(Math.max(0, runs.size() - NAMED), runs.size());
    int more = runs.size() - named.size();
    return String.join(" + ", named) + (more > 0 ? " + " + more + " more" : "");
  }
}

package org.modebench.analysis.results;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.modebench.analysis.results.record.RunRecord;

/**
 * The newest run of a file, and every other that measured the same plan with the same build on the
 * same machine, so that their forks are one sample. A run that is not on record is comparable with
 * none.
 */
public final class ComparableRuns {
  private static final int NAMED = 3;

  private final Results results;
  private final List<String> runs = new ArrayList<>();
  private final Map<String, String> leftOut = new LinkedHashMap<>();

  /**
   * @param results that have at least one row
   */
  public ComparableRuns(Results results) {
    this.results = results;
    String newest = results.newestRun();
    Optional<RunRecord> record = results.record(newest);
    for (String run : results.runs()) {
      String difference =
          run.equals(newest)
              ? ""
              : record
                  .flatMap(r -> results.record(run).map(other -> r.differenceTo(other).orElse("")))
                  .orElse("not on record");
      if (difference.isEmpty()) {
        runs.add(run);
      } else {
        leftOut.put(run, difference);
      }
    }
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
    Map<String, List<Row>> byRun = results.byRun();
    for (String run : runs) {
      int most = before;
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
        rows.build(), results.warnings(), records, gaps.isEmpty() ? Map.of() : Map.of(name, gaps));
  }

  private String name() {
    List<String> named = runs.subList(Math.max(0, runs.size() - NAMED), runs.size());
    int more = runs.size() - named.size();
    return String.join(" + ", named) + (more > 0 ? " + " + more + " more" : "");
  }
}

package org.modebench.analysis.findings.history;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.modebench.analysis.catalogue.Metrics;
import org.modebench.analysis.findings.comparison.ComparedCell;
import org.modebench.analysis.findings.comparison.Recording;
import org.modebench.analysis.findings.comparison.RunComparison;
import org.modebench.analysis.findings.comparison.RunRecording;
import org.modebench.analysis.results.ComparableRuns;
import org.modebench.analysis.results.Results;
import org.modebench.analysis.results.Row;
import org.modebench.analysis.statistics.Criteria;

/** The last run of a results file before another that can be compared with it. */
public final class LastRun {
  private LastRun() {}

  /**
   * How a run compares with the last one before it of the same machine that has a cell in common,
   * each together with the runs that count as one with it.
   *
   * @param all runs of the file
   * @param chosen one of them, or several that count as one
   * @return empty if there is no such run
   */
  public static Optional<RunComparison> before(Results all, Results chosen) {
    Set<String> gone = new HashSet<>(runs(all, chosen));
    Instant end = end(chosen.rows());
    for (Map.Entry<String, List<Row>> run : all.byRun().entrySet()) {
      if (end(run.getValue()).isAfter(end)) {
        gone.add(run.getKey());
      }
    }
    Recording now = recording(chosen);
    Results rest = without(all, gone);
    while (!rest.runs().isEmpty()) {
      ComparableRuns earlier = ComparableRuns.ofSamePlan(rest);
      RunComparison comparison =
          RunComparison.of(recording(earlier.together()), now, Criteria.STANDARD);
      if (!comparison.machinesDiffer()
          && comparison.cells().stream().anyMatch(ComparedCell::isMeasured)) {
        return Optional.of(comparison);
      }
      rest = without(rest, earlier.runs());
    }
    return Optional.empty();
  }

  /** Those that are chosen: where several count as one, these have a name of their own. */
  private static List<String> runs(Results all, Results chosen) {
    String name = chosen.newestRun();
    return all.runs().contains(name) ? List.of(name) : ComparableRuns.ofSamePlan(all).runs();
  }

  private static Instant end(List<Row> rows) {
    return rows.stream().map(Row::timestamp).max(Comparator.naturalOrder()).orElse(Instant.MIN);
  }

  private static Results without(Results all, Collection<String> runs) {
    return all.choosing(
        all.byRun().entrySet().stream()
            .filter(run -> !runs.contains(run.getKey()))
            .flatMap(run -> run.getValue().stream())
            .toList());
  }

  private static Recording recording(Results results) {
    String run = results.newestRun();
    return RunRecording.of("", results, results.record(run), Metrics.WALL.name());
  }
}

package org.modebench.analysis.documents;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.modebench.analysis.catalogue.Catalogue;
import org.modebench.analysis.cells.Measurements;
import org.modebench.analysis.results.Row;
import org.modebench.analysis.results.RowList;

/**
 * The figures of one run.
 *
 * @param workloads in the order of their titles
 */
record RunFigures(String run, Facts facts, List<WorkloadFigures> workloads) {
  /**
   * What the rows of the run say about where they come from; more than one value where they differ.
   */
  record Facts(
      Instant from,
      Instant to,
      List<String> hosts,
      List<Integer> cores,
      List<String> jdks,
      List<String> commits) {
    /** Whether rows come from more than one machine, JDK or commit. */
    boolean areMixed() {
      return hosts.size() > 1 || cores.size() > 1 || jdks.size() > 1 || commits.size() > 1;
    }
  }

  /** The figures in the rows of one run, of which there is at least one. */
  static RunFigures of(String run, List<Row> rows, Catalogue catalogue) {
    List<WorkloadFigures> workloads = new ArrayList<>();
    Measurements.of(rows, catalogue)
        .workloads()
        .forEach((workload, cells) -> workloads.add(WorkloadFigures.of(workload, cells)));
    return new RunFigures(run, facts(RowList.of(rows).heads()), List.copyOf(workloads));
  }

  private static Facts facts(RowList rows) {
    Instant from = Instant.MAX;
    Instant to = Instant.MIN;
    Set<String> hosts = new LinkedHashSet<>();
    Set<Integer> cores = new LinkedHashSet<>();
    Set<String> jdks = new LinkedHashSet<>();
    Set<String> commits = new LinkedHashSet<>();
    for (Row row : rows) {
      from = row.timestamp().isBefore(from) ? row.timestamp() : from;
      to = row.timestamp().isAfter(to) ? row.timestamp() : to;
      hosts.add(row.host());
      cores.add(row.cores());
      jdks.add(row.jdk());
      commits.add(row.commit());
    }
    return new Facts(
        from, to, List.copyOf(hosts), List.copyOf(cores), List.copyOf(jdks), List.copyOf(commits));
  }
}

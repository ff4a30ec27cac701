package org.modebench.analysis.tables;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.modebench.analysis.measurements.Measurements;
import org.modebench.analysis.results.Row;

/**
 * Every table of one run.
 *
 * @param workloads in the order of their titles
 */
record RunTables(String run, Facts facts, List<WorkloadTable> workloads) {
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

  /** The tables of the rows of one run, of which there is at least one. */
  static RunTables of(String run, List<Row> rows) {
    List<WorkloadTable> workloads = new ArrayList<>();
    Measurements.of(rows)
        .workloads()
        .forEach((workload, cells) -> workloads.add(WorkloadTable.of(workload, cells)));
    return new RunTables(run, facts(rows), List.copyOf(workloads));
  }

  private static Facts facts(List<Row> rows) {
    return new Facts(
        rows.stream().map(Row::timestamp).min(Instant::compareTo).orElseThrow(),
        rows.stream().map(Row::timestamp).max(Instant::compareTo).orElseThrow(),
        distinct(rows, Row::host),
        distinct(rows, Row::cores),
        distinct(rows, Row::jdk),
        distinct(rows, Row::commit));
  }

  private static <T> List<T> distinct(List<Row> rows, Function<Row, T> component) {
    return rows.stream().map(component).distinct().toList();
  }
}

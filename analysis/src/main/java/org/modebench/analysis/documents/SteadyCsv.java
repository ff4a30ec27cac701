package org.modebench.analysis.documents;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.modebench.analysis.cells.Place;
import org.modebench.analysis.cells.Workload;
import org.modebench.analysis.findings.steady.ForkState;
import org.modebench.analysis.results.Results;
import org.modebench.analysis.table.CsvTable;

/** The steady states of runs as one CSV table: a line for each fork. */
public final class SteadyCsv {
  private static final List<String> HEADER =
      List.of(
          "run",
          "benchmark",
          "calls",
          "params",
          "profiled",
          "mode",
          "workers",
          "fork",
          "state",
          "iterations",
          "steady_from",
          "drift_per_iteration",
          "outliers",
          "segments",
          "measured_s",
          "compile_s",
          "gc_s",
          "compile_share",
          "gc_share");

  private SteadyCsv() {}

  /**
   * The table of all runs, in order of appearance.
   *
   * @param documents with which the forks are judged
   */
  public static String of(Results results, SteadyDocuments documents) {
    CsvTable table = new CsvTable(HEADER);
    documents.each(
        results,
        (run, workload, states) ->
            states.forEach(
                (place, state) ->
                    state.forks().forEach(fork -> table.add(line(run, workload, place, fork)))));
    return table.toString();
  }

  private static List<String> line(String run, Workload workload, Place place, ForkState fork) {
    return List.of(
        CsvTable.text(run),
        CsvTable.text(workload.benchmark()),
        Integer.toString(workload.calls()),
        CsvTable.text(workload.params()),
        Boolean.toString(workload.profiled()),
        CsvTable.text(place.mode()),
        Integer.toString(place.workers()),
        Integer.toString(fork.fork()),
        fork.classification().title(),
        Integer.toString(fork.seconds().size()),
        fork.steadyFrom().isPresent() ? Integer.toString(fork.steadyFrom().getAsInt() + 1) : "",
        number(fork.drift()),
        fork.outliers().stream()
            .map(index -> Integer.toString(index + 1))
            .collect(Collectors.joining(" ")),
        fork.segments().stream()
            .map(segment -> segment.from() + 1 + "-" + segment.to() + ":" + segment.mean())
            .collect(Collectors.joining(" ")),
        number(fork.measuredSeconds()),
        number(fork.compileSeconds()),
        number(fork.gcSeconds()),
        number(fork.compileShare()),
        number(fork.gcShare()));
  }

  private static String number(OptionalDouble number) {
    return CsvTable.number(number);
  }
}

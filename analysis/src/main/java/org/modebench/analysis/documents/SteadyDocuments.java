package org.modebench.analysis.documents;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.modebench.analysis.cells.Cell;
import org.modebench.analysis.cells.Measurements;
import org.modebench.analysis.cells.Place;
import org.modebench.analysis.cells.Workload;
import org.modebench.analysis.findings.steady.IterationTimes;
import org.modebench.analysis.findings.steady.SteadyState;
import org.modebench.analysis.results.Results;
import org.modebench.analysis.statistics.Tolerance;
import org.modebench.analysis.table.Document;
import org.modebench.analysis.table.Sheet;

/** The steady states of runs as documents. */
public final class SteadyDocuments {
  private static final List<String> LEGEND =
      List.of(
          "state: flat, neither a change nor a drift was found; warm-up, slower iterations first;"
              + " slowdown, faster ones first; no steady state, still changing in the last quarter or"
              + " drifting up to the end. n: forks, each judged for itself.",
          "Changes are found by PELT with a penalty of 15 ln n, after Barrett et al., Virtual machine"
              + " warmup blows hot and cold, OOPSLA 2017. Iterations drift if the test of Mann and"
              + " Kendall finds a trend at the level of 0.1 %; its size is the slope of Theil and"
              + " Sen. Times that take turns, such as fast and slow, are neither.",
          "JIT compilation, garbage collection: of the fork's JVM, as a share of the measured time, or"
              + " per iteration where its length is not on record; a large share of compilation is no"
              + " steady state either.",
          "steady from: the first iteration of the steady state. outliers: single iterations that were"
              + " left out of the search for changes.");

  private final IterationTimes times;
  private final Tolerance tolerance;

  /**
   * Documents of runs judged as given.
   *
   * @param times how long the iterations of the runs were
   * @param tolerance up to which segments are equally fast
   */
  public SteadyDocuments(IterationTimes times, Tolerance tolerance) {
    this.times = times;
    this.tolerance = tolerance;
  }

  /** A document for each run in the results, in order of appearance. */
  public List<Document> of(Results results) {
    Map<String, List<Sheet>> byRun = new LinkedHashMap<>();
    results.runs().forEach(run -> byRun.put(run, new ArrayList<>()));
    each(
        results,
        (run, workload, states) ->
            Objects.requireNonNull(byRun.get(run)).addAll(SteadySheets.of(workload, states)));
    return byRun.entrySet().stream()
        .map(
            entry ->
                new Document(
                    "Steady state of run " + entry.getKey(), List.of(), entry.getValue(), LEGEND))
        .toList();
  }

  /** Takes the states of the cells of one workload of a run. */
  interface Visitor {
    void visit(String run, Workload workload, SortedMap<Place, SteadyState> states);
  }

  /** Visits every workload of every run, in order of appearance. */
  void each(Results results, Visitor visitor) {
    Measurements.byRun(results)
        .forEach(
            (run, measurements) ->
                measurements
                    .workloads()
                    .forEach(
                        (workload, cells) ->
                            visitor.visit(run, workload, states(run, workload, cells))));
  }

  /** The states of the cells of one workload of a run. */
  public SortedMap<Place, SteadyState> states(
      String run, Workload workload, SortedMap<Place, Cell> cells) {
    SortedMap<Place, SteadyState> states = new TreeMap<>();
    cells.forEach(
        (place, cell) ->
            states.put(place, SteadyState.of(cell, times.least(run, workload, place), tolerance)));
    return states;
  }
}

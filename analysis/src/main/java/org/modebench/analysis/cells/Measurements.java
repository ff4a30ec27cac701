package org.modebench.analysis.cells;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.modebench.analysis.catalogue.Catalogue;
import org.modebench.analysis.results.Results;
import org.modebench.analysis.results.Row;
import org.modebench.analysis.results.RowList;

/** The rows of one run by workload, and in each workload by mode and number of workers. */
public final class Measurements {
  private final SortedMap<MeasuredWorkload, SortedMap<CellKey, Cell>> cells;

  private Measurements(SortedMap<MeasuredWorkload, SortedMap<CellKey, Cell>> cells) {
    this.cells = Collections.unmodifiableSortedMap(cells);
  }

  /** Which cell a row belongs to. */
  private record Key(MeasuredWorkload workload, CellKey place) {}

  /**
   * The measurements in the rows of one run.
   *
   * @param catalogue what is known of the workloads
   */
  public static Measurements of(List<Row> rows, Catalogue catalogue) {
    SortedMap<MeasuredWorkload, SortedMap<CellKey, Cell>> cells = new TreeMap<>();
    RowList all = RowList.of(rows);
    boolean onNodes = all.heads().stream().map(Row::host).distinct().limit(2).count() > 1;
    all.groupBy(
            row ->
                new Key(
                    MeasuredWorkload.of(row, catalogue), new CellKey(row.mode(), row.workers())))
        .forEach(
            (key, ofCell) ->
                cells
                    .computeIfAbsent(key.workload, workload -> new TreeMap<>())
                    .put(
                        key.place,
                        ForkConditions.judged(
                            onNodes ? Cell.of(ofCell).on(NodeRounds.of(ofCell)) : Cell.of(ofCell),
                            key.workload,
                            key.place)));
    if (onNodes) {
      cells.replaceAll((workload, places) -> NodeRounds.blocked(places));
    }
    cells.replaceAll((workload, places) -> MachineSpeeds.adjusted(places));
    cells.replaceAll((workload, places) -> Collections.unmodifiableSortedMap(places));
    return new Measurements(cells);
  }

  /** The measurements of each run, in order of first appearance. */
  public static Map<String, Measurements> byRun(Results results) {
    Map<String, Measurements> runs = new LinkedHashMap<>();
    results.byRun().forEach((run, rows) -> runs.put(run, of(rows, results.catalogue(run))));
    return runs;
  }

  /** The cells of each workload, in the order of their titles; cells by mode, then workers. */
  public SortedMap<MeasuredWorkload, SortedMap<CellKey, Cell>> workloads() {
    return cells;
  }
}

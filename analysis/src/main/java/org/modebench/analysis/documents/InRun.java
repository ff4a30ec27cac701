package org.modebench.analysis.documents;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.modebench.analysis.cells.Cell;
import org.modebench.analysis.cells.CellKey;
import org.modebench.analysis.cells.MeasuredWorkload;
import org.modebench.analysis.cells.Measurements;
import org.modebench.analysis.results.Results;
import org.modebench.analysis.table.Column;
import org.modebench.analysis.table.CsvTable;

/**
 * A row of the one table that programs read: that of a workload, with the names of the workload and
 * its run, which people read above each table.
 */
record InRun<R>(String run, MeasuredWorkload workload, R row) {
  /** What there is to tell of one workload of a run. */
  @FunctionalInterface
  interface RowsOf<R> {
    List<R> of(String run, MeasuredWorkload workload, SortedMap<CellKey, Cell> cells);
  }

  /** The rows of every workload of each run as CSV, in order of appearance. */
  static <R> String csv(List<Column<R>> columns, Results results, RowsOf<R> rowsOf) {
    List<InRun<R>> rows = new ArrayList<>();
    Measurements.byRun(results)
        .forEach(
            (run, measurements) ->
                measurements
                    .workloads()
                    .forEach(
                        (workload, cells) ->
                            rowsOf
                                .of(run, workload, cells)
                                .forEach(row -> rows.add(new InRun<>(run, workload, row)))));
    return csv(columns, rows);
  }

  /** The rows of all runs as CSV. */
  static <R> String csv(List<Column<R>> columns, List<InRun<R>> rows) {
    List<Column<InRun<R>>> all = new ArrayList<>();
    all.add(CommonColumns.workload(InRun::run, InRun::workload));
    columns.forEach(column -> all.add(column.in(InRun::row)));
    return CsvTable.of(all, rows);
  }
}

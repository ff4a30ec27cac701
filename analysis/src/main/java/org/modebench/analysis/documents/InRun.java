package org.modebench.analysis.documents;

import java.util.ArrayList;
import java.util.List;
import org.modebench.analysis.cells.MeasuredWorkload;
import org.modebench.analysis.table.Column;
import org.modebench.analysis.table.CsvTable;

/**
 * A row of the one table that programs read: that of a workload, with the names of the workload and
 * its run, which people read above each table.
 */
record InRun<R>(String run, MeasuredWorkload workload, R row) {
  /** The rows of all runs as CSV. */
  static <R> String csv(List<Column<R>> columns, List<InRun<R>> rows) {
    List<Column<InRun<R>>> all = new ArrayList<>();
    all.add(CommonColumns.workload(InRun::run, InRun::workload));
    columns.forEach(column -> all.add(column.in(InRun::row)));
    return CsvTable.of(all, rows);
  }
}

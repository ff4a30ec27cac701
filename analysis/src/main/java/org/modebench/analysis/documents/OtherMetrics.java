package org.modebench.analysis.documents;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.modebench.analysis.cells.Cell;
import org.modebench.analysis.cells.Metric;
import org.modebench.analysis.cells.NaturalOrder;
import org.modebench.analysis.table.Figures;
import org.modebench.analysis.table.Sheet;
import org.modebench.analysis.table.Sheet.Column;
import org.modebench.analysis.table.Sheet.Entry;
import org.modebench.analysis.text.ForeignText;

/**
 * What only some benchmarks measure, such as throughput and latencies: a column for each metric.
 */
final class OtherMetrics {
  /** More columns than this would not fit a terminal; they go to a sheet of their own. */
  private static final int METRICS_OF_A_SHEET = 4;

  private OtherMetrics() {}

  /** The names of such metrics in a table, in their order. */
  static List<String> names(WorkloadTable table) {
    TreeSet<String> names = new TreeSet<>(NaturalOrder.INSTANCE);
    for (Line line : table.lines()) {
      line.cell().metrics().stream().filter(Metric::isOther).forEach(names::add);
    }
    return List.copyOf(names);
  }

  /** No sheet if nothing else was measured. */
  static List<Sheet> of(WorkloadTable table) {
    List<String> names = names(table);
    List<Sheet> sheets = new ArrayList<>();
    for (int from = 0; from < names.size(); from += METRICS_OF_A_SHEET) {
      int to = Math.min(from + METRICS_OF_A_SHEET, names.size());
      sheets.add(sheet(table, names.subList(from, to)));
    }
    return sheets;
  }

  private static Sheet sheet(WorkloadTable table, List<String> names) {
    List<Column> columns = new ArrayList<>();
    columns.add(new Column("mode", false));
    columns.add(new Column("work-\ners", true));
    names.forEach(name -> columns.add(new Column(ForeignText.printable(name), true)));
    List<List<Entry>> rows = new ArrayList<>();
    for (Line line : table.lines()) {
      List<Entry> row = new ArrayList<>();
      row.add(Entry.of(line.place().mode()));
      row.add(Entry.of(Integer.toString(line.place().workers())));
      names.forEach(name -> row.add(Entry.of(text(line.cell(), name))));
      rows.add(List.copyOf(row));
    }
    return new Sheet(
        table.workload().title() + ": what else was measured",
        List.copyOf(columns),
        List.copyOf(rows),
        List.of(),
        List.of());
  }

  /** With an interval where the sample has logarithms; otherwise the mean alone, which may be 0. */
  private static String text(Cell cell, String metric) {
    String unit = cell.unit(metric);
    return cell.sample(metric)
        .map(sample -> Figures.quantity(sample.estimate(Tables.CONFIDENCE), unit))
        .orElseGet(
            () ->
                cell.mean(metric).isPresent()
                    ? Figures.quantity(cell.mean(metric).getAsDouble(), unit)
                    : Figures.NONE);
  }
}

package org.modebench.analysis.documents;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.modebench.analysis.catalogue.Metric;
import org.modebench.analysis.catalogue.Metrics;
import org.modebench.analysis.table.Column;
import org.modebench.analysis.table.Field;
import org.modebench.analysis.table.Figures;
import org.modebench.analysis.table.Table;

/** How the batches of processes divide: what starting them costs beside the work. */
final class ProcessTable {
  static final Column<CellFigures> START = part(Metrics.PROCESS_START);
  static final Column<CellFigures> LOAD = part(Metrics.PROCESS_LOAD);
  static final Column<CellFigures> WORK = part(Metrics.PROCESS_WORK);
  static final Column<CellFigures> EXIT = part(Metrics.PROCESS_EXIT);

  private static final List<Column<CellFigures>> COLUMNS =
      List.of(
          Column.text(
              "workload and mode", row -> row.workload().title() + ", " + row.place().mode()),
          CellColumns.WORKERS,
          START,
          LOAD,
          WORK,
          EXIT,
          Column.figure("sum", row -> Figures.roughTime(sum(row))));

  private static final List<String> NOTES =
      List.of(
          "Means over the workers of a batch, with shares of their sum. Workers overlap: with more"
              + " than one, the parts do not add up to the time of the batch.");

  private ProcessTable() {}

  /** Of all cells that have parts; empty if none has. */
  static Optional<Table<CellFigures>> of(RunFigures run) {
    List<CellFigures> cells =
        run.workloads().stream()
            .flatMap(workload -> workload.cells().stream())
            .filter(ProcessTable::isDivided)
            .toList();
    return cells.isEmpty()
        ? Optional.empty()
        : Optional.of(new Table<>("How a PROCESS batch divides", COLUMNS, cells, NOTES));
  }

  private static boolean isDivided(CellFigures figures) {
    return Metrics.PROCESS_PARTS.stream().anyMatch(part -> figures.cell().mean(part).isPresent());
  }

  private static double sum(CellFigures figures) {
    return Metrics.PROCESS_PARTS.stream()
        .mapToDouble(part -> figures.cell().mean(part).orElse(0))
        .sum();
  }

  private static Column<CellFigures> part(Metric metric) {
    return Column.<CellFigures>figure(
            metric.title(), row -> withShare(row.cell().mean(metric.name()), sum(row)))
        .as(Field.number(metric.name() + "_s", row -> row.cell().mean(metric.name())))
        .legend(CommonColumns.legend(metric));
  }

  private static String withShare(OptionalDouble part, double sum) {
    if (part.isEmpty()) {
      return Figures.NONE;
    }
    double seconds = part.getAsDouble();
    return sum > 0
        ? Figures.roughTime(seconds) + " (" + Figures.percent(seconds / sum) + ")"
        : Figures.roughTime(seconds);
  }
}

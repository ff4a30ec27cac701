package org.modebench.analysis.documents;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.modebench.analysis.catalogue.Metric;
import org.modebench.analysis.catalogue.Metrics;
import org.modebench.analysis.cells.Cell;
import org.modebench.analysis.cells.NaturalOrder;
import org.modebench.analysis.statistics.Estimate;
import org.modebench.analysis.table.Column;
import org.modebench.analysis.table.Field;
import org.modebench.analysis.table.Figures;
import org.modebench.analysis.table.Table;

/** What only some workloads measure, such as rates and latencies: a column for each metric. */
final class OtherMetricTables {
  /** More columns than this would not fit a terminal; they go to a table of their own. */
  private static final int METRICS_OF_A_TABLE = 4;

  /** Those that tables of times, costs and steady states have columns for. */
  private static final Set<String> OF_OTHER_TABLES =
      Stream.concat(
              Stream.of(
                  Metrics.WALL,
                  Metrics.CPU,
                  Metrics.RSS,
                  Metrics.IDEAL,
                  Metrics.COMPILE,
                  Metrics.GC,
                  Metrics.GC_PER_BATCH,
                  Metrics.THREADS,
                  Metrics.SWITCHES),
              Metrics.PROCESS_PARTS.stream())
          .map(Metric::name)
          .collect(Collectors.toUnmodifiableSet());

  /** Follows the title of the workload. */
  static final String TITLE = ": what else was measured";

  private OtherMetricTables() {}

  /** The names of such metrics, in their order. */
  static List<String> names(List<CellFigures> cells) {
    TreeSet<String> names = new TreeSet<>(NaturalOrder.INSTANCE);
    cells.stream()
        .flatMap(figures -> figures.cell().metrics().stream())
        .filter(name -> !OF_OTHER_TABLES.contains(name))
        .forEach(names::add);
    return List.copyOf(names);
  }

  /** No table if nothing else was measured. */
  static List<Table<CellFigures>> of(WorkloadFigures workload) {
    List<String> names = names(workload.cells());
    List<Table<CellFigures>> tables = new ArrayList<>();
    for (int from = 0; from < names.size(); from += METRICS_OF_A_TABLE) {
      List<Column<CellFigures>> columns = new ArrayList<>();
      columns.add(CellColumns.MODE);
      columns.add(CellColumns.WORKERS);
      names
          .subList(from, Math.min(from + METRICS_OF_A_TABLE, names.size()))
          .forEach(name -> columns.add(column(workload.workload().entry().metric(name, ""))));
      tables.add(new Table<>(workload.workload().title() + TITLE, columns, workload.cells()));
    }
    return tables;
  }

  /** A metric in the unit of the results file, under its title; programs read its name. */
  static Column<CellFigures> column(Metric metric) {
    return Column.<CellFigures>figure(
            CommonColumns.title(metric), row -> text(row.cell(), metric.name()))
        .as(Field.estimate(metric.name(), "", row -> estimate(row.cell(), metric.name())))
        .legend(CommonColumns.legend(metric));
  }

  /** With an interval where the sample has logarithms; otherwise the mean alone, which may be 0. */
  private static String text(Cell cell, String metric) {
    String unit = cell.unit(metric);
    return estimate(cell, metric)
        .map(
            estimate ->
                cell.sample(metric).isPresent()
                    ? Figures.quantity(estimate, unit)
                    : Figures.quantity(estimate.value(), unit))
        .orElse(Figures.NONE);
  }

  private static Optional<Estimate> estimate(Cell cell, String metric) {
    OptionalDouble mean = cell.mean(metric);
    return cell.sample(metric)
        .map(sample -> sample.estimate(CellFigures.CONFIDENCE))
        .or(
            () ->
                mean.isPresent()
                    ? Optional.of(new Estimate(mean.getAsDouble(), Optional.empty(), cell.forks()))
                    : Optional.empty());
  }
}

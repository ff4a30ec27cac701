package org.modebench.analysis.documents;

import java.util.List;
import java.util.function.Function;
import org.modebench.analysis.catalogue.Metric;
import org.modebench.analysis.catalogue.Parameters;
import org.modebench.analysis.cells.CellKey;
import org.modebench.analysis.cells.MeasuredWorkload;
import org.modebench.analysis.results.Status;
import org.modebench.analysis.table.Column;
import org.modebench.analysis.table.Entry;
import org.modebench.analysis.table.Field;
import org.modebench.analysis.text.ForeignText;

/** The columns that many tables have, written once for all kinds of rows. */
final class CommonColumns {
  static final String STATUS = "status";

  private CommonColumns() {}

  /** What a metric is, as a sentence; empty if its title says it. */
  static String legend(Metric metric) {
    return metric.legend().isEmpty() ? "" : metric.oneLineTitle() + ": " + metric.legend() + ".";
  }

  /** The title of a metric's column, which may come from the results or their record. */
  static String title(Metric metric) {
    return metric.known() ? metric.title() : ForeignText.printable(metric.title());
  }

  /** Which run and which workload a line of a CSV table is about. */
  static <R> Column<R> workload(Function<R, String> run, Function<R, MeasuredWorkload> workload) {
    return Column.hidden(
        List.of(
            Field.text("run", run),
            Field.text("benchmark", row -> workload.apply(row).benchmark()),
            Field.plain(Parameters.CALLS.name(), row -> workload.apply(row).calls()),
            Field.text("params", row -> workload.apply(row).params()),
            Field.plain("profiled", row -> workload.apply(row).profiled())));
  }

  static <R> Column<R> mode(Function<R, CellKey> place) {
    return Column.<R>text(Parameters.MODE.name(), row -> place.apply(row).mode());
  }

  static <R> Column<R> workers(Function<R, CellKey> place) {
    return Column.count("work-\ners", Parameters.WORKERS.name(), row -> place.apply(row).workers());
  }

  static <R> Column<R> confidence(double confidence) {
    return Column.hidden(Field.plain("confidence", row -> confidence));
  }

  /** A status; the reasons are footnotes. */
  static <R> Column<R> status(Function<R, Status> status, Function<R, List<String>> reasons) {
    return Column.of(
        STATUS,
        row ->
            new Entry(
                status.apply(row).name(),
                reasons.apply(row).stream().map(ForeignText::printable).toList()));
  }

  /** The reasons of a status, for programs. */
  static <R> Column<R> reason(Function<R, List<String>> reasons) {
    return Column.hidden(Field.text("reason", row -> String.join("; ", reasons.apply(row))));
  }
}

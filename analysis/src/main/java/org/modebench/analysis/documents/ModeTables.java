package org.modebench.analysis.documents;

import java.util.List;
import java.util.OptionalDouble;
import org.modebench.analysis.catalogue.Metric;
import org.modebench.analysis.catalogue.Metrics;
import org.modebench.analysis.cells.Ideal;
import org.modebench.analysis.table.Column;
import org.modebench.analysis.table.Field;
import org.modebench.analysis.table.Figures;
import org.modebench.analysis.table.Table;

/** The modes of a workload beside SEQUENTIAL and beside the ideal. */
final class ModeTables {
  /** In the order of a CSV table, which has all of them; a table for people has those shown. */
  static final List<Column<CellFigures>> COLUMNS =
      List.of(
          CellColumns.MODE,
          CellColumns.WORKERS,
          Column.estimate("time\n[95 % interval]", "time", "_s", CellFigures::time, Figures::time)
              .legend(
                  "time: of one batch; geometric mean of the fork means, with its 95 % interval"
                      + " (Student's t on the log scale, n forks)."),
          Column.figure("speedup over\nSEQUENTIAL", ModeTables::speedup)
              .as(Field.estimate("speedup", "", CellFigures::speedup))
              .legend("speedup: SEQUENTIAL time / time, with Welch's 95 % interval."),
          Column.number("ideal\ntime", "ideal_s", ModeTables::idealSeconds, Figures::time)
              .legend(
                  "ideal: computing ⌈k / min(W, C)⌉ · t, in EVENT_LOOP and GIL_THREADS k · t; waiting"
                      + " ⌈k / W⌉ · d; for k calls, W workers, C cores, t the SEQUENTIAL time of one"
                      + " call, d the latency."),
          Column.figure("measured /\nideal", ModeTables::ofIdeal)
              .as(
                  Field.estimate(
                      "measured_per_ideal", "", row -> row.ideal().map(Ideal::ofMeasured))),
          Column.estimate("efficiency", "efficiency", "", CellFigures::efficiency, Figures::percent)
              .legend("efficiency: speedup / workers, with its 95 % interval."),
          mean("CPU per\nbatch", "cpu_s", Metrics.CPU)
              .legend("CPU: user and system time of the whole process tree."),
          Column.number(
                  "peak\nmemory",
                  "rss_bytes",
                  (CellFigures figures) -> figures.cell().mean(Metrics.RSS),
                  Figures::memory)
              .legend("memory: peak of the process tree."),
          mean("", "compile_s", Metrics.COMPILE).hidden(),
          mean("", "gc_s", Metrics.GC).hidden(),
          ProcessTable.START.hidden(),
          ProcessTable.LOAD.hidden(),
          ProcessTable.WORK.hidden(),
          ProcessTable.EXIT.hidden(),
          CellColumns.FORKS,
          Column.hidden(Field.plain("failed_forks", row -> row.cell().failedForks())),
          CommonColumns.confidence(CellFigures.CONFIDENCE),
          CellColumns.STATUS,
          CommonColumns.reason(row -> row.cell().reasons()));

  private ModeTables() {}

  static Table<CellFigures> of(WorkloadFigures workload) {
    return new Table<>(workload.workload().title(), COLUMNS, workload.cells(), workload.notes());
  }

  private static Column<CellFigures> mean(String title, String name, Metric metric) {
    return Column.number(title, name, row -> row.cell().mean(metric), Figures::roughTime);
  }

  private static String speedup(CellFigures figures) {
    return figures
        .speedup()
        .map(speedup -> figures.isBaseline() ? "1 (baseline)" : Figures.ratio(speedup))
        .orElse(Figures.NONE);
  }

  private static OptionalDouble idealSeconds(CellFigures figures) {
    return figures.ideal().stream().mapToDouble(Ideal::seconds).findFirst();
  }

  private static String ofIdeal(CellFigures figures) {
    return figures
        .ideal()
        .map(ideal -> ideal.byDefinition() ? "1" : Figures.ratio(ideal.ofMeasured()))
        .orElse(Figures.NONE);
  }
}

package org.modebench.analysis.documents;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.modebench.analysis.cells.Cell;
import org.modebench.analysis.cells.Ideal;
import org.modebench.analysis.cells.Metric;
import org.modebench.analysis.cells.NaturalOrder;
import org.modebench.analysis.cells.Workload;
import org.modebench.analysis.statistics.Estimate;
import org.modebench.analysis.table.CsvTable;

/** Lays runs out as one CSV table: a line for each cell, full precision, seconds and bytes. */
final class CsvForm {
  private static final List<String> HEADER =
      List.of(
          ("run,benchmark,calls,params,profiled,mode,workers,time_s,time_low_s,time_high_s,speedup,"
                  + "speedup_low,speedup_high,ideal_s,measured_per_ideal,measured_per_ideal_low,"
                  + "measured_per_ideal_high,efficiency,efficiency_low,efficiency_high,cpu_s,"
                  + "rss_bytes,compile_s,gc_s,process_start_s,process_load_s,process_work_s,"
                  + "process_exit_s,forks,"
                  + "failed_forks,confidence,status,reason,hosts,cores,jdks,commits")
              .split(",", -1));

  private CsvForm() {}

  static String of(List<RunTables> runs) {
    List<String> others = others(runs);
    List<String> header = new ArrayList<>(HEADER);
    for (String metric : others) {
      header.addAll(
          List.of(
              CsvTable.text(metric),
              CsvTable.text(metric + "_low"),
              CsvTable.text(metric + "_high")));
    }
    CsvTable table = new CsvTable(header);
    for (RunTables run : runs) {
      for (WorkloadTable workloadTable : run.workloads()) {
        for (Line line : workloadTable.lines()) {
          table.add(fields(run, workloadTable.workload(), line, others));
        }
      }
    }
    return table.toString();
  }

  /** Metrics without a column of their own; theirs come last, in the units of the results file. */
  private static List<String> others(List<RunTables> runs) {
    return runs.stream()
        .flatMap(run -> run.workloads().stream())
        .flatMap(table -> OtherMetrics.names(table).stream())
        .distinct()
        .sorted(NaturalOrder.INSTANCE)
        .toList();
  }

  private static List<String> fields(
      RunTables run, Workload workload, Line line, List<String> others) {
    Cell cell = line.cell();
    List<String> fields = new ArrayList<>();
    fields.add(CsvTable.text(run.run()));
    fields.add(CsvTable.text(workload.benchmark()));
    fields.add(Integer.toString(workload.calls()));
    fields.add(CsvTable.text(workload.params()));
    fields.add(Boolean.toString(workload.profiled()));
    fields.add(CsvTable.text(line.place().mode()));
    fields.add(Integer.toString(line.place().workers()));
    fields.addAll(CsvTable.estimate(line.time()));
    fields.addAll(CsvTable.estimate(line.speedup()));
    fields.add(line.ideal().map(ideal -> Double.toString(ideal.seconds())).orElse(""));
    fields.addAll(CsvTable.estimate(line.ideal().map(Ideal::ofMeasured)));
    fields.addAll(CsvTable.estimate(line.efficiency()));
    fields.add(CsvTable.number(cell.mean(Metric.CPU)));
    fields.add(CsvTable.number(cell.mean(Metric.RSS)));
    fields.add(CsvTable.number(cell.mean(Metric.COMPILE)));
    fields.add(CsvTable.number(cell.mean(Metric.GC)));
    for (String part : Metric.PROCESS_PARTS) {
      fields.add(CsvTable.number(cell.mean(part)));
    }
    fields.add(Integer.toString(cell.forks()));
    fields.add(Integer.toString(cell.failedForks()));
    fields.add(Double.toString(Tables.CONFIDENCE));
    fields.add(cell.status().name());
    fields.add(CsvTable.text(String.join("; ", cell.reasons())));
    fields.add(CsvTable.text(String.join("; ", run.facts().hosts())));
    fields.add(
        run.facts().cores().stream()
            .map(cores -> Integer.toString(cores))
            .collect(Collectors.joining("; ")));
    fields.add(CsvTable.text(String.join("; ", run.facts().jdks())));
    fields.add(CsvTable.text(String.join("; ", run.facts().commits())));
    for (String metric : others) {
      OptionalDouble mean = cell.mean(metric);
      // Values of 0 have a mean, but no logarithm and so no interval.
      Optional<Estimate> ofMean =
          mean.isPresent()
              ? Optional.of(new Estimate(mean.getAsDouble(), Optional.empty(), cell.forks()))
              : Optional.empty();
      fields.addAll(
          CsvTable.estimate(
              cell.sample(metric)
                  .map(sample -> sample.estimate(Tables.CONFIDENCE))
                  .or(() -> ofMean)));
    }
    return fields;
  }
}

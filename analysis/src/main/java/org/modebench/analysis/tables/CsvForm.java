package org.modebench.analysis.tables;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.modebench.analysis.measurements.Cell;
import org.modebench.analysis.measurements.Ideal;
import org.modebench.analysis.measurements.Metric;
import org.modebench.analysis.measurements.NaturalOrder;
import org.modebench.analysis.measurements.Workload;
import org.modebench.analysis.statistics.Estimate;
import org.modebench.analysis.statistics.Interval;

/** Lays runs out as one CSV table: a line for each cell, full precision, seconds and bytes. */
final class CsvForm {
  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setRecordSeparator('\n').get();

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
    StringBuilder out = new StringBuilder();
    try {
      List<String> others = others(runs);
      List<String> header = new ArrayList<>(HEADER);
      for (String metric : others) {
        header.addAll(List.of(text(metric), text(metric + "_low"), text(metric + "_high")));
      }
      FORMAT.printRecord(out, header.toArray());
      for (RunTables run : runs) {
        for (WorkloadTable table : run.workloads()) {
          for (Line line : table.lines()) {
            FORMAT.printRecord(out, fields(run, table.workload(), line, others).toArray());
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString();
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
    fields.add(text(run.run()));
    fields.add(text(workload.benchmark()));
    fields.add(Integer.toString(workload.calls()));
    fields.add(text(workload.params()));
    fields.add(Boolean.toString(workload.profiled()));
    fields.add(text(line.place().mode()));
    fields.add(Integer.toString(line.place().workers()));
    addEstimate(fields, line.time());
    addEstimate(fields, line.speedup());
    fields.add(line.ideal().map(ideal -> Double.toString(ideal.seconds())).orElse(""));
    addEstimate(fields, line.ideal().map(Ideal::ofMeasured));
    addEstimate(fields, line.efficiency());
    fields.add(number(cell.mean(Metric.CPU)));
    fields.add(number(cell.mean(Metric.RSS)));
    fields.add(number(cell.mean(Metric.COMPILE)));
    fields.add(number(cell.mean(Metric.GC)));
    for (String part : Metric.PROCESS_PARTS) {
      fields.add(number(cell.mean(part)));
    }
    fields.add(Integer.toString(cell.forks()));
    fields.add(Integer.toString(cell.failedForks()));
    fields.add(Double.toString(Tables.CONFIDENCE));
    fields.add(cell.status().name());
    fields.add(text(String.join("; ", cell.reasons())));
    fields.add(text(String.join("; ", run.facts().hosts())));
    fields.add(
        run.facts().cores().stream()
            .map(cores -> Integer.toString(cores))
            .collect(Collectors.joining("; ")));
    fields.add(text(String.join("; ", run.facts().jdks())));
    fields.add(text(String.join("; ", run.facts().commits())));
    for (String metric : others) {
      OptionalDouble mean = cell.mean(metric);
      // Values of 0 have a mean, but no logarithm and so no interval.
      Optional<Estimate> ofMean =
          mean.isPresent()
              ? Optional.of(new Estimate(mean.getAsDouble(), Optional.empty(), cell.forks()))
              : Optional.empty();
      addEstimate(
          fields,
          cell.sample(metric).map(sample -> sample.estimate(Tables.CONFIDENCE)).or(() -> ofMean));
    }
    return fields;
  }

  private static void addEstimate(List<String> fields, Optional<Estimate> estimate) {
    Optional<Interval> interval = estimate.flatMap(Estimate::interval);
    fields.add(estimate.map(e -> Double.toString(e.value())).orElse(""));
    fields.add(interval.map(i -> Double.toString(i.low())).orElse(""));
    fields.add(interval.map(i -> Double.toString(i.high())).orElse(""));
  }

  private static String number(OptionalDouble number) {
    return number.isPresent() ? Double.toString(number.getAsDouble()) : "";
  }

  /** Text that a spreadsheet does not take for a formula. */
  static String text(String text) {
    boolean formula = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
    return formula ? "'" + text : text;
  }
}

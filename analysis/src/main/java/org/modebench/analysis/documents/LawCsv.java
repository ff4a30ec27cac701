package org.modebench.analysis.documents;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.modebench.analysis.cells.Measurements;
import org.modebench.analysis.cells.Workload;
import org.modebench.analysis.findings.scaling.Candidate;
import org.modebench.analysis.findings.scaling.Goodness;
import org.modebench.analysis.findings.scaling.LawFit;
import org.modebench.analysis.findings.scaling.LawSettings;
import org.modebench.analysis.findings.scaling.Laws;
import org.modebench.analysis.findings.scaling.Parameter;
import org.modebench.analysis.findings.scaling.Scaling;
import org.modebench.analysis.findings.scaling.WorkerCount;
import org.modebench.analysis.prose.ScalingWords;
import org.modebench.analysis.results.Results;
import org.modebench.analysis.statistics.Estimate;
import org.modebench.analysis.table.CsvTable;

/** The laws of runs as one CSV table: a line for each quantity of each mode. */
public final class LawCsv {
  private static final List<String> HEADER =
      List.of(
          "run",
          "benchmark",
          "calls",
          "params",
          "profiled",
          "mode",
          "speed_unit",
          "law",
          "chosen",
          "quantity",
          "workers",
          "value",
          "low",
          "high",
          "confidence",
          "text");

  private final CsvTable table = new CsvTable(HEADER);

  private LawCsv() {}

  /** The table of all runs, in order of appearance. */
  public static String of(Results results) {
    LawCsv csv = new LawCsv();
    Measurements.byRun(results)
        .forEach(
            (run, measurements) ->
                measurements
                    .workloads()
                    .forEach(
                        (workload, cells) ->
                            Laws.of(workload, cells)
                                .forEach(
                                    scaling -> csv.add(start(run, workload, scaling), scaling))));
    return csv.table.toString();
  }

  private static List<String> start(String run, Workload workload, Scaling scaling) {
    return List.of(
        CsvTable.text(run),
        CsvTable.text(workload.benchmark()),
        Integer.toString(workload.calls()),
        CsvTable.text(workload.params()),
        Boolean.toString(workload.profiled()),
        CsvTable.text(scaling.mode()),
        scaling.overSequential() ? "1" : "1/s");
  }

  private void add(List<String> start, Scaling scaling) {
    if (scaling.noLaw().isPresent()) {
      add(start, List.of("", ""), "refusal", "", Optional.empty(), ScalingWords.noLaw(scaling));
    }
    for (Candidate candidate : scaling.candidates()) {
      boolean chosen = scaling.chosen().map(LawFit::form).equals(Optional.of(candidate.form()));
      List<String> law = List.of(candidate.form().title(), Boolean.toString(chosen));
      if (candidate.fit().isPresent()) {
        addFit(start, law, candidate.fit().get());
      } else {
        add(start, law, "refusal", "", Optional.empty(), candidate.refusal());
      }
    }
    List<String> chosen =
        scaling.chosen().map(fit -> List.of(fit.form().title(), "true")).orElse(List.of("", ""));
    for (WorkerCount count : WorkerCount.in(scaling)) {
      String workers = Integer.toString(count.workers());
      if (count.speed().isPresent()) {
        add(start, List.of("", ""), "speed", workers, count.speed(), "");
      }
      if (count.predicted().isPresent()) {
        add(start, chosen, "predicted", workers, count.predicted(), "");
      }
      if (count.residual().isPresent()) {
        add(start, chosen, "residual", workers, bare(count.residual().get().relative()), "");
      }
      if (count.serialFraction().isPresent()) {
        add(start, List.of("", ""), "serial_fraction", workers, count.serialFraction(), "");
      }
    }
  }

  private void addFit(List<String> start, List<String> law, LawFit fit) {
    for (Parameter parameter : fit.parameters()) {
      String name = parameter.symbol().name().toLowerCase(Locale.ROOT);
      add(start, law, name, "", Optional.of(parameter.estimate()), "");
    }
    add(start, law, "best_workers", "", Optional.of(fit.bestWorkers()), "");
    Goodness goodness = fit.goodness();
    add(start, law, "aicc", "", bare(goodness.aicc()), "");
    if (Double.isFinite(goodness.rSquared())) {
      add(start, law, "r_squared", "", bare(goodness.rSquared()), "");
    }
    add(start, law, "standard_error", "", bare(goodness.standardError()), "");
    add(start, law, "largest_residual", "", bare(goodness.largestResidual()), "");
  }

  private static Optional<Estimate> bare(double value) {
    return Optional.of(new Estimate(value, Optional.empty(), 1));
  }

  private void add(
      List<String> start,
      List<String> law,
      String quantity,
      String workers,
      Optional<Estimate> value,
      String text) {
    List<String> line = new ArrayList<>(start);
    line.addAll(law);
    line.add(quantity);
    line.add(workers);
    line.addAll(CsvTable.estimate(value));
    line.add(
        value.flatMap(Estimate::interval).isPresent()
            ? Double.toString(LawSettings.DEFAULT.confidence())
            : "");
    line.add(CsvTable.text(text));
    table.add(line);
  }
}

package org.modebench.analysis.lab;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.modebench.analysis.catalogue.Parameter;
import org.modebench.analysis.catalogue.Parameters;
import org.modebench.analysis.catalogue.Workload;
import org.modebench.analysis.catalogue.Workloads;
import org.modebench.analysis.cells.CellKey;
import org.modebench.analysis.cells.MeasuredWorkload;
import org.modebench.analysis.cells.Measurements;
import org.modebench.analysis.findings.modes.ModeRanking;
import org.modebench.analysis.findings.servers.ParameterStudy;

/**
 * What the tasks look at: of each kind of work that which is nearest to the lab's, which the
 * defaults are.
 *
 * @param waiting calls of the API
 * @param computing countdowns
 * @param byConcurrency servers
 * @param byWait servers
 */
record LabData(
    Optional<ModeRanking> waiting,
    Optional<ModeRanking> computing,
    Optional<ParameterStudy> byConcurrency,
    Optional<ParameterStudy> byWait) {

  static LabData of(Measurements measurements) {
    List<ModeRanking> servers = of(measurements, Workloads.SERVER);
    List<ParameterStudy> studies = ParameterStudy.ofStudied(servers);
    return new LabData(
        nearest(of(measurements, Workloads.IO_BOUND)),
        nearest(of(measurements, Workloads.CPU_BOUND)),
        study(studies, Parameters.CONCURRENCY),
        study(studies, Parameters.LATENCY_MILLIS));
  }

  private static List<ModeRanking> of(Measurements measurements, Workload entry) {
    List<ModeRanking> contests = new ArrayList<>();
    measurements
        .workloads()
        .forEach(
            (workload, cells) -> {
              if (workload.entry().equals(entry)) {
                contests.add(ModeRanking.of(workload, cells));
              }
            });
    return contests;
  }

  private static Optional<ModeRanking> nearest(List<ModeRanking> contests) {
    return contests.stream().min(Comparator.comparing(ModeRanking::workload, nearness()));
  }

  private static Optional<ParameterStudy> study(List<ParameterStudy> studies, Parameter parameter) {
    return studies.stream()
        .filter(study -> study.parameter().equals(parameter))
        .min(Comparator.comparing(ParameterStudy::rest, nearness()));
  }

  private static Comparator<MeasuredWorkload> nearness() {
    return Comparator.comparing(MeasuredWorkload::profiled)
        .thenComparingInt(workload -> others(workload).size())
        .thenComparing(Comparator.naturalOrder());
  }

  /** The parameters that are not as in the lab, such as {@code latencyMillis=50}. */
  static List<String> others(MeasuredWorkload workload) {
    List<String> others = new ArrayList<>();
    workload
        .entry()
        .defaults()
        .forEach(
            (parameter, value) -> {
              String measured =
                  parameter.equals(Parameters.CALLS)
                      ? Integer.toString(workload.calls())
                      : workload.param(parameter.name()).orElse(value);
              if (workload.entry().applies(parameter, workload.batch(CellKey.BASELINE))
                  && !measured.equals(value)) {
                others.add(parameter.name() + "=" + measured);
              }
            });
    return others;
  }
}

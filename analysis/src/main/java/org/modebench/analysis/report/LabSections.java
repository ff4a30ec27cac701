package org.modebench.analysis.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.modebench.analysis.catalogue.Parameter;
import org.modebench.analysis.catalogue.Parameters;
import org.modebench.analysis.cells.MeasuredWorkload;
import org.modebench.analysis.findings.modes.ModeRanking;

/** The nine tasks of the lab in order, then the classic mistakes. */
final class LabSections {
  private final Findings findings;
  private final Mistakes mistakes;
  private final Slug slugs = new Slug();

  LabSections(Findings findings, Mistakes mistakes) {
    this.findings = findings;
    this.mistakes = mistakes;
  }

  List<Section> all() {
    List<Section> sections = new ArrayList<>();
    for (BatchTask task : BatchTask.ALL) {
      sections.add(task.section(contest(task.benchmark()), slugs));
    }
    for (ServerTask task : ServerTask.ALL) {
      sections.add(task.section(findings.studies(), slugs));
    }
    sections.add(
        new Section(
            "mistakes",
            "Classic mistakes",
            List.of("Each is checked against the data of this run, as far as they can show it."),
            List.of(),
            List.of(mistakes.table()),
            List.of()));
    return sections;
  }

  /** The workload nearest to the lab's, which the defaults are: without profiler, and ten calls. */
  private Optional<ModeRanking> contest(String benchmark) {
    return findings.workloads().stream()
        .map(ModeRanking::workload)
        .filter(workload -> workload.benchmark().equals(benchmark))
        .min(
            Comparator.comparing(MeasuredWorkload::profiled)
                .thenComparingLong(LabSections::differences)
                .thenComparing(Comparator.naturalOrder()))
        .flatMap(
            nearest ->
                findings.workloads().stream()
                    .filter(contest -> contest.workload().equals(nearest))
                    .findFirst());
  }

  /** How many parameters differ from their defaults. */
  private static long differences(MeasuredWorkload workload) {
    return workload.entry().defaults().entrySet().stream()
        .filter(
            parameter ->
                !parameter
                    .getValue()
                    .equals(value(workload, parameter.getKey(), parameter.getValue())))
        .count();
  }

  private static String value(MeasuredWorkload workload, Parameter parameter, String otherwise) {
    return parameter.equals(Parameters.CALLS)
        ? Integer.toString(workload.calls())
        : workload.param(parameter.name()).orElse(otherwise);
  }
}

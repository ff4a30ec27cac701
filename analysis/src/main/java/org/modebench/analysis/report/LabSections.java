package org.modebench.analysis.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.modebench.analysis.findings.modes.Contest;

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

  /** The workload nearest to the lab's: ten calls, without profiler, 100 ms where calls wait. */
  private Optional<Contest> contest(String benchmark) {
    return findings.workloads().stream()
        .filter(contest -> contest.workload().benchmark().equals(benchmark))
        .min(
            Comparator.comparing((Contest contest) -> contest.workload().profiled())
                .thenComparing(contest -> contest.workload().calls() != 10)
                .thenComparing(
                    contest ->
                        !contest.workload().param("latencyMillis").orElse("100").equals("100"))
                .thenComparing(
                    contest ->
                        !contest.workload().param("limit").orElse("5000000").equals("5000000")));
  }
}

package org.modebench.analysis.report;

import java.util.ArrayList;
import java.util.List;
import org.modebench.analysis.cells.Measurements;
import org.modebench.analysis.documents.BreakEvenTables;
import org.modebench.analysis.findings.breakeven.Sweep;
import org.modebench.analysis.findings.modes.ModeRanking;
import org.modebench.analysis.findings.servers.KeepAlive;
import org.modebench.analysis.findings.servers.ParameterStudy;
import org.modebench.analysis.plot.Plot;
import org.modebench.analysis.prose.KeepAliveAnswer;
import org.modebench.analysis.prose.Names;
import org.modebench.analysis.prose.StudyWords;
import org.modebench.analysis.table.Table;

/** What the answers about modes rest on: a section for each question. */
final class ChoiceSections {
  private final Findings findings;
  private final Measurements measurements;
  private final Slug slugs = new Slug();

  ChoiceSections(Findings findings, Measurements measurements) {
    this.findings = findings;
    this.measurements = measurements;
  }

  List<Section> all() {
    List<Section> sections = new ArrayList<>();
    findings.choices().forEach(contest -> sections.add(of(contest)));
    List<Sweep> sweeps = Sweep.in(measurements);
    if (!sweeps.isEmpty()) {
      sections.add(of(sweeps));
    }
    findings.studies().forEach(study -> sections.add(of(study)));
    findings.connections().forEach(found -> sections.add(plotsOf(found)));
    findings.loneServers().forEach(contest -> sections.add(of(contest)));
    ParameterStudy.ofStudied(findings.mechanisms()).forEach(study -> sections.add(plotsOf(study)));
    findings.mechanisms().forEach(contest -> sections.add(of(contest)));
    Floors floors = new Floors(findings.floors());
    if (!floors.isEmpty()) {
      sections.add(
          new Section(
              "floors",
              "What handing over costs",
              floors.words(),
              List.of(floors.plot()),
              List.of(),
              List.of()));
    }
    // Of one server at one value there is nothing to plot or to compare.
    sections.removeIf(Section::isEmpty);
    return sections;
  }

  private Section of(ModeRanking contest) {
    return Section.of(
        slugs.of("about-" + contest.workload().title()),
        Names.of(contest.workload()),
        new WorkloadPlots(contest, slugs).all(),
        ModeRankingTables.all(List.of(contest)));
  }

  private Section of(List<Sweep> sweeps) {
    List<Plot> plots =
        sweeps.stream()
            .map(sweep -> BreakEvenPlots.of(sweep, slugs))
            .filter(plot -> !plot.isEmpty())
            .toList();
    List<Table<?>> tables = new ArrayList<>();
    sweeps.forEach(sweep -> tables.addAll(BreakEvenTables.of(sweep)));
    List<String> absences =
        sweeps.stream().flatMap(sweep -> BreakEvenTables.absence(sweep).stream()).toList();
    return new Section(
        "break-even", "From which size on a mode pays", absences, plots, tables, List.of());
  }

  /** The tables of a mechanism are about each value for itself. */
  private Section plotsOf(ParameterStudy study) {
    return Section.of(
        slugs.of("about-" + StudyWords.subject(study)),
        StudyWords.subject(study),
        new StudyPlots(study, slugs).all(),
        List.of());
  }

  /** The tables are about each contest for itself. */
  private Section plotsOf(KeepAlive found) {
    String subject = KeepAliveAnswer.subject(found);
    return Section.of(
        slugs.of("about-" + subject), subject, new KeepAlivePlots(found, slugs).all(), List.of());
  }

  private Section of(ParameterStudy study) {
    return Section.of(
        slugs.of("about-" + StudyWords.subject(study)),
        StudyWords.subject(study),
        new StudyPlots(study, slugs).all(),
        ModeRankingTables.all(study.contests().values()));
  }
}

package org.modebench.analysis.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.modebench.analysis.catalogue.Metrics;
import org.modebench.analysis.catalogue.Modes;
import org.modebench.analysis.catalogue.Workloads;
import org.modebench.analysis.cells.Measurements;
import org.modebench.analysis.documents.BreakEvenTables;
import org.modebench.analysis.documents.CostTables;
import org.modebench.analysis.documents.DifferenceTables;
import org.modebench.analysis.documents.RunTables;
import org.modebench.analysis.documents.ScalingTables;
import org.modebench.analysis.documents.SteadyTables;
import org.modebench.analysis.findings.comparison.RunComparison;
import org.modebench.analysis.findings.history.LastRun;
import org.modebench.analysis.findings.steady.IterationTimes;
import org.modebench.analysis.plot.Fonts;
import org.modebench.analysis.plot.Plot;
import org.modebench.analysis.prose.Answer;
import org.modebench.analysis.prose.StepWords;
import org.modebench.analysis.report.Findings.Finding;
import org.modebench.analysis.results.Results;
import org.modebench.analysis.results.Row;
import org.modebench.analysis.results.record.RunRecord;
import org.modebench.analysis.statistics.Criteria;
import org.modebench.analysis.statistics.Tolerance;
import org.modebench.analysis.table.Document;
import org.modebench.analysis.table.LatexForm;
import org.modebench.analysis.table.MarkdownForm;
import org.modebench.analysis.text.Count;
import org.modebench.analysis.text.ForeignText;

/** The report of one run: the answers first, then what they rest on. */
public final class Report implements WrittenReport {
  private static final int MOST_WORKLOADS = 200;
  private static final int MOST_MODES = 50;
  private static final String TITLE = "Which mode to use";

  private final Results results;
  private final Measurements measurements;
  private final Document tables;
  private final Optional<EnvironmentList> environment;
  private final List<Finding> answers;
  private final List<Section> sections;
  private final Optional<RunComparison> since;
  private final Optional<String> noPlots = Fonts.missing();
  private Optional<String> graphs = Optional.empty();

  private Report(Results results, Optional<RunComparison> since) {
    this.results = results;
    this.since = since;
    Optional<RunRecord> record = results.record(results.newestRun());
    this.environment = record.map(EnvironmentList::new);
    this.measurements = Measurements.of(results.rows(), results.catalogue(results.newestRun()));
    this.tables = RunTables.documents(results).get(0);
    Findings findings = Findings.of(measurements);
    answers = findings.found(measurements);
    sections = new ArrayList<>(new ChoiceSections(findings, measurements).all());
    addTables();
  }

  /**
   * Why the rows of a run are too many for a report, as the end of a sentence on what they have:
   * thousands of plots, or of pairs of thousands of modes, help nobody. Empty if they are not.
   */
  public static Optional<String> refusal(Results results) {
    Map<String, Set<String>> modes = new HashMap<>();
    for (Row row : results.rows().heads()) {
      modes
          .computeIfAbsent(
              row.benchmark() + ' ' + row.calls() + ' ' + row.params(), w -> new HashSet<>())
          .add(row.mode());
    }
    int most = modes.values().stream().mapToInt(Set::size).max().orElse(0);
    return modes.size() <= MOST_WORKLOADS && most <= MOST_MODES
        ? Optional.empty()
        : Optional.of(
            "%s of up to %s, but a report shows at most %s of %s; use the tables instead"
                .formatted(
                    Count.of(modes.size(), "workload"),
                    Count.of(most, Modes.AXIS.noun()),
                    Count.of(MOST_WORKLOADS, "workload"),
                    Count.of(MOST_MODES, Modes.AXIS.noun())));
  }

  /** The report of the rows of one run, of which there is at least one. */
  public static Report of(Results results) {
    return of(results, Optional.empty());
  }

  /**
   * The report of a run that is one of several.
   *
   * @param all rows of the file that the run is in: the report says what changed since the last run
   *     that it can be compared with, if there is one
   */
  public static Report of(Results results, Results all) {
    return of(results, LastRun.before(all, results));
  }

  private static Report of(Results results, Optional<RunComparison> since) {
    // Plots are drawn into files: a display is neither needed nor always there.
    System.setProperty("java.awt.headless", "true");
    return new Report(results, since);
  }

  /**
   * This report, with a link to the run's flame graphs.
   *
   * @param address of their page, seen from this one; empty for no link
   */
  public Report leadingTo(Optional<String> address) {
    graphs = address;
    return this;
  }

  private void addTables() {
    String run = results.newestRun();
    sections.add(
        Section.ofDocument(
            "tables",
            "All figures",
            "Time, speedup, distance from the ideal, CPU and memory of each cell.",
            tables));
    sections.add(
        Section.ofDocument(
            "costs",
            "Costs",
            "What 1,000 calls cost: CPU time, memory, threads, context switches.",
            CostTables.document(run, measurements)));
    sections.add(
        Section.ofDocument(
            "laws",
            "Laws of scaling",
            "Which law describes how each mode scales with its workers, if any does.",
            ScalingTables.inReport(run, measurements)));
    sections.add(
        Section.ofDocument(
                "steady",
                "Steady state",
                "Which modes were in a steady state while they were measured, and how they warmed up.",
                steady().documents(results).get(0))
            .with(WarmUpPlots.of(measurements, results.courses(run).byFork())));
  }

  private SteadyTables steady() {
    return new SteadyTables(IterationTimes.of(results), Tolerance.DEFAULT);
  }

  @Override
  public Optional<String> withoutPlots() {
    return noPlots;
  }

  @Override
  public List<Plot> plots() {
    return sections.stream().flatMap(section -> section.plots().stream()).toList();
  }

  @Override
  public Map<String, String> tables() {
    String run = results.newestRun();
    Map<String, String> files = new LinkedHashMap<>();
    put(files, "times", tables, RunTables.csv(results));
    DifferenceTables differences = new DifferenceTables(Metrics.WALL.name(), Criteria.STANDARD);
    put(
        files,
        "differences",
        differences.documents(results, false).get(0),
        differences.csv(results));
    put(files, "costs", CostTables.document(run, measurements), CostTables.csv(results));
    put(files, "laws", ScalingTables.inReport(run, measurements), ScalingTables.csv(results));
    put(
        files,
        "break-even",
        BreakEvenTables.document(run, measurements),
        BreakEvenTables.csv(results));
    put(files, "steady", steady().documents(results).get(0), steady().csv(results));
    return files;
  }

  private static void put(Map<String, String> files, String name, Document document, String csv) {
    files.put(name + ".md", MarkdownForm.of(document));
    files.put(name + ".tex", LatexForm.of(document));
    files.put(name + ".csv", csv);
  }

  @Override
  public String html() {
    Html body =
        Html.all(
            head(),
            Html.element(
                "main",
                Html.element(
                    "div",
                    List.of("class", "answers"),
                    Html.all(answers.stream().map(Report::card).toList())),
                navigation(),
                Html.all(sections.stream().map(s -> s.html(noPlots.isEmpty())).toList()),
                environment()));
    return Page.of(TITLE + ": " + ForeignText.printable(results.newestRun()), body);
  }

  private Html head() {
    String line = tables.facts().stream().map(ForeignText::safe).collect(Collectors.joining(" · "));
    return Html.element(
        "header",
        Html.element("h1", TITLE),
        Html.element(
            "p",
            List.of("class", "facts"),
            Html.text("Run " + ForeignText.printable(results.newestRun()) + " · " + line)),
        Html.paragraphs(since.stream().map(step -> StepWords.ofRuns(step).text()).toList()),
        graphs.map(Report::toGraphs).orElse(Html.NONE),
        Page.warnings(warnings()));
  }

  private static Html toGraphs(String address) {
    return Html.element(
        "p",
        Html.element(
            "a",
            List.of("href", address),
            Html.text("Flame graphs of this run: what its time went to")));
  }

  private List<String> warnings() {
    List<String> warnings = new ArrayList<>();
    noPlots.ifPresent(warnings::add);
    results.warnings().stream().map(ForeignText::safe).forEach(warnings::add);
    environment.ifPresent(list -> warnings.addAll(list.warnings()));
    if (answers.isEmpty()) {
      warnings.add(
          "The run measured only what handing over costs, so that there is no mode to choose;"
              + " measure %s, %s or %s."
                  .formatted(
                      Workloads.CPU_BOUND.name(),
                      Workloads.IO_BOUND.name(),
                      Workloads.SERVER.name()));
    }
    return warnings;
  }

  /** The answer, the modes beside each other, and, to be unfolded, what it rests on. */
  private static Html card(Finding finding) {
    Answer answer = finding.answer();
    return Html.element(
        "article",
        List.of("class", "answer"),
        Html.element("h2", answer.subject()),
        Html.element("p", List.of("class", "headline"), Html.sentence(answer.headline())),
        finding.contest().map(c -> RatioDots.of(c, finding.at())).orElse(Html.NONE),
        Html.element(
            "details", Html.element("summary", "In words"), Html.paragraphs(answer.evidence())),
        Page.warnings(answer.warnings()));
  }

  private Html navigation() {
    List<Html> links = new ArrayList<>(sections.stream().map(Section::link).toList());
    links.add(
        Html.element(
            "li", Html.element("a", List.of("href", "#environment"), Html.text("Environment"))));
    return Html.element(
        "nav", List.of("aria-label", "Sections"), Html.element("ul", Html.all(links)));
  }

  private Html environment() {
    return Html.element(
        "section",
        List.of("id", "environment"),
        Html.element("h2", "Environment"),
        environment
            .map(list -> Section.fold("Machine, JVM, build and settings on record.", list.html()))
            .orElse(Html.element("p", "There is no record of it beside the results file.")));
  }
}

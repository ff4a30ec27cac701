package org.modebench.analysis.lab;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.modebench.analysis.catalogue.Servers;
import org.modebench.analysis.cells.Cell;
import org.modebench.analysis.cells.Measurements;
import org.modebench.analysis.findings.modes.ModeRanking;
import org.modebench.analysis.plot.Fonts;
import org.modebench.analysis.plot.Plot;
import org.modebench.analysis.report.Html;
import org.modebench.analysis.report.HtmlTable;
import org.modebench.analysis.report.Report;
import org.modebench.analysis.report.WrittenReport;
import org.modebench.analysis.results.Results;
import org.modebench.analysis.results.record.RunRecord;
import org.modebench.analysis.table.Table;

/** The student's report: what the sheet asks, task by task, with the conclusions it asks for. */
public final class LabReport implements WrittenReport {
  private final Results results;
  private final LabPage page;
  private final Words words;
  private final Measurements measurements;
  private final LabData data;
  private final List<Part> parts = new ArrayList<>();
  private final Optional<String> missing;
  private final Table<Mistake> mistakes;
  private final Optional<String> noPlots = Fonts.missing();

  private LabReport(Results results, List<RunRecord> records, LabSheet sheet) {
    this.results = results;
    this.page = new LabPage(results, records, sheet, "page.title", "page.subtitle");
    this.words = Words.in(sheet.language());
    this.measurements = Measurements.of(results.rows(), results.catalogue(results.newestRun()));
    this.data = LabData.of(measurements);
    Measuring measuring = new Measuring(sheet.output());
    List<BatchTask> batches = new ArrayList<>();
    for (BatchTask task : BatchTask.ALL) {
      Optional<ModeRanking> contest = contest(task);
      parts.add(
          task.part(
              contest,
              sheet.prediction(task.number()),
              measuring.command(List.of(task), List.of()),
              words));
      if (!task.isMeasured(contest)) {
        batches.add(task);
      }
    }
    List<ServerTask> servers = new ArrayList<>();
    for (ServerTask task : ServerTask.ALL) {
      parts.add(task.part(data, measuring.command(List.of(), List.of(task)), words));
      if (!task.isMeasured(data)) {
        servers.add(task);
      }
    }
    this.missing =
        batches.isEmpty() && servers.isEmpty()
            ? Optional.empty()
            : Optional.of(measuring.command(batches, servers));
    this.mistakes = new Mistakes(results.rows(), measurements, records, words).table();
  }

  /**
   * The report of runs that may each have measured a part.
   *
   * @param results of those runs together, with at least one row
   * @param records of the runs that are on record
   */
  public static LabReport of(Results results, List<RunRecord> records, LabSheet sheet) {
    // Plots are drawn into files: a display is neither needed nor always there.
    System.setProperty("java.awt.headless", "true");
    return new LabReport(results, records, sheet);
  }

  private Optional<ModeRanking> contest(BatchTask task) {
    return task.computing() ? data.computing() : data.waiting();
  }

  @Override
  public Optional<String> withoutPlots() {
    return noPlots;
  }

  @Override
  public List<Plot> plots() {
    return parts.stream().flatMap(part -> part.plots().stream()).toList();
  }

  /** Those of the tasks, and those of every report. */
  @Override
  public Map<String, String> tables() {
    Map<String, String> files = new LinkedHashMap<>();
    for (Part part : parts) {
      part.tables().forEach(table -> LabPage.put(files, part.name(), part.conclusions(), table));
    }
    LabPage.put(files, "mistakes", List.of(), mistakes);
    files.putAll(Report.of(results).tables());
    return files;
  }

  @Override
  public String html() {
    return page.of(sections());
  }

  private List<Html> sections() {
    List<Html> sections = new ArrayList<>();
    sections.add(page.warnings(missing, noPlots));
    sections.add(navigation());
    sections.add(section("aim", words.say("aim.title"), List.of(words.say("aim.text"))));
    sections.add(method());
    boolean draws = noPlots.isEmpty();
    for (int i = 0; i < parts.size(); i++) {
      sections.add(parts.get(i).html(draws, words));
      if (i % 3 == 2) {
        sections.add(conclusion(i / 3));
      }
    }
    sections.add(overall());
    sections.add(
        Html.element(
            "section",
            List.of("id", "mistakes"),
            Html.element("h2", words.say("mistakes.title")),
            Html.element("p", words.say("mistakes.text")),
            HtmlTable.of(mistakes)));
    return sections;
  }

  private Html navigation() {
    Map<String, String> titles = new LinkedHashMap<>();
    for (int i = 0; i < parts.size(); i++) {
      titles.put(parts.get(i).name(), parts.get(i).title());
      if (i % 3 == 2) {
        titles.put("conclusion-" + (i / 3 + 1), words.say("conclusion." + (i / 3 + 1)));
      }
    }
    titles.put("overall", words.say("overall.title"));
    titles.put("mistakes", words.say("mistakes.title"));
    return page.navigation(titles);
  }

  private static Html section(String name, String title, List<String> sentences) {
    return Html.element(
        "section", List.of("id", name), Html.element("h2", title), Html.paragraphs(sentences));
  }

  private Html method() {
    int fewest = cells().mapToInt(Cell::forks).min().orElse(0);
    int most = cells().mapToInt(Cell::forks).max().orElse(0);
    List<String> sentences =
        List.of(
            words.say("method.modes"),
            words.say("method.api"),
            words.say("method.forks", fewest == most ? "" + most : fewest + "–" + most),
            words.say("method.tests", Words.fewestForks()),
            words.say("method.servers"),
            words.say("method.means"),
            words.say("method.rates"));
    return Html.element(
        "section",
        List.of("id", "method"),
        Html.element("h2", words.say("method.title")),
        Html.paragraphs(sentences),
        page.environment());
  }

  private Stream<Cell> cells() {
    return measurements.workloads().values().stream().flatMap(cells -> cells.values().stream());
  }

  /** What the sheet asks after three tasks. */
  private Html conclusion(int group) {
    List<Html> blocks = new ArrayList<>();
    blocks.add(Html.element("h2", words.say("conclusion." + (group + 1))));
    for (Answer answer : answers().get(group)) {
      blocks.add(Html.element("h3", answer.question()));
      blocks.add(Html.paragraphs(List.of(answer.full())));
    }
    return Html.element(
        "section",
        List.of("id", "conclusion-" + (group + 1), "class", "conclusion"),
        Html.all(blocks));
  }

  /** Every question of the sheet, by the three conclusions that it asks for. */
  private List<List<Answer>> answers() {
    return List.of(
        answers(BatchTask.ALL.subList(1, 3)),
        answers(BatchTask.ALL.subList(4, 6)),
        List.of(
            ServerTask.BY_CLIENTS.answer(data, Servers.EVENT_LOOP, words),
            ServerTask.BY_WAIT.answer(data, Servers.EVENT_LOOP, words),
            ServerTask.BLOCKED.answer(data, Servers.EVENT_LOOP_BLOCKED, words),
            ServerTask.BY_CLIENTS.answer(data, Servers.SYNC_WORKER, words),
            ServerTask.BY_WAIT.answer(data, Servers.SYNC_WORKER, words)));
  }

  private List<Answer> answers(List<BatchTask> tasks) {
    return tasks.stream().map(task -> task.answer(contest(task), words)).toList();
  }

  private Html overall() {
    List<Html> items = new ArrayList<>();
    for (List<Answer> group : answers()) {
      for (Answer answer : group) {
        items.add(Html.element("dt", answer.question()));
        items.add(Html.element("dd", Html.sentence(answer.brief())));
      }
    }
    return Html.element(
        "section",
        List.of("id", "overall", "class", "conclusion"),
        Html.element("h2", words.say("overall.title")),
        Html.element("p", words.say("overall.text")),
        Html.element("dl", List.of("class", "answers-list"), Html.all(items)));
  }
}

package org.modebench.analysis.lab;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.modebench.analysis.catalogue.Servers;
import org.modebench.analysis.cells.Cell;
import org.modebench.analysis.cells.Measurements;
import org.modebench.analysis.findings.modes.ModeRanking;
import org.modebench.analysis.plot.Fonts;
import org.modebench.analysis.plot.Plot;
import org.modebench.analysis.report.Html;
import org.modebench.analysis.report.HtmlTable;
import org.modebench.analysis.report.Page;
import org.modebench.analysis.report.Report;
import org.modebench.analysis.report.WrittenReport;
import org.modebench.analysis.results.Results;
import org.modebench.analysis.results.record.JvmFacts;
import org.modebench.analysis.results.record.MachineFacts;
import org.modebench.analysis.results.record.RunRecord;
import org.modebench.analysis.table.Document;
import org.modebench.analysis.table.LatexForm;
import org.modebench.analysis.table.MarkdownForm;
import org.modebench.analysis.table.Table;
import org.modebench.analysis.text.ForeignText;

/** The student's report: what the sheet asks, task by task, with the conclusions it asks for. */
public final class LabReport implements WrittenReport {
  private final Results results;
  private final List<RunRecord> records;
  private final LabSheet sheet;
  private final Words words;
  private final Measurements measurements;
  private final LabData data;
  private final List<Part> parts = new ArrayList<>();
  private final Optional<String> missing;
  private final Table<Mistake> mistakes;
  private final Optional<String> noPlots = Fonts.missing();

  private LabReport(Results results, List<RunRecord> records, LabSheet sheet) {
    this.results = results;
    this.records = records;
    this.sheet = sheet;
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
      part.tables().forEach(table -> put(files, part.name(), part.conclusions(), table));
    }
    put(files, "mistakes", List.of(), mistakes);
    files.putAll(Report.of(results).tables());
    return files;
  }

  private static void put(
      Map<String, String> files, String name, List<String> sentences, Table<?> table) {
    Document document = new Document(table.title(), sentences, List.of(table), List.of());
    files.put(name + ".md", MarkdownForm.of(document));
    files.put(name + ".tex", LatexForm.of(document));
    files.put(name + ".csv", table.csv());
  }

  @Override
  public String html() {
    Map<String, String> texts =
        Map.of(
            "copy", words.say("page.copy"),
            "copied", words.say("page.copied"),
            "not-copied", words.say("page.not-copied"));
    String title = sheet.author().isEmpty() ? "" : ": " + ForeignText.printable(sheet.author());
    return Page.of(
        sheet.language().tag(),
        texts,
        words.say("page.title") + title,
        Html.all(titlePage(), Html.element("main", body())));
  }

  private Html titlePage() {
    List<Html> lines = new ArrayList<>();
    lines.add(Html.element("h1", words.say("page.title")));
    lines.add(Html.element("p", words.say("page.subtitle")));
    if (!sheet.author().isBlank()) {
      lines.add(Html.element("p", words.say("page.author", ForeignText.printable(sheet.author()))));
    }
    if (!sheet.group().isBlank()) {
      lines.add(Html.element("p", words.say("page.group", ForeignText.printable(sheet.group()))));
    }
    date().ifPresent(date -> lines.add(Html.element("p", words.say("page.date", date))));
    return Html.element("header", List.of("class", "title-page"), Html.all(lines));
  }

  /** The day of the last measurement, UTC. */
  private Optional<String> date() {
    return records.stream()
        .flatMap(record -> record.started().stream())
        .max(String::compareTo)
        .flatMap(this::date);
  }

  private Optional<String> date(String instant) {
    try {
      DateTimeFormatter form =
          DateTimeFormatter.ofPattern(words.say("page.date-form"), sheet.language().locale());
      return Optional.of(form.format(Instant.parse(instant).atZone(ZoneOffset.UTC)));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private Html body() {
    List<Html> sections = new ArrayList<>();
    sections.add(warnings());
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
    return Html.all(sections);
  }

  private Html navigation() {
    List<Html> links = new ArrayList<>();
    parts.forEach(part -> links.add(link(part.name(), part.title())));
    links.add(link("overall", words.say("overall.title")));
    links.add(link("mistakes", words.say("mistakes.title")));
    return Html.element(
        "nav",
        List.of("aria-label", words.say("page.sections")),
        Html.element("ul", Html.all(links)));
  }

  private static Html link(String name, String title) {
    return Html.element("li", Html.element("a", List.of("href", "#" + name), Html.text(title)));
  }

  private Html warnings() {
    List<String> sentences = new ArrayList<>();
    Stream.concat(noPlots.stream(), results.warnings().stream())
        .map(ForeignText::safe)
        .forEach(sentences::add);
    if (records.stream().anyMatch(record -> record.state().isPresent() && !record.isComplete())) {
      sentences.add(words.say("page.incomplete"));
    }
    if (records.size() > 1) {
      sentences.add(words.say("page.several-runs", records.size()));
    }
    return Html.all(
        missing.map(command -> Part.missing(command, words)).orElse(Html.NONE),
        Page.warnings(sentences));
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
        environment());
  }

  private Stream<Cell> cells() {
    return measurements.workloads().values().stream().flatMap(cells -> cells.values().stream());
  }

  private Html environment() {
    List<Html> items = new ArrayList<>();
    if (!records.isEmpty()) {
      RunRecord newest = records.get(records.size() - 1);
      MachineFacts host = newest.host();
      JvmFacts jvm = newest.forks();
      add(items, "processor", host.cpu());
      add(items, "cores", host.cores() == 0 ? "" : Integer.toString(host.cores()));
      add(items, "memory", host.memory());
      add(items, "system", joined(host.system(), host.kernel()));
      add(items, "java", joined(jvm.version(), jvm.vendor(), jvm.vm()));
      add(items, "runs", records.stream().map(RunRecord::run).collect(Collectors.joining(", ")));
      add(items, "software", newest.commit().map(commit -> "modebench " + commit).orElse(""));
    }
    return items.isEmpty()
        ? Html.element("p", words.say("environment.none"))
        : Html.element("dl", List.of("class", "environment"), Html.all(items));
  }

  private void add(List<Html> items, String name, String value) {
    if (!value.isBlank()) {
      items.add(Html.element("dt", words.say("environment." + name)));
      items.add(Html.element("dd", ForeignText.printable(value)));
    }
  }

  private static String joined(String... facts) {
    return Stream.of(facts).filter(fact -> !fact.isBlank()).collect(Collectors.joining(", "));
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

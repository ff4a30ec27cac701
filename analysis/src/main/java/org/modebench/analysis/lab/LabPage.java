package org.modebench.analysis.lab;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.modebench.analysis.report.Html;
import org.modebench.analysis.report.Page;
import org.modebench.analysis.results.Results;
import org.modebench.analysis.results.record.JvmFacts;
import org.modebench.analysis.results.record.MachineFacts;
import org.modebench.analysis.results.record.RunRecord;
import org.modebench.analysis.table.Document;
import org.modebench.analysis.table.LatexForm;
import org.modebench.analysis.table.MarkdownForm;
import org.modebench.analysis.table.Table;
import org.modebench.analysis.text.ForeignText;

/** What the student's reports have in common: the title, the warnings and the environment. */
public final class LabPage {
  private final Results results;
  private final List<RunRecord> records;
  private final LabSheet sheet;
  private final Words words;
  private final String title;
  private final String subtitle;

  /**
   * @param title the key of the title
   * @param subtitle the key of what stands below it
   */
  public LabPage(
      Results results, List<RunRecord> records, LabSheet sheet, String title, String subtitle) {
    this.results = results;
    this.records = List.copyOf(records);
    this.sheet = sheet;
    this.words = Words.in(sheet.language());
    this.title = words.say(title);
    this.subtitle = words.say(subtitle);
  }

  /** The whole page around its sections. */
  public String of(List<Html> sections) {
    Map<String, String> texts =
        Map.of(
            "copy", words.say("page.copy"),
            "copied", words.say("page.copied"),
            "not-copied", words.say("page.not-copied"));
    String author = sheet.author().isEmpty() ? "" : ": " + ForeignText.printable(sheet.author());
    return Page.of(
        sheet.language().tag(),
        texts,
        title + author,
        Html.all(titlePage(), Html.element("main", Html.all(sections))));
  }

  private Html titlePage() {
    List<Html> lines = new ArrayList<>();
    lines.add(Html.element("h1", title));
    lines.add(Html.element("p", subtitle));
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

  /**
   * What a reader is to know first.
   *
   * @param missing the command that measures what is missing
   * @param noPlots why there are no plots
   */
  public Html warnings(Optional<String> missing, Optional<String> noPlots) {
    List<String> sentences = new ArrayList<>();
    Stream.concat(noPlots.stream(), results.warnings().stream())
        .map(new Translated(words)::sentence)
        .map(ForeignText::safe)
        .forEach(sentences::add);
    if (records.stream().anyMatch(record -> record.state().isPresent() && !record.isComplete())) {
      sentences.add(words.say("page.incomplete"));
    }
    if (records.size() > 1) {
      sentences.add(words.say("page.several-runs", records.size()));
    }
    return Html.all(
        missing.map(command -> missing(command, words)).orElse(Html.NONE),
        Page.warnings(sentences));
  }

  /** That something is missing, with the command that measures it. */
  public static Html missing(String command, Words words) {
    return Html.element(
        "p",
        List.of("class", "warning"),
        Html.text(words.say("part.missing") + " "),
        Html.element("code", command));
  }

  /** Links to sections, by their anchors. */
  public Html navigation(Map<String, String> titles) {
    List<Html> links = new ArrayList<>();
    titles.forEach((name, of) -> links.add(link(name, of)));
    return Html.element(
        "nav",
        List.of("aria-label", words.say("page.sections")),
        Html.element("ul", Html.all(links)));
  }

  private static Html link(String name, String title) {
    return Html.element("li", Html.element("a", List.of("href", "#" + name), Html.text(title)));
  }

  /** The files of a table with the sentences about it. */
  public static void put(
      Map<String, String> files, String name, List<String> sentences, Table<?> table) {
    Document document = new Document(table.title(), sentences, List.of(table), List.of());
    files.put(name + ".md", MarkdownForm.of(document));
    files.put(name + ".tex", LatexForm.of(document));
    files.put(name + ".csv", table.csv());
  }

  /** Of the newest run, as far as it is on record. */
  public Html environment() {
    List<Html> items = new ArrayList<>();
    if (!records.isEmpty()) {
      RunRecord newest = records.get(records.size() - 1);
      MachineFacts host = newest.host();
      JvmFacts jvm = newest.forks();
      add(items, "processor", host.cpu());
      add(items, "cores", host.cores() == 0 ? "" : Integer.toString(host.cores()));
      add(items, "memory", words.number(host.gibibytes()));
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
}

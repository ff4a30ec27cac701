package org.modebench.analysis.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.modebench.analysis.documents.HistoryTables;
import org.modebench.analysis.findings.comparison.CellName;
import org.modebench.analysis.findings.history.Course;
import org.modebench.analysis.findings.history.History;
import org.modebench.analysis.plot.Fonts;
import org.modebench.analysis.plot.Plot;
import org.modebench.analysis.prose.HistoryWords;
import org.modebench.analysis.text.Count;
import org.modebench.analysis.text.ForeignText;

/** The page of many runs: what changed, then the course of each cell as a plot. */
public final class HistoryPage {
  /** More would take a browser seconds, and nobody looks at them. */
  private static final int MOST_PLOTS = 120;

  private final History history;
  private final HistoryWords words;
  private final HistoryTables tables;
  private final Optional<String> noPlots = Fonts.missing();

  private HistoryPage(History history) {
    this.history = history;
    this.words = new HistoryWords(history);
    this.tables = new HistoryTables(history);
  }

  /** The page of a history. */
  public static HistoryPage of(History history) {
    // Plots are drawn into files: a display is neither needed nor always there.
    System.setProperty("java.awt.headless", "true");
    return new HistoryPage(history);
  }

  /** Why it has no plots, as a sentence for the user; empty if it has. */
  public Optional<String> withoutPlots() {
    return noPlots;
  }

  /** The whole page. */
  public String html() {
    List<Section> sections = sections();
    Html body =
        Html.all(
            head(),
            Html.element(
                "main",
                Html.element(
                    "div",
                    List.of("class", "answers"),
                    card("Since the run before", List.of(words.newest())),
                    card("Levels over all runs", words.changes())),
                Html.element(
                    "nav",
                    List.of("aria-label", "Sections"),
                    Html.element("ul", Html.all(sections.stream().map(Section::link).toList()))),
                Html.all(sections.stream().map(s -> s.html(noPlots.isEmpty())).toList())));
    return Page.of("History", body);
  }

  private Html head() {
    List<String> warnings = new ArrayList<>(noPlots.stream().toList());
    warnings.addAll(words.notes());
    return Html.element(
        "header",
        Html.element("h1", Count.of(history.runs().size(), "run") + " in their order"),
        Html.element("p", List.of("class", "facts"), Html.text(words.runs())),
        Page.warnings(warnings.stream().map(ForeignText::safe).toList()));
  }

  private static Html card(String title, List<String> sentences) {
    return Html.element(
        "article",
        List.of("class", "answer"),
        Html.element("h2", title),
        Html.paragraphs(sentences));
  }

  private List<Section> sections() {
    Slug slugs = new Slug();
    List<Section> sections = new ArrayList<>();
    for (String group : history.groups()) {
      sections.add(
          new Section(
              slugs.of("group-" + group),
              ForeignText.printable(group),
              sentences(group),
              plots(plotted(group), slugs),
              List.of(tables.courses(group)),
              List.of()));
    }
    sections.add(Section.of(slugs.of("runs"), "Runs", List.of(), List.of(tables.runs())));
    sections.add(
        Section.ofDocument(
            slugs.of("values"),
            "All values",
            "Each value of each run, and how it compares with the run before.",
            tables.values()));
    return sections;
  }

  /** A plot for each cell, with its course on every machine. */
  private List<Plot> plots(List<Course> courses, Slug slugs) {
    Map<CellName, List<Course>> byCell =
        courses.stream()
            .collect(Collectors.groupingBy(Course::name, LinkedHashMap::new, Collectors.toList()));
    return byCell.values().stream().map(ofCell -> CoursePlot.of(history, ofCell, slugs)).toList();
  }

  private List<Course> plotted(String group) {
    List<Course> all = history.courses(group);
    return history.courses().size() <= MOST_PLOTS
        ? all
        : all.stream().filter(course -> !course.changes().isEmpty()).limit(MOST_PLOTS).toList();
  }

  private List<String> sentences(String group) {
    int left = history.courses(group).size() - plotted(group).size();
    return left == 0
        ? List.of()
        : List.of(
            "With %s, the page has plots only of those that change their level; %s %s in the tables alone."
                .formatted(
                    Count.of(history.courses().size(), "cell"), left, left == 1 ? "is" : "are"));
  }
}

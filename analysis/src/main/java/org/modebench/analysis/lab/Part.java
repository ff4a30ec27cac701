package org.modebench.analysis.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.modebench.analysis.plot.Plot;
import org.modebench.analysis.report.Figure;
import org.modebench.analysis.report.Html;
import org.modebench.analysis.report.HtmlTable;
import org.modebench.analysis.report.Page;
import org.modebench.analysis.table.Table;

/**
 * What the page says of a task.
 *
 * @param name its anchor: letters, digits and hyphens
 * @param asked what the sheet asks for
 * @param expected what one would expect before measuring, then what the student did
 * @param doubts what stands against its figures
 * @param conclusions what the figures say, and why; none where it was not measured
 * @param command that measures what is missing
 */
record Part(
    String name,
    String title,
    String asked,
    List<String> expected,
    List<Table<?>> tables,
    List<Plot> plots,
    List<String> doubts,
    List<String> conclusions,
    Optional<String> command) {

  Html html(boolean draws, Words words) {
    List<Html> blocks = new ArrayList<>();
    blocks.add(Html.element("h2", title));
    blocks.add(labelled(words.say("part.asked"), List.of(asked)));
    blocks.add(labelled(words.say("part.expected"), expected));
    blocks.add(Html.all(tables.stream().map(HtmlTable::of).toList()));
    blocks.add(draws ? Figure.all(plots) : Html.NONE);
    blocks.add(Page.warnings(doubts));
    command.ifPresent(missing -> blocks.add(LabPage.missing(missing, words)));
    if (!conclusions.isEmpty()) {
      blocks.add(Html.element("h3", words.say("part.conclusion")));
      blocks.add(Html.paragraphs(conclusions));
    }
    return Html.element("section", List.of("id", name), Html.all(blocks));
  }

  /** Sentences after a word that says what they are. */
  private static Html labelled(String label, List<String> sentences) {
    List<Html> paragraphs = new ArrayList<>();
    for (String sentence : sentences) {
      paragraphs.add(
          Html.element(
              "p",
              paragraphs.isEmpty()
                  ? Html.all(Html.element("strong", label), Html.sentence(" " + sentence))
                  : Html.sentence(sentence)));
    }
    return Html.all(paragraphs);
  }
}

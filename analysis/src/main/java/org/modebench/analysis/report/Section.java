package org.modebench.analysis.report;

import java.util.List;
import org.modebench.analysis.plot.Plot;
import org.modebench.analysis.table.Document;
import org.modebench.analysis.table.Table;
import org.modebench.analysis.text.ForeignText;

/**
 * A part of a report under one heading.
 *
 * @param name its anchor: letters, digits and hyphens
 * @param plots drawn after the sentences, before the tables
 * @param legend what the columns of the tables mean, a sentence each
 * @param folded the sentence that all but the title is folded to; empty for what is not folded
 */
record Section(
    String name,
    String title,
    List<String> sentences,
    List<Plot> plots,
    List<Table<?>> tables,
    List<String> legend,
    String folded) {

  /** A section that is not folded. */
  Section(
      String name,
      String title,
      List<String> sentences,
      List<Plot> plots,
      List<Table<?>> tables,
      List<String> legend) {
    this(name, title, sentences, plots, tables, legend, "");
  }

  /** A section of tables alone, to be unfolded by who wants to read them. */
  static Section ofDocument(String name, String title, String folded, Document document) {
    List<String> facts = document.facts().stream().map(ForeignText::safe).toList();
    return new Section(name, title, facts, List.of(), document.tables(), document.legend(), folded);
  }

  /** The same with these plots instead. */
  Section with(List<Plot> others) {
    return new Section(name, title, sentences, others, tables, legend, folded);
  }

  static Section of(String name, String title, List<Plot> plots, List<Table<?>> tables) {
    return new Section(name, title, List.of(), plots, tables, List.of());
  }

  private static Html note(List<String> sentences) {
    return Html.all(
        sentences.stream()
            .map(s -> Html.element("p", List.of("class", "note"), Html.text(s)))
            .toList());
  }

  /** Whether there is nothing below its title. */
  boolean isEmpty() {
    return sentences.isEmpty() && plots.isEmpty() && tables.isEmpty();
  }

  Html html(boolean draws) {
    return Html.element(
        "section",
        List.of("id", name),
        Html.element("h2", title),
        fold(
            folded,
            Html.paragraphs(sentences),
            draws ? Figure.all(plots) : Html.NONE,
            Html.all(tables.stream().map(HtmlTable::of).toList()),
            note(legend)));
  }

  /** Content behind a sentence; as it is where that is empty. */
  static Html fold(String sentence, Html... content) {
    return sentence.isEmpty()
        ? Html.all(content)
        : Html.element(
            "details", Html.element("summary", Html.sentence(sentence)), Html.all(content));
  }

  /** The link to it. */
  Html link() {
    return Html.element("li", Html.element("a", List.of("href", "#" + name), Html.text(title)));
  }
}

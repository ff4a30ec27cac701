package org.modebench.analysis.report;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.modebench.analysis.text.HtmlText;

/**
 * A piece of HTML. Text and attributes come in through methods that escape them, so that nothing in
 * a results file can act in the page.
 */
public record Html(String markup) {
  /** Nothing. */
  public static final Html NONE = new Html("");

  /** Text, of which nothing acts. */
  public static Html text(String text) {
    return new Html(HtmlText.escape(text));
  }

  /** An element with attributes {@code name, value, name, value, …} around its content. */
  public static Html element(String name, List<String> attributes, Html... content) {
    StringBuilder out = new StringBuilder("<").append(name);
    for (int i = 0; i < attributes.size(); i += 2) {
      out.append(' ').append(attributes.get(i)).append("=\"");
      out.append(HtmlText.escape(attributes.get(i + 1))).append('"');
    }
    out.append('>');
    for (Html html : content) {
      out.append(html.markup());
    }
    return new Html(out.append("</").append(name).append('>').toString());
  }

  /** An element without attributes. */
  public static Html element(String name, Html... content) {
    return element(name, List.of(), content);
  }

  /** A heading or paragraph of text. */
  public static Html element(String name, String text) {
    return element(name, text(text));
  }

  /** Pieces one after another. */
  public static Html all(List<Html> pieces) {
    return new Html(pieces.stream().map(Html::markup).collect(Collectors.joining("\n")));
  }

  /** Pieces one after another. */
  public static Html all(Html... pieces) {
    return all(Arrays.asList(pieces));
  }

  /** A paragraph for each sentence. */
  public static Html paragraphs(List<String> sentences) {
    return all(sentences.stream().map(sentence -> element("p", sentence(sentence))).toList());
  }

  /** Text in which no line breaks inside an interval, or between a number and its unit. */
  public static Html sentence(String text) {
    return text(
        text.replaceAll("(?<=\\d) (?=(?:[nµm]?s|[KMG]?i?B|[нм]?с|мкс)(?![\\w\\p{L}])|%)", "\u00A0")
            .replaceAll("(?<=[\\d∞])([,;]) (?=[\\d.,∞e+]+\\])", "$1\u00A0"));
  }
}

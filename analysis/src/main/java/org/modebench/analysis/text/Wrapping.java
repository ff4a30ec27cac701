package org.modebench.analysis.text;

import java.util.ArrayList;
import java.util.List;

/** Texts on as many lines as they need. */
public final class Wrapping {
  /** Before each line but the first. */
  private static final String INDENTATION = "  ";

  private Wrapping() {}

  /**
   * The lines of a text that is broken between words, all but the first indented. A word that is
   * longer than a line stays whole. Spaces before the text stand before each line.
   */
  public static List<String> of(String text, int columns) {
    String words = text.stripLeading();
    String margin = text.substring(0, text.length() - words.length());
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder(margin);
    boolean begun = false;
    for (String word : words.split(" ", -1)) {
      if (begun && line.length() + 1 + word.length() > columns) {
        lines.add(line.toString());
        line.setLength(0);
        line.append(margin).append(INDENTATION);
        begun = false;
      }
      line.append(begun ? " " : "").append(word);
      begun = true;
    }
    lines.add(line.toString());
    return lines;
  }

  /** How many lines of a terminal these take: it breaks those that are wider than it. */
  public static int rows(List<String> lines, int columns) {
    return lines.stream()
        .mapToInt(line -> Math.max(1, -Math.floorDiv(-line.length(), columns)))
        .sum();
  }
}

package org.modebench.analysis.text;

import java.util.Locale;

/**
 * Text from a results file made fit to print: one line, nothing that acts, bounded where wanted.
 */
public final class ForeignText {
  private static final int LIMIT = 300;

  private ForeignText() {}

  /**
   * Foreign text with control characters spelled out, cut to a length that a table can hold: for
   * entries, titles, and whatever foreign is part of a sentence of ours.
   */
  public static String printable(String text) {
    int codePoints = text.codePointCount(0, Math.min(text.length(), 2 * (LIMIT + 1)));
    return codePoints > LIMIT
        ? safe(text.substring(0, text.offsetByCodePoints(0, LIMIT))) + "…"
        : safe(text);
  }

  /** A sentence of ours with control characters spelled out, however long it is. */
  public static String safe(String text) {
    StringBuilder printable = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              int type = Character.getType(c);
              if (Character.isISOControl(c)
                  || type == Character.FORMAT
                  || type == Character.SURROGATE
                  || type == Character.LINE_SEPARATOR
                  || type == Character.PARAGRAPH_SEPARATOR) {
                printable.append(String.format(Locale.ROOT, "\\u%04x", c));
              } else {
                printable.appendCodePoint(c);
              }
            });
    return printable.toString();
  }
}

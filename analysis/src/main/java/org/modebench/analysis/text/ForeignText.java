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
    return isLong(text) ? start(text) + "…" : safe(text);
  }

  /** Foreign text as the faulty value in a sentence: in quotes, with its length where it is cut. */
  public static String quoted(String text) {
    return isLong(text)
        ? String.format(Locale.ROOT, "\"%s\"… (%d characters)", start(text), text.length())
        : '"' + safe(text) + '"';
  }

  private static boolean isLong(String text) {
    return text.codePointCount(0, Math.min(text.length(), 2 * (LIMIT + 1))) > LIMIT;
  }

  private static String start(String text) {
    return safe(text.substring(0, text.offsetByCodePoints(0, LIMIT)));
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

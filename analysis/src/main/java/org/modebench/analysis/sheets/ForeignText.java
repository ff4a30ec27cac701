package org.modebench.analysis.sheets;

import java.util.Locale;

/** Text from a results file made fit to print: one line, of bounded length, nothing that acts. */
public final class ForeignText {
  private static final int LIMIT = 300;

  private ForeignText() {}

  /** The text with control characters spelled out, cut to a length that a table can hold. */
  public static String printable(String text) {
    StringBuilder printable = new StringBuilder();
    int codePoints = text.codePointCount(0, Math.min(text.length(), 2 * (LIMIT + 1)));
    text.codePoints()
        .limit(LIMIT)
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
    if (codePoints > LIMIT) {
      printable.append('…');
    }
    return printable.toString();
  }
}

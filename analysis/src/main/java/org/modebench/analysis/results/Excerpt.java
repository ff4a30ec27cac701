package org.modebench.analysis.results;

import java.util.Locale;

/**
 * Foreign text made fit for a sentence on a terminal: quoted, short, without control characters.
 */
final class Excerpt {
  private static final int LIMIT = 240;

  private Excerpt() {}

  static String of(String text) {
    StringBuilder excerpt = new StringBuilder("\"");
    int shown = Math.min(text.length(), LIMIT);
    for (int i = 0; i < shown; i++) {
      char c = text.charAt(i);
      int type = Character.getType(c);
      if (Character.isISOControl(c)
          || type == Character.FORMAT
          || type == Character.LINE_SEPARATOR
          || type == Character.PARAGRAPH_SEPARATOR) {
        excerpt.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
      } else {
        excerpt.append(c);
      }
    }
    excerpt.append('"');
    if (shown < text.length()) {
      excerpt.append(String.format(Locale.ROOT, "… (%d characters)", text.length()));
    }
    return excerpt.toString();
  }
}

package org.modebench.analysis.report;

/**
 * Text in which what is written from right to left stands apart, so that it does not reorder the
 * figures beside it.
 */
final class Isolated {
  private Isolated() {}

  /** The text escaped, with each stretch from right to left in an element {@code bdi}. */
  static String escaped(String text) {
    StringBuilder out = new StringBuilder();
    int at = 0;
    while (at < text.length()) {
      int from = at;
      while (from < text.length() && !isRightToLeft(text.codePointAt(from))) {
        from += Character.charCount(text.codePointAt(from));
      }
      out.append(attribute(text.substring(at, from)));
      int to = end(text, from);
      if (to > from) {
        out.append("<bdi>").append(attribute(text.substring(from, to))).append("</bdi>");
      }
      at = to;
    }
    return out.toString();
  }

  /** After the last letter from right to left before one from left to right, or a digit. */
  private static int end(String text, int from) {
    int end = from;
    for (int i = from; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      if (isRightToLeft(c)) {
        end = i;
      } else if (Character.isLetterOrDigit(c)) {
        break;
      }
    }
    return end;
  }

  private static boolean isRightToLeft(int codePoint) {
    byte direction = Character.getDirectionality(codePoint);
    return direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
        || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC
        || direction == Character.DIRECTIONALITY_ARABIC_NUMBER;
  }

  /** Text that a browser shows as it is, in an element as in an attribute. */
  static String attribute(String text) {
    StringBuilder escaped = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> {
                  int type = Character.getType(c);
                  boolean acts =
                      (Character.isISOControl(c) && c != '\n')
                          || type == Character.SURROGATE
                          || type == Character.FORMAT;
                  escaped.appendCodePoint(acts ? '\uFFFD' : c);
                }
              }
            });
    return escaped.toString();
  }
}

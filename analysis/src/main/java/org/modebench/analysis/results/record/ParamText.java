package org.modebench.analysis.results.record;

/** The text of a parameter's value in a row, where {@code ;}, {@code =} and {@code %} mean more. */
public final class ParamText {
  private ParamText() {}

  /** A value as rows have it. */
  static String encoded(String value) {
    return value.replace("%", "%25").replace(";", "%3B").replace("=", "%3D");
  }

  /** A value, or several, as they were before. */
  public static String decoded(String text) {
    return text.indexOf('%') < 0
        ? text
        : text.replace("%3B", ";").replace("%3D", "=").replace("%25", "%");
  }
}

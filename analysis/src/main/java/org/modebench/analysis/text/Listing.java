package org.modebench.analysis.text;

import java.util.List;

/** Several things in a sentence. */
public final class Listing {
  private Listing() {}

  /**
   * Such as {@code A, B and C}; empty for none.
   *
   * @param conjunction between the last two, such as {@code and}
   */
  public static String of(List<String> parts, String conjunction) {
    int last = parts.size() - 1;
    return last < 1
        ? String.join("", parts)
        : String.join(", ", parts.subList(0, last)) + " " + conjunction + " " + parts.get(last);
  }
}

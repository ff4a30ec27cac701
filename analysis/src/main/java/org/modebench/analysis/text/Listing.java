package org.modebench.analysis.text;

import java.util.ArrayList;
import java.util.List;

/** Several things in a sentence. */
public final class Listing {
  private Listing() {}

  /**
   * Such as {@code A, B and C}, or {@code A, B and 7 more} where there are more than so many.
   *
   * @param most at least 1
   */
  public static String upTo(int most, List<String> parts) {
    if (parts.size() <= most) {
      return of(parts, "and");
    }
    List<String> shown = new ArrayList<>(parts.subList(0, most));
    shown.add("%d more".formatted(parts.size() - most));
    return of(shown, "and");
  }

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

package org.modebench.analysis.report;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Short names of letters, digits and hyphens, no two alike: for files and anchors. */
final class Slug {
  private static final int LONGEST = 60;

  private final Set<String> taken = new HashSet<>();

  String of(String text) {
    String head = text.substring(0, Math.min(text.length(), 4 * LONGEST));
    String plain =
        head.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    String cut = plain.substring(0, Math.min(plain.length(), LONGEST)).replaceAll("-$", "");
    String slug = cut.isEmpty() ? "x" : cut;
    String free = slug;
    for (int i = 2; !taken.add(free); i++) {
      free = slug + "-" + i;
    }
    return free;
  }
}

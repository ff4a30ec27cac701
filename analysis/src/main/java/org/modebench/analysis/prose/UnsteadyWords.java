package org.modebench.analysis.prose;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.modebench.analysis.findings.steady.UnsteadyForks;
import org.modebench.analysis.text.Count;
import org.modebench.analysis.text.Listing;

/** Says how many forks were not in a steady state. */
public final class UnsteadyWords {
  private UnsteadyWords() {}

  /** Such as {@code 3 of 5 forks warm up and 1 does not settle}; empty if all were flat. */
  public static Optional<String> of(UnsteadyForks found) {
    List<String> parts = new ArrayList<>();
    add(parts, found, found.warmUp(), "warms up", "warm up");
    add(parts, found, found.slowdown(), "slows down", "slow down");
    add(parts, found, found.unsettled(), "does not settle", "do not settle");
    return parts.isEmpty() ? Optional.empty() : Optional.of(Listing.of(parts, "and"));
  }

  private static void add(
      List<String> parts, UnsteadyForks found, int count, String one, String several) {
    if (count > 0) {
      String of = parts.isEmpty() ? " of " + Count.of(found.forks(), "fork") : "";
      parts.add(count + of + " " + (count == 1 ? one : several));
    }
  }
}

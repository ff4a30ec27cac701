package org.modebench.analysis.statistics;

import java.util.Optional;
import org.modebench.analysis.catalogue.Better;

/** What two samples say about the first of them, compared with the second. */
public enum Verdict {
  /** The first is better: the difference is significant after Holm's correction. */
  FASTER,
  /** The first is worse: the difference is significant after Holm's correction. */
  SLOWER,
  /** The difference is as significant, but neither value is known to be better. */
  DIFFERENT,
  /** Two one-sided tests show that the samples differ by less than the threshold. */
  SAME,
  /** Neither a difference nor its absence is shown. */
  UNDECIDED;

  /**
   * What a significant difference is.
   *
   * @param lower whether the first is lower than the second
   */
  public static Verdict ofDifference(boolean lower, Optional<Better> better) {
    return better
        .map(wanted -> lower == (wanted == Better.LOWER) ? FASTER : SLOWER)
        .orElse(DIFFERENT);
  }

  Verdict reversed() {
    return switch (this) {
      case FASTER -> SLOWER;
      case SLOWER -> FASTER;
      case DIFFERENT, SAME, UNDECIDED -> this;
    };
  }
}

package org.modebench.analysis.statistics;

/** What two samples say about the first of them, compared with the second. */
public enum Verdict {
  /** The first is better: the difference is significant after Holm's correction. */
  FASTER,
  /** The first is worse: the difference is significant after Holm's correction. */
  SLOWER,
  /** Two one-sided tests show that the samples differ by less than the threshold. */
  SAME,
  /** Neither a difference nor its absence is shown. */
  UNDECIDED;

  Verdict reversed() {
    return switch (this) {
      case FASTER -> SLOWER;
      case SLOWER -> FASTER;
      case SAME, UNDECIDED -> this;
    };
  }
}

package org.modebench.measurement;

import java.util.ArrayList;
import java.util.List;

/** Makes fewer bins of many. Those of different iterations stay apart. */
final class Bins {
  /** How many bins of equal length a long course has, those of its beginning apart. */
  private static final int PARTS = 100;

  /** A bin at the beginning may be so much of the time that has passed: it changes there. */
  private static final int SHARE_OF_THE_PAST = 8;

  private Bins() {}

  /** As many as a person, or a plot, can take in: fine at the beginning, equally long after it. */
  static List<Bin> few(List<Bin> bins) {
    return joined(bins, bins.stream().mapToLong(Bin::nanos).sum() / PARTS);
  }

  /**
   * Joins neighbours until they last long enough.
   *
   * @param enoughNanos how long that is, beyond the beginning
   */
  static List<Bin> joined(List<Bin> bins, long enoughNanos) {
    List<Bin> joined = new ArrayList<>();
    Bin open = bins.get(0);
    for (Bin next : bins.subList(1, bins.size())) {
      long enough = Math.min(enoughNanos, open.startNanos() / SHARE_OF_THE_PAST);
      if (next.iteration() == open.iteration() && open.nanos() < enough) {
        open = open.and(next);
      } else {
        joined.add(open);
        open = next;
      }
    }
    joined.add(open);
    return joined;
  }
}

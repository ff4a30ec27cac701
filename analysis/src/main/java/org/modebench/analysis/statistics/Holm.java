package org.modebench.analysis.statistics;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Holm's correction of p values that are judged together.
 *
 * <p>The k-th smallest of m values, multiplied by m − k + 1, at most 1, and at least as large as
 * the one before. Of true hypotheses, none is rejected but with the probability of the level.
 *
 * <p>Source: S. Holm, A simple sequentially rejective multiple test procedure, Scandinavian Journal
 * of Statistics 6 (1979).
 */
final class Holm {
  private Holm() {}

  /** The adjusted values, in the order given. */
  static double[] adjusted(double... p) {
    int[] order =
        IntStream.range(0, p.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> p[i]))
            .mapToInt(i -> i)
            .toArray();
    double[] adjusted = new double[p.length];
    double greatest = 0;
    for (int k = 0; k < p.length; k++) {
      greatest = Math.max(greatest, Math.min(1, p[order[k]] * (p.length - k)));
      adjusted[order[k]] = greatest;
    }
    return adjusted;
  }
}

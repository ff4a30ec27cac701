package org.modebench.analysis.statistics;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.commons.math3.distribution.TDistribution;

/** Student's t distribution, by Commons Math; quantiles to an absolute accuracy of 1e-9. */
final class StudentT {
  private static final int MOST_KNOWN = 10_000;
  private static final Map<Key, Double> KNOWN = new ConcurrentHashMap<>();

  private record Key(double degreesOfFreedom, double share) {}

  private StudentT() {}

  /**
   * The t for which a two-sided interval covers the given probability: the quantile at (1 +
   * confidence) / 2.
   *
   * @param degreesOfFreedom at least 1; need not be whole
   * @param confidence greater than 0 and less than 1
   */
  static double twoSided(double degreesOfFreedom, double confidence) {
    requireConfidence(confidence);
    return quantile(degreesOfFreedom, (1 + confidence) / 2);
  }

  /**
   * The t below which the given share of the distribution lies.
   *
   * @param degreesOfFreedom greater than 0; need not be whole
   * @param share greater than 0 and less than 1
   */
  static double quantile(double degreesOfFreedom, double share) {
    boolean whole = degreesOfFreedom == Math.rint(degreesOfFreedom);
    // Equal numbers of forks ask for the same quantile in every cell, and each takes a search.
    return whole && KNOWN.size() < MOST_KNOWN
        ? KNOWN.computeIfAbsent(
            new Key(degreesOfFreedom, share), k -> search(degreesOfFreedom, share))
        : search(degreesOfFreedom, share);
  }

  private static double search(double degreesOfFreedom, double share) {
    return new TDistribution(null, degreesOfFreedom).inverseCumulativeProbability(share);
  }

  /** The share of the distribution above t, accurate for small shares too. */
  static double tail(double t, double degreesOfFreedom) {
    return new TDistribution(null, degreesOfFreedom).cumulativeProbability(-t);
  }

  static void requireConfidence(double confidence) {
    if (!(confidence > 0 && confidence < 1)) {
      throw new IllegalArgumentException(
          "a confidence level must be greater than 0 and less than 1, but is " + confidence);
    }
  }
}

package org.modebench.analysis.statistics;

import org.apache.commons.math3.distribution.TDistribution;

/** Quantiles of Student's t distribution, by Commons Math, to an absolute accuracy of 1e-9. */
final class StudentT {
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
    return new TDistribution(null, degreesOfFreedom)
        .inverseCumulativeProbability((1 + confidence) / 2);
  }

  static void requireConfidence(double confidence) {
    if (!(confidence > 0 && confidence < 1)) {
      throw new IllegalArgumentException(
          "a confidence level must be greater than 0 and less than 1, but is " + confidence);
    }
  }
}

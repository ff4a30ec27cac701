package org.modebench.analysis.statistics;

import java.util.Optional;

/**
 * The ratio of two independent samples, with Welch's interval.
 *
 * <p>On the log scale a ratio is a difference of means, d = m₁ − m₂, with squared error e² = s₁² /
 * n₁ + s₂² / n₂. The interval is exp(d ± t · e), where t is Student's at the degrees of freedom of
 * Welch and Satterthwaite, e⁴ / ((s₁² / n₁)² / (n₁ − 1) + (s₂² / n₂)² / (n₂ − 1)). The spreads need
 * not be equal.
 *
 * <p>Source: B. L. Welch, The generalization of "Student's" problem when several different
 * population variances are involved, Biometrika 34 (1947).
 */
public final class Ratio {
  private Ratio() {}

  /**
   * The ratio of the geometric means, numerator over denominator.
   *
   * @param confidence greater than 0 and less than 1, such as 0.95
   * @return without interval if either sample has one fork; with an interval of width 0 if neither
   *     sample has any spread
   */
  public static Estimate of(LogSample numerator, LogSample denominator, double confidence) {
    StudentT.requireConfidence(confidence);
    double difference = numerator.logMean() - denominator.logMean();
    int n = Math.min(numerator.n(), denominator.n());
    if (n < LogSample.FEWEST_FORKS_FOR_AN_INTERVAL) {
      return new Estimate(Math.exp(difference), Optional.empty(), n);
    }
    double first = numerator.logVariance().getAsDouble() / numerator.n();
    double second = denominator.logVariance().getAsDouble() / denominator.n();
    double half = 0;
    if (first + second > 0) {
      // As shares, the fourth powers cannot underflow to 0 / 0.
      double share = first / (first + second);
      double degreesOfFreedom =
          1
              / (share * share / (numerator.n() - 1)
                  + (1 - share) * (1 - share) / (denominator.n() - 1));
      half = StudentT.twoSided(degreesOfFreedom, confidence) * Math.sqrt(first + second);
    }
    return new Estimate(
        Math.exp(difference),
        Optional.of(new Interval(Math.exp(difference - half), Math.exp(difference + half))),
        n);
  }
}

package org.modebench.analysis.statistics;

/**
 * The ratio of two independent samples, with Welch's interval.
 *
 * <p>On the log scale a ratio is a difference of means, whose interval is that of {@link
 * WelchTest}.
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
    return new Estimate(
        Math.exp(numerator.logMean() - denominator.logMean()),
        WelchTest.of(numerator, denominator)
            .map(test -> test.interval(confidence))
            .map(logs -> new Interval(Math.exp(logs.low()), Math.exp(logs.high()))),
        Math.min(numerator.n(), denominator.n()));
  }
}

package org.modebench.analysis.statistics;

/**
 * The value between two samples that a straight line gives: (1 − w) · g₁ + w · g₂ for their
 * geometric means g.
 *
 * <p>A time that is a fixed cost plus a cost for each unit of size lies on such a line exactly, at
 * any distance of the sizes. A line between logarithms would not.
 *
 * @param low the sample at the smaller size
 * @param high the sample at the greater size
 * @param weight w, from 0 to 1
 */
public record InterpolatedSample(LogSample low, LogSample high, double weight) {
  /**
   * Checks the weight.
   *
   * @throws IllegalArgumentException if it is outside its domain
   */
  public InterpolatedSample {
    if (!(weight >= 0 && weight <= 1)) {
      throw new IllegalArgumentException("a weight must be from 0 to 1, but is " + weight);
    }
  }

  /** The value on the line. */
  public double value() {
    return Math.exp(logValue());
  }

  /** The logarithm of the value, which unlike the value cannot overflow. */
  public double logValue() {
    if (weight == 0 || weight == 1) {
      return weight == 0 ? low.logMean() : high.logMean();
    }
    double greater = Math.max(low.logMean(), high.logMean());
    return greater
        + Math.log(
            (1 - weight) * Math.exp(low.logMean() - greater)
                + weight * Math.exp(high.logMean() - greater));
  }
}

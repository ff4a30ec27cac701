package org.modebench.analysis.statistics;

/**
 * A closed interval, such as a confidence interval.
 *
 * @param low lower bound, at most {@code high}; not NaN
 * @param high upper bound; infinite where the spread is beyond the range of a double; not NaN
 */
public record Interval(double low, double high) {
  /**
   * Checks the bounds.
   *
   * @throws IllegalArgumentException if a bound is NaN or {@code low} is greater than {@code high}
   */
  public Interval {
    if (!(low <= high)) {
      throw new IllegalArgumentException(
          "the low bound of an interval must be at most the high bound, but they are "
              + low
              + " and "
              + high);
    }
  }

  /** The interval with both bounds multiplied by a factor greater than 0. */
  public Interval scaled(double factor) {
    return new Interval(low * factor, high * factor);
  }
}

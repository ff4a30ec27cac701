package org.modebench.analysis.statistics;

import java.util.Objects;
import java.util.Optional;

/**
 * A value estimated from a sample, with its confidence interval if the sample supports one.
 *
 * @param value the point estimate; not NaN
 * @param interval the confidence interval; empty if the sample is too small for one
 * @param n the size of the sample, in forks; for a ratio, of the smaller of its two samples
 */
public record Estimate(double value, Optional<Interval> interval, int n) {
  /**
   * Checks the components.
   *
   * @throws IllegalArgumentException if the value is NaN or n is less than 1
   */
  public Estimate {
    Objects.requireNonNull(interval, "interval");
    if (Double.isNaN(value)) {
      throw new IllegalArgumentException("the value of an estimate must be a number, but is NaN");
    }
    if (n < 1) {
      throw new IllegalArgumentException(
          "the sample of an estimate must have at least 1 fork, but has " + n);
    }
  }

  /**
   * The estimate of the quantity multiplied by a known constant.
   *
   * @param factor finite and greater than 0
   * @throws IllegalArgumentException if the factor is outside its domain
   */
  public Estimate scaled(double factor) {
    if (!(factor > 0 && factor <= Double.MAX_VALUE)) {
      throw new IllegalArgumentException(
          "a factor must be finite and greater than 0, but is " + factor);
    }
    return new Estimate(value * factor, interval.map(i -> i.scaled(factor)), n);
  }
}

package org.modebench.analysis.statistics;

import java.util.Objects;
import java.util.Optional;
import org.apache.commons.math3.stat.StatUtils;

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
   * The arithmetic mean m of values, one for each fork or round, which may be negative, with
   * Student's interval m ± t · s / √n; no interval for one value.
   *
   * @param values at least one
   * @param confidence greater than 0 and less than 1, such as 0.95
   */
  public static Estimate ofMean(double[] values, double confidence) {
    StudentT.requireConfidence(confidence);
    int n = values.length;
    double mean = StatUtils.mean(values);
    if (n < 2) {
      return new Estimate(mean, Optional.empty(), n);
    }
    double half =
        StudentT.twoSided(n - 1, confidence) * Math.sqrt(StatUtils.variance(values, mean) / n);
    return new Estimate(mean, Optional.of(new Interval(mean - half, mean + half)), n);
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

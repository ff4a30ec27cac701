package org.modebench.analysis.statistics;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.apache.commons.math3.stat.StatUtils;

/**
 * A sample of positive values, one for each fork, seen on the log scale.
 *
 * <p>Times are positive and skewed to the right, and what is asked of them are ratios; both call
 * for logarithms. The fork is the unit: iterations of one fork share its compilation and memory
 * layout and are no independent sample. Immutable.
 *
 * <p>Source: T. Kalibera and R. Jones, Rigorous benchmarking in reasonable time, ISMM 2013, for
 * forks as samples; NIST/SEMATECH e-Handbook, 1.3.5.2, for the t interval of a mean.
 */
public final class LogSample {
  /** The fewest forks from which a spread, and so an interval, can be estimated. */
  public static final int FEWEST_FORKS_FOR_AN_INTERVAL = 2;

  private final int n;
  private final double mean;
  private final double variance;
  private final double degreesOfFreedom;
  private final Optional<Shift> shift;

  /**
   * What is not known of a slope that several samples have in common.
   *
   * @param variance its squared error
   * @param degreesOfFreedom of that
   */
  public record Slope(double variance, double degreesOfFreedom) {

    /**
     * The interval of the slope by Student's t.
     *
     * @param confidence greater than 0 and less than 1, such as 0.95
     */
    public Interval interval(double slope, double confidence) {
      StudentT.requireConfidence(confidence);
      double half = StudentT.twoSided(degreesOfFreedom, confidence) * Math.sqrt(variance);
      return new Interval(slope - half, slope + half);
    }
  }

  /**
   * How far a sample was shifted along a slope: an error of the slope shifts samples of the same
   * slope together.
   *
   * @param distance on the log scale of the covariate
   */
  public record Shift(double distance, Slope slope) {}

  private LogSample(double[] logarithms, double lost, Optional<Shift> shift) {
    this.shift = shift;
    n = logarithms.length;
    mean = StatUtils.mean(logarithms);
    degreesOfFreedom = n - 1 - lost;
    variance =
        degreesOfFreedom < 1
            ? Double.NaN
            : StatUtils.variance(logarithms, mean) * ((n - 1) / degreesOfFreedom);
  }

  /**
   * The sample of the fork means given, in any order.
   *
   * @throws IllegalArgumentException if there is no value, or a value is NaN, infinite, 0 or
   *     negative
   */
  public static LogSample of(double... forkMeans) {
    return of(forkMeans, 0);
  }

  /**
   * The sample of fork means from which something was taken off that they told themselves, such as
   * the effects of {@link NodeBlocks}.
   *
   * @param lost the degrees of freedom which that took, 0 or more; need not be whole
   * @throws IllegalArgumentException as {@link #of(double...)}
   */
  public static LogSample of(double[] forkMeans, double lost) {
    return of(forkMeans, lost, Optional.empty());
  }

  /**
   * The sample of fork means of which what a covariate explains was taken off.
   *
   * @param lost as in {@link #of(double[], double)}
   * @throws IllegalArgumentException as {@link #of(double...)}
   */
  public static LogSample of(double[] forkMeans, double lost, Shift shift) {
    return of(forkMeans, lost, Optional.of(shift));
  }

  private static LogSample of(double[] forkMeans, double lost, Optional<Shift> shift) {
    for (double forkMean : forkMeans) {
      if (!(forkMean > 0 && forkMean <= Double.MAX_VALUE)) {
        throw new IllegalArgumentException(
            "a sample on the log scale takes finite values greater than 0, but one is " + forkMean);
      }
    }
    return ofLogarithms(Arrays.stream(forkMeans).map(Math::log).toArray(), lost, shift);
  }

  static LogSample ofLogarithms(double... logarithms) {
    return ofLogarithms(logarithms, 0, Optional.empty());
  }

  private static LogSample ofLogarithms(double[] logarithms, double lost, Optional<Shift> shift) {
    if (logarithms.length == 0) {
      throw new IllegalArgumentException("a sample must have at least 1 value, but has none");
    }
    return new LogSample(logarithms, lost, shift);
  }

  /** The number of forks. */
  public int n() {
    return n;
  }

  /** The arithmetic mean of the logarithms, m = Σ ln x / n. */
  public double logMean() {
    return mean;
  }

  /**
   * The variance of the logarithms, s² = Σ (ln x − m)² / f with f degrees of freedom; empty for one
   * fork, 0 if all are equal.
   */
  public OptionalDouble logVariance() {
    return degreesOfFreedom < 1 ? OptionalDouble.empty() : OptionalDouble.of(variance);
  }

  /** The degrees of freedom of the variance: n − 1, less what was taken off the values. */
  double degreesOfFreedom() {
    return degreesOfFreedom;
  }

  /** How far it was shifted along a slope, if it was. */
  Optional<Shift> shift() {
    return shift;
  }

  /** The geometric mean, exp(m). */
  public double geometricMean() {
    return Math.exp(mean);
  }

  /**
   * The geometric mean with its interval exp(m ± t · s / √n), where t is Student's at f degrees of
   * freedom, n − 1 where nothing was taken off; no interval for one fork.
   *
   * @param confidence greater than 0 and less than 1, such as 0.95
   */
  public Estimate estimate(double confidence) {
    StudentT.requireConfidence(confidence);
    if (degreesOfFreedom < 1) {
      return new Estimate(geometricMean(), Optional.empty(), n);
    }
    double half = StudentT.twoSided(degreesOfFreedom, confidence) * Math.sqrt(variance / n);
    return new Estimate(
        geometricMean(),
        Optional.of(new Interval(Math.exp(mean - half), Math.exp(mean + half))),
        n);
  }

  /**
   * How many forks would make the interval as narrow as asked, if the spread stays as it is: the
   * smallest n ≥ 2 with exp(t · s / √n) − 1 ≤ h, where t depends on n in turn.
   *
   * @param relativeHalfWidth h, greater than 0, such as 0.02 for ±2 %
   * @param confidence greater than 0 and less than 1
   * @return empty for one fork, whose spread is not known, and where a million forks would not do
   */
  public OptionalInt forksNeeded(double relativeHalfWidth, double confidence) {
    StudentT.requireConfidence(confidence);
    if (!(relativeHalfWidth > 0)) {
      throw new IllegalArgumentException(
          "a relative half width must be greater than 0, but is " + relativeHalfWidth);
    }
    int most = 1_000_000;
    if (degreesOfFreedom < 1 || !suffices(most, relativeHalfWidth, confidence)) {
      return OptionalInt.empty();
    }
    // The half width falls as n grows, so that halving finds the smallest n that suffices.
    int tooFew = FEWEST_FORKS_FOR_AN_INTERVAL - 1;
    int enough = most;
    while (enough - tooFew > 1) {
      int middle = tooFew + (enough - tooFew) / 2;
      if (suffices(middle, relativeHalfWidth, confidence)) {
        enough = middle;
      } else {
        tooFew = middle;
      }
    }
    return OptionalInt.of(enough);
  }

  private boolean suffices(int forks, double relativeHalfWidth, double confidence) {
    double half = StudentT.twoSided(forks - 1, confidence) * Math.sqrt(variance / forks);
    return Math.expm1(half) <= relativeHalfWidth;
  }
}

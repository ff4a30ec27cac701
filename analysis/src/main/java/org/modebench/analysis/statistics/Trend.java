package org.modebench.analysis.statistics;

import java.util.Arrays;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.stat.StatUtils;

/**
 * Whether a series goes up or down throughout: the test of Mann and Kendall, and the slope of Theil
 * and Sen, which is the median of the slopes between all pairs of values.
 *
 * <p>For S, the number of pairs that rise less the number of those that fall, z = (|S| − 1) / √V
 * with V = (n (n − 1) (2n + 5) − Σ t (t − 1) (2t + 5)) / 18, for t values in each tie, is normal.
 *
 * <p>Sources: M. G. Kendall, Rank Correlation Methods, 1975; P. K. Sen, Estimates of the regression
 * coefficient based on Kendall's tau, Journal of the American Statistical Association 63 (1968).
 *
 * @param slope change from one value to the next; 0 for fewer than two values
 * @param p probability of an S so far from 0 without a trend, two-sided; 1 for equal values
 * @param length number of values
 */
public record Trend(double slope, double p, int length) {
  /** Forks are many, and a file of hundreds of steady ones should hold no false alarm. */
  private static final double LEVEL = 0.001;

  /** Pairs grow with the square of the values; a trend shows as well in means of neighbours. */
  private static final int MOST_VALUES = 1000;

  public static Trend of(double[] series) {
    int block = Math.max(1, (series.length + MOST_VALUES - 1) / MOST_VALUES);
    double[] values = means(series, block);
    int n = values.length;
    double[] slopes = new double[n * (n - 1) / 2];
    int pair = 0;
    long s = 0;
    for (int i = 0; i < n; i++) {
      for (int j = i + 1; j < n; j++) {
        s += Double.compare(values[j], values[i]);
        slopes[pair++] = (values[j] - values[i]) / (j - i);
      }
    }
    double slope = slopes.length == 0 ? 0 : StatUtils.percentile(slopes, 50) / block;
    return new Trend(slope, p(Math.abs(s), variance(values)), series.length);
  }

  /** Of as many neighbours each as given; the last values that are too few are left out. */
  private static double[] means(double[] series, int block) {
    double[] means = new double[series.length / block];
    for (int i = 0; i < means.length; i++) {
      means[i] = StatUtils.mean(series, i * block, block);
    }
    return means;
  }

  private static double variance(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double variance = term(sorted.length);
    for (int from = 0; from < sorted.length; ) {
      int to = from + 1;
      while (to < sorted.length && sorted[to] == sorted[from]) {
        to++;
      }
      variance -= term(to - from);
      from = to;
    }
    return variance / 18;
  }

  private static double term(double t) {
    return t * (t - 1) * (2 * t + 5);
  }

  private static double p(long s, double variance) {
    if (s == 0 || variance <= 0) {
      return 1;
    }
    double z = (s - 1) / Math.sqrt(variance);
    return 2 * new NormalDistribution(null, 0, 1).cumulativeProbability(-z);
  }

  /**
   * Whether the values drift: the trend is significant at 0.1 %, and from the first value to the
   * last one it comes to more than the tolerance.
   *
   * @param tolerance in the unit of the values
   */
  public boolean isDrift(double tolerance) {
    return p < LEVEL && Math.abs(slope) * (length - 1) > tolerance;
  }
}

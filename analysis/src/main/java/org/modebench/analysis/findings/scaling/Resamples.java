package org.modebench.analysis.findings.scaling;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.random.Well19937c;
import org.apache.commons.math3.stat.StatUtils;
import org.modebench.analysis.statistics.Interval;

/**
 * Draws of forks with replacement, within each number of workers and within the baseline, and the
 * intervals that follow from them.
 *
 * <p>With few forks a plain percentile interval is too narrow, and is widened twice. The deviation
 * of a drawn mean from the mean of all m forks is stretched by √(m / (m − 1)), since drawing has
 * the spread of m values about their own mean. And the percentiles are not those of the normal
 * distribution's tails but of Student's t, which at a finite number of degrees of freedom lie
 * further out; that number follows from the points' shares in the spread of the quantity, as in
 * Welch's test.
 *
 * <p>Sources: A. C. Davison and D. V. Hinkley, Bootstrap methods and their application, Cambridge
 * 1997; for the expanded percentiles T. C. Hesterberg, What teachers should know about the
 * bootstrap, The American Statistician 69 (2015).
 */
final class Resamples {
  private final List<double[]> samples = new ArrayList<>();
  private final List<Draw> draws = new ArrayList<>();
  private final RandomGenerator random;

  /** One drawing. */
  static final class Draw {
    private final double[] speeds;
    private final double factor;
    private final double[] deviations;

    private Draw(double[] speeds, double factor, double[] deviations) {
      this.speeds = speeds;
      this.factor = factor;
      this.deviations = deviations;
    }

    /** The mean speed of each point. */
    double[] speeds() {
      return speeds;
    }

    /** By how much the drawn baseline makes all speeds greater. */
    double factor() {
      return factor;
    }

    /** How far the mean of a sample is from that of all its forks: a point, or the baseline. */
    double deviation(int sample) {
      return deviations[sample];
    }
  }

  private Resamples(long seed) {
    random = new Well19937c(seed);
  }

  /** As many drawings as asked for; none where a point or the baseline has one fork only. */
  static Resamples of(Speeds speeds, LawSettings settings) {
    Resamples resamples = new Resamples(settings.seed());
    for (int i = 0; i < speeds.points().size(); i++) {
      resamples.samples.add(speeds.values(i));
    }
    if (speeds.baseline().length > 0) {
      resamples.samples.add(speeds.baseline());
    }
    if (speeds.fewestForks() > 1) {
      for (int i = 0; i < settings.resamples(); i++) {
        resamples.draws.add(resamples.draw(speeds));
      }
    }
    return resamples;
  }

  List<Draw> draws() {
    return draws;
  }

  private Draw draw(Speeds speeds) {
    double[] deviations = samples.stream().mapToDouble(this::deviation).toArray();
    double[] drawn = new double[speeds.points().size()];
    for (int i = 0; i < drawn.length; i++) {
      drawn[i] = speeds.scale().inverse(StatUtils.mean(samples.get(i)) + deviations[i]);
    }
    double factor = drawn.length < deviations.length ? Math.exp(-deviations[drawn.length]) : 1;
    return new Draw(drawn, factor, deviations);
  }

  private double deviation(double[] forks) {
    int m = forks.length;
    double sum = 0;
    for (int i = 0; i < m; i++) {
      sum += forks[random.nextInt(m)];
    }
    return Math.sqrt(m / (m - 1.0)) * (sum / m - StatUtils.mean(forks));
  }

  /**
   * The interval of a quantity.
   *
   * @param quantities its value in each of the draws, in their order; may be infinite
   */
  Interval interval(double[] quantities, double confidence) {
    boolean infinite = Arrays.stream(quantities).anyMatch(Double::isInfinite);
    double[] finite = infinite ? Arrays.stream(quantities).map(q -> 1 / q).toArray() : quantities;
    double tail = tail(degreesOfFreedom(finite), (1 - confidence) / 2);
    double[] sorted = quantities.clone();
    Arrays.sort(sorted);
    return new Interval(quantile(sorted, tail), quantile(sorted, 1 - tail));
  }

  /** By Welch and Satterthwaite, from the shares of the points in the variance; may be infinite. */
  private double degreesOfFreedom(double[] quantities) {
    double mean = StatUtils.mean(quantities);
    double sum = 0;
    double sumOfSquares = 0;
    for (int i = 0; i < samples.size(); i++) {
      double covariance = 0;
      double variance = 0;
      for (int j = 0; j < quantities.length; j++) {
        double deviation = draws.get(j).deviation(i);
        covariance += deviation * (quantities[j] - mean);
        variance += deviation * deviation;
      }
      double part = variance > 0 ? covariance / variance * covariance : 0;
      sum += part;
      sumOfSquares += part * part / (samples.get(i).length - 1);
    }
    return sum > 0 ? sum * sum / sumOfSquares : Double.POSITIVE_INFINITY;
  }

  /** The normal tail that begins where Student's t has the tail asked for. */
  private static double tail(double degreesOfFreedom, double tail) {
    if (Double.isInfinite(degreesOfFreedom)) {
      return tail;
    }
    double t =
        new TDistribution(null, Math.max(1, degreesOfFreedom)).inverseCumulativeProbability(tail);
    return new NormalDistribution(null, 0, 1).cumulativeProbability(t);
  }

  /** The nearest order statistic, since between a number and infinity there is no middle. */
  private static double quantile(double[] sorted, double share) {
    return sorted[(int) Math.round(share * (sorted.length - 1))];
  }
}

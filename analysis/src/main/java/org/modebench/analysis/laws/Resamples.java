package org.modebench.analysis.laws;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.random.Well19937c;
import org.apache.commons.math3.stat.StatUtils;

/**
 * Draws of forks with replacement, within each number of workers and within the baseline.
 *
 * <p>The deviation of a drawn mean from the mean of all m forks is stretched by √(m / (m − 1)):
 * drawing has the spread of m values about their own mean, which is too small by that factor, and m
 * is small here. Source: A. C. Davison and D. V. Hinkley, Bootstrap methods and their application,
 * Cambridge 1997, section 3.2.
 */
final class Resamples {
  private final Speeds speeds;
  private final RandomGenerator random;

  Resamples(Speeds speeds, long seed) {
    this.speeds = speeds;
    this.random = new Well19937c(seed);
  }

  /**
   * One drawing.
   *
   * @param speeds the mean speed of each point
   * @param factor by which the drawn baseline makes all speeds greater
   */
  record Draw(double[] speeds, double factor) {}

  List<Draw> draw(int count) {
    List<Draw> draws = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      draws.add(draw());
    }
    return draws;
  }

  private Draw draw() {
    double[] baseline = speeds.baseline();
    double factor = 1;
    if (baseline.length > 0) {
      factor = Math.exp(StatUtils.mean(baseline) - mean(baseline));
    }
    double[] drawn = new double[speeds.points().size()];
    for (int i = 0; i < drawn.length; i++) {
      drawn[i] = speeds.scale().inverse(mean(speeds.values(i)));
    }
    return new Draw(drawn, factor);
  }

  private double mean(double[] forks) {
    int m = forks.length;
    double sum = 0;
    for (int i = 0; i < m; i++) {
      sum += forks[random.nextInt(m)];
    }
    double mean = StatUtils.mean(forks);
    return mean + Math.sqrt(m / (m - 1.0)) * (sum / m - mean);
  }
}

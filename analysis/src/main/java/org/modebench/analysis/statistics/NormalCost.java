package org.modebench.analysis.statistics;

/**
 * Twice the negative log-likelihood of stretches of a series, each normal with a mean and a
 * variance of its own: m (ln 2πs + v / s), for m values of variance v, where s = max(v, f).
 *
 * <p>The floor f is the least variance a stretch can have. Without it, two values that happen to be
 * equal would be infinitely likely.
 */
final class NormalCost {
  /**
   * The square of 0.01 %, for series around 1: two equal values then outweigh a spread of up to 30
   * % by less than a change costs.
   */
  static final double LEAST_VARIANCE = 1e-8;

  private final double[] sums;
  private final double[] squares;
  private final double center;

  NormalCost(double[] series) {
    // Sums of squares of values around 0 lose the fewest digits.
    center = series.length == 0 ? 0 : series[series.length / 2];
    sums = new double[series.length + 1];
    squares = new double[series.length + 1];
    for (int i = 0; i < series.length; i++) {
      double deviation = series[i] - center;
      sums[i + 1] = sums[i] + deviation;
      squares[i + 1] = squares[i] + deviation * deviation;
    }
  }

  double of(int from, int to) {
    int m = to - from;
    double variance = variance(from, to);
    double floored = Math.max(variance, LEAST_VARIANCE);
    return m * (Math.log(2 * Math.PI * floored) + variance / floored);
  }

  Segment segment(int from, int to) {
    return new Segment(
        from, to, center + (sums[to] - sums[from]) / (to - from), variance(from, to));
  }

  private double variance(int from, int to) {
    int m = to - from;
    double mean = (sums[to] - sums[from]) / m;
    return Math.max(0, (squares[to] - squares[from]) / m - mean * mean);
  }
}

package org.modebench.analysis.statistics;

/** Sums over a series, from which the mean and the variance of any stretch of it follow at once. */
final class Moments {
  /** What it costs to take a stretch of a series for one segment. */
  interface Cost {
    /** The cost of the values from one index to before another. */
    double of(int from, int to);
  }

  private final double[] sums;
  private final double[] squares;
  private final double center;

  Moments(double[] series) {
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

  /** The number of values. */
  int length() {
    return sums.length - 1;
  }

  /** The variance of a stretch, divided by its number of values. */
  double variance(int from, int to) {
    int m = to - from;
    double mean = (sums[to] - sums[from]) / m;
    return Math.max(0, (squares[to] - squares[from]) / m - mean * mean);
  }

  /** The sum of the squared deviations of a stretch from its mean. */
  double deviations(int from, int to) {
    return variance(from, to) * (to - from);
  }

  Segment segment(int from, int to) {
    return new Segment(
        from, to, center + (sums[to] - sums[from]) / (to - from), variance(from, to));
  }
}

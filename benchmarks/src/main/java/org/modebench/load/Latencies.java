package org.modebench.load;

import java.util.Arrays;

/** Latencies of requests, all of them, in seconds. */
public final class Latencies {
  private final double[] byNumber;
  private final double[] sorted;

  Latencies(double[] byNumber) {
    this.byNumber = byNumber.clone();
    this.sorted = byNumber.clone();
    Arrays.sort(sorted);
  }

  /** Returns them by the number of the request, from 0. */
  double[] byNumber() {
    return byNumber.clone();
  }

  /**
   * Returns the smallest latency that at least {@code percent} of the requests do not exceed, as
   * HdrHistogram defines it.
   *
   * @param percent more than 0, at most 100
   */
  public double quantile(double percent) {
    int count = (int) Math.ceil(percent / 100 * sorted.length);
    return sorted[Math.max(0, Math.min(sorted.length, count) - 1)];
  }
}

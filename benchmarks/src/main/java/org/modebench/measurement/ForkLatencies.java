package org.modebench.measurement;

import java.util.List;
import org.HdrHistogram.Histogram;
import org.modebench.analysis.catalogue.Metric;
import org.modebench.analysis.catalogue.Metrics;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.runner.IterationType;

/**
 * The latencies of a fork, in nanoseconds, as metrics of its last iteration: the mean of the
 * percentiles of iterations would be the percentile of nothing.
 */
public final class ForkLatencies {
  private static final int DIGITS = 3;
  private static final double NANOS_PER_SECOND = 1e9;

  private final Histogram nanos = new Histogram(DIGITS);
  private int iterations;

  /** An iteration begins; what is seen while the fork warms up is none of its latencies. */
  public void begin(IterationType type) {
    if (iterations == 0) {
      nanos.reset();
    }
    iterations += type == IterationType.MEASUREMENT ? 1 : 0;
  }

  /** Adds one, in nanoseconds. */
  public void add(long latencyNanos) {
    nanos.recordValue(latencyNanos);
  }

  /** Adds some, in nanoseconds. */
  public void add(Histogram latencies) {
    nanos.add(latencies);
  }

  /**
   * Returns the metrics {@code latency_mean} to {@code latency_max}, in seconds, and the histogram;
   * nothing before the last iteration ends, or where nothing was added.
   *
   * @param planned how many iterations are measured in the fork
   */
  public List<Result<?>> results(int planned) {
    return iterations < planned || nanos.getTotalCount() == 0
        ? List.of()
        : List.of(
            of(Metrics.LATENCY_MEAN, nanos.getMean()),
            percentile(Metrics.LATENCY_P50, 50),
            percentile(Metrics.LATENCY_P90, 90),
            percentile(Metrics.LATENCY_P95, 95),
            percentile(Metrics.LATENCY_P99, 99),
            percentile(Metrics.LATENCY_MAX, 100),
            LatencyResult.of(nanos));
  }

  private Result<?> percentile(Metric metric, double percent) {
    return of(metric, (double) nanos.getValueAtPercentile(percent));
  }

  private static Result<?> of(Metric metric, double nanos) {
    return MetricResults.ofFork(metric, nanos / NANOS_PER_SECOND);
  }
}

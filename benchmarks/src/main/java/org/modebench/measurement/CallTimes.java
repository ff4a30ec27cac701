package org.modebench.measurement;

import java.util.Map;
import java.util.function.LongConsumer;
import org.HdrHistogram.ConcurrentHistogram;
import org.modebench.analysis.catalogue.Metric;
import org.modebench.analysis.catalogue.Metrics;

/**
 * How long the calls of an iteration took, each for itself. Threads that share a core, or a lock,
 * see one another in it: each of ten countdowns at once takes as long as all of them.
 */
public final class CallTimes implements LongConsumer {
  private static final int DIGITS = 3;
  private static final double MEDIAN = 50;
  private static final double NANOS_PER_SECOND = 1e9;

  private final ConcurrentHistogram nanos = new ConcurrentHistogram(DIGITS);

  @Override
  public void accept(long callNanos) {
    nanos.recordValue(callNanos);
  }

  /** Returns their median and the longest since this was last called; nothing of no calls. */
  public Map<Metric, Double> take() {
    if (nanos.getTotalCount() == 0) {
      return Map.of();
    }
    Map<Metric, Double> taken =
        Map.of(
            Metrics.CALL_P50, nanos.getValueAtPercentile(MEDIAN) / NANOS_PER_SECOND,
            Metrics.CALL_MAX, nanos.getMaxValue() / NANOS_PER_SECOND);
    nanos.reset();
    return taken;
  }
}

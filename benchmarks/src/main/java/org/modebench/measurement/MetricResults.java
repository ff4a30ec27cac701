package org.modebench.measurement;

import org.jspecify.annotations.Nullable;
import org.modebench.analysis.catalogue.Metric;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.ScalarResult;

/** Values of metrics as results of JMH. */
public final class MetricResults {
  private MetricResults() {}

  /** A value of a whole fork, told of its last iteration. */
  public static ScalarResult ofFork(Metric metric, double value) {
    return new OfFork(metric, value);
  }

  /** JMH would count iterations without it as zeros. */
  private static final class OfFork extends ScalarResult {
    private static final long serialVersionUID = 1L;

    OfFork(Metric metric, double value) {
      super(metric.name(), value, metric.unit(), AggregationPolicy.AVG);
    }

    @Override
    protected @Nullable ScalarResult getZeroResult() {
      return null;
    }
  }

  /**
   * A value of an iteration.
   *
   * @param value in the metric's unit
   */
  public static ScalarResult of(Metric metric, double value) {
    // The memory of a fork is its peak, whichever iteration that was in.
    AggregationPolicy ofFork =
        metric.unit().equals("bytes") ? AggregationPolicy.MAX : AggregationPolicy.AVG;
    return new ScalarResult(metric.name(), value, metric.unit(), ofFork);
  }
}

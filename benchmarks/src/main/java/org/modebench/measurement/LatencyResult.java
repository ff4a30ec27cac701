package org.modebench.measurement;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import org.HdrHistogram.Histogram;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.Aggregator;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ResultRole;

/**
 * The latencies of all requests of a fork on their way to the runner, in nanoseconds: a histogram
 * in HdrHistogram's compressed form as Base64, which its libraries read in any language. JMH's own
 * reports have nothing of it.
 */
public final class LatencyResult extends Result<LatencyResult> {
  private static final long serialVersionUID = 1L;

  private static final String LABEL = "latencies";

  private final String histogram;

  private LatencyResult(String histogram) {
    super(ResultRole.SECONDARY, LABEL, of(Double.NaN), "---", AggregationPolicy.AVG);
    this.histogram = histogram;
  }

  /** Encodes latencies in nanoseconds. */
  public static LatencyResult of(Histogram latencies) {
    ByteBuffer bytes = ByteBuffer.allocate(latencies.getNeededByteBufferCapacity());
    int length = latencies.encodeIntoCompressedByteBuffer(bytes);
    return new LatencyResult(
        Base64.getEncoder().encodeToString(Arrays.copyOf(bytes.array(), length)));
  }

  /** Returns the histogram as text. */
  public String histogram() {
    return histogram;
  }

  @Override
  protected Aggregator<LatencyResult> getThreadAggregator() {
    return LatencyResult::last;
  }

  @Override
  protected Aggregator<LatencyResult> getIterationAggregator() {
    return LatencyResult::last;
  }

  /** There is one in a fork: that of its last iteration. */
  private static LatencyResult last(Collection<LatencyResult> results) {
    return results.stream().reduce((first, second) -> second).orElseThrow();
  }

  @Override
  public String toString() {
    return "";
  }

  @Override
  public String extendedInfo() {
    return "";
  }
}

package org.modebench.measurement;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import org.HdrHistogram.Histogram;

/**
 * The latencies of all requests of a fork on their way to the runner, in nanoseconds: a histogram
 * in HdrHistogram's compressed form as Base64, which its libraries read in any language.
 */
public final class LatencyResult extends ForkResult {
  private static final long serialVersionUID = 1L;

  private final String histogram;

  private LatencyResult(String histogram) {
    super("latencies");
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
}

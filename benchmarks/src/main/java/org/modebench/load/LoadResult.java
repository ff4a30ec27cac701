package org.modebench.load;

import java.util.List;
import java.util.stream.Collectors;
import org.HdrHistogram.Histogram;

/**
 * What a client saw of a server.
 *
 * <p>Latencies are of requests that were answered with 200 and the expected body, or where every
 * body will do with any success (2xx); they count from the start of the connection (closed loop) or
 * from the intended send time (open loop) to the last byte of the answer.
 *
 * @param seconds from the first request to the end of the last: {@code ab}'s time taken
 * @param answered how many were answered so
 * @param badGateway how many were answered with 502
 * @param gatewayTimeout how many were answered with 504
 * @param failed how many ended in any other way: another answer, a refused or broken connection
 * @param timedOut how many had no answer within the client's timeout
 * @param failures why requests were not answered, the most frequent cause first
 * @param meanSeconds mean latency; NaN if none was answered
 * @param p50Seconds median latency; NaN if none was answered, as are the others
 * @param p90Seconds 90th percentile
 * @param p95Seconds 95th percentile
 * @param p99Seconds 99th percentile
 * @param maxSeconds the longest latency
 * @param inFlight mean number of requests in flight while there were requests left to send, in a
 *     closed loop from when as many had begun as it is asked to keep under way; NaN where all were
 *     sent at once
 * @param littleRatio throughput × mean time over mean number under way, over the whole load: 1 by
 *     Little's law, unless something was counted or timed wrongly; NaN if none was answered. Of a
 *     closed loop, in the same time as {@code inFlight}, over the number it is asked to keep under
 *     way
 * @param clientBusyShare share of the time that the client's own thread computed, 0 to 1; NaN if
 *     unknown
 * @param latencies of the requests that were answered, in nanoseconds; nobody changes it any more
 */
public record LoadResult(
    double seconds,
    int answered,
    int badGateway,
    int gatewayTimeout,
    int failed,
    int timedOut,
    List<Cause> failures,
    double meanSeconds,
    double p50Seconds,
    double p90Seconds,
    double p95Seconds,
    double p99Seconds,
    double maxSeconds,
    double inFlight,
    double littleRatio,
    double clientBusyShare,
    Histogram latencies) {

  /** The label of the text in which a benchmark tells why requests failed. */
  public static final String FAILURES = "Requests failed";

  /** What is longer counts as this, in nanoseconds. */
  static final long LONGEST_NANOS = 3_600_000_000_000L;

  private static final long SHORTEST_NANOS = 1_000;
  private static final int SIGNIFICANT_DIGITS = 3;

  /** Returns a histogram for latencies of any load. */
  public static Histogram emptyHistogram() {
    return new Histogram(SHORTEST_NANOS, LONGEST_NANOS, SIGNIFICANT_DIGITS);
  }

  /** Takes a copy of the list. */
  public LoadResult {
    failures = List.copyOf(failures);
  }

  /**
   * Why requests were not answered.
   *
   * @param words such as {@code connection refused} or {@code answer 404}
   * @param requests how many
   */
  public record Cause(String words, int requests) {
    @Override
    public String toString() {
      return words + ": " + requests;
    }
  }

  /** Why requests were not answered, such as {@code connection refused: 100, answer 404: 3}. */
  public String causes() {
    return failures.stream().map(Cause::toString).collect(Collectors.joining(", "));
  }
}

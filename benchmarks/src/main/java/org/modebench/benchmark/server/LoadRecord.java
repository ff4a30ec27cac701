package org.modebench.benchmark.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.HdrHistogram.Histogram;
import org.modebench.analysis.catalogue.Metric;
import org.modebench.analysis.catalogue.Metrics;
import org.modebench.load.Load;
import org.modebench.load.LoadResult;
import org.modebench.measurement.ForkLatencies;
import org.modebench.measurement.MetricResults;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.TextResult;
import org.openjdk.jmh.runner.IterationType;

/**
 * What the client saw, as metrics: each is that of one batch, averaged over the batches of the
 * iteration, but latencies are {@linkplain ForkLatencies those of the fork}.
 *
 * <ul>
 *   <li>{@code throughput}: answers a second, all answers over all the time.
 *   <li>{@code time_per_request}, {@code time_per_request_concurrent}: {@code ab}'s "Time per
 *       request (mean)", c · T / n, in a closed loop only, and "(mean, across all concurrent
 *       requests)", T / n, in seconds, where n are the requests that were answered.
 *   <li>{@code latency_mean}, {@code _p50}, {@code _p90}, {@code _p95}, {@code _p99}, {@code _max}:
 *       of the requests that were answered in any iteration of the fork, in seconds.
 *   <li>{@code latency_p99_expected}: of a server that pauses, by calculation; absent where the
 *       upstream fails, or where some requests wait in another way than others.
 *   <li>{@code failures}: requests that were not answered with success, of which {@code
 *       answers_502}, {@code answers_504} and {@code timeouts}.
 *   <li>{@code in_flight}, {@code little_ratio}, {@code client_busy}: {@link LoadResult}.
 *   <li>{@code ideal}: the time of a server that costs nothing, where requests wait, the upstream
 *       does not fail and the server does not pause.
 * </ul>
 */
public final class LoadRecord {
  private static final double NANOS_PER_SECOND = 1e9;

  private final Load load;
  private final boolean failuresAreAsked;
  private final OptionalDouble idealSeconds;
  private final OptionalDouble expectedP99Seconds;
  private final List<LoadResult> batches = new ArrayList<>();
  private final ForkLatencies latencies = new ForkLatencies();

  /**
   * @param failuresAreAsked whether the server is to fail some requests, so that it is nothing to
   *     tell
   * @param idealSeconds of a batch; empty if there is none
   * @param expectedP99Seconds by calculation; empty where there is none
   */
  public LoadRecord(
      Load load,
      boolean failuresAreAsked,
      OptionalDouble idealSeconds,
      OptionalDouble expectedP99Seconds) {
    this.load = load;
    this.failuresAreAsked = failuresAreAsked;
    this.idealSeconds = idealSeconds;
    this.expectedP99Seconds = expectedP99Seconds;
  }

  /** An iteration begins; what the client sees while it warms up is no latency of the fork. */
  public void begin(IterationType type) {
    batches.clear();
    latencies.begin(type);
  }

  public LoadResult add(LoadResult batch) {
    batches.add(batch);
    latencies.add(batch.latencies());
    return batch;
  }

  public int batches() {
    return batches.size();
  }

  /**
   * Returns what there is to tell of the iteration that ends.
   *
   * @param planned how many iterations are measured in the fork
   */
  public List<Result<?>> results(int planned) {
    List<Result<?>> results = new ArrayList<>();
    double seconds = batches.stream().mapToDouble(LoadResult::seconds).sum();
    if (seconds > 0) {
      // The mean of the batches' rates would be more than the answers in all the time.
      results.add(
          MetricResults.of(
              Metrics.THROUGHPUT, batches.stream().mapToInt(LoadResult::answered).sum() / seconds));
    }
    if (load.arrival() instanceof Load.Closed closed) {
      add(
          results,
          Metrics.TIME_PER_REQUEST,
          batch -> closed.connections() * LoadRecord.secondsPerAnswer(batch));
    }
    add(results, Metrics.TIME_PER_REQUEST_CONCURRENT, LoadRecord::secondsPerAnswer);
    results.addAll(latencies.results(planned));
    add(results, Metrics.FAILURES, batch -> load.requests() - batch.answered());
    add(results, Metrics.ANSWERS_502, LoadResult::badGateway);
    add(results, Metrics.ANSWERS_504, LoadResult::gatewayTimeout);
    add(results, Metrics.TIMEOUTS, LoadResult::timedOut);
    add(results, Metrics.IN_FLIGHT, LoadResult::inFlight);
    add(results, Metrics.LITTLE_RATIO, LoadResult::littleRatio);
    add(results, Metrics.CLIENT_BUSY, LoadResult::clientBusyShare);
    if (!failuresAreAsked) {
      causes().ifPresent(results::add);
    }
    idealSeconds.ifPresent(ideal -> results.add(MetricResults.of(Metrics.IDEAL, ideal)));
    expectedP99Seconds.ifPresent(
        expected -> results.add(MetricResults.of(Metrics.LATENCY_P99_EXPECTED, expected)));
    return results;
  }

  /** What requests beside a load saw of it; nothing if none was answered. */
  public static List<Result<?>> waiting(Histogram latencies) {
    return latencies.getTotalCount() == 0
        ? List.of()
        : List.of(
            waiting(Metrics.WAITING_P50, latencies.getValueAtPercentile(50)),
            waiting(Metrics.WAITING_P99, latencies.getValueAtPercentile(99)));
  }

  private static Result<?> waiting(Metric metric, long nanos) {
    return MetricResults.of(metric, nanos / NANOS_PER_SECOND);
  }

  /**
   * What of the look-ups was for nobody.
   *
   * @param lookUps how many, in the iteration that ends
   */
  public List<Result<?>> wasted(int lookUps) {
    double requests = (double) batches.size() * load.requests();
    return requests == 0
        ? List.of()
        : List.of(MetricResults.of(Metrics.WASTED, lookUps / requests));
  }

  /** NaN where nothing was answered. */
  private static double secondsPerAnswer(LoadResult batch) {
    return batch.answered() == 0 ? Double.NaN : batch.seconds() / batch.answered();
  }

  /** Why requests were not answered, by the most frequent cause of each batch, in words. */
  private Optional<Result<?>> causes() {
    String causes =
        batches.stream()
            .flatMap(batch -> batch.failures().stream().limit(1))
            .map(LoadResult.Cause::words)
            .distinct()
            .collect(Collectors.joining("; "));
    return causes.isEmpty()
        ? Optional.empty()
        : Optional.of(new TextResult(causes + '\n', LoadResult.FAILURES));
  }

  /** A metric that no batch has is left out. */
  private void add(List<Result<?>> results, Metric metric, ToDoubleFunction<LoadResult> of) {
    batches.stream()
        .mapToDouble(of)
        .filter(value -> !Double.isNaN(value))
        .average()
        .ifPresent(value -> results.add(MetricResults.of(metric, value)));
  }
}

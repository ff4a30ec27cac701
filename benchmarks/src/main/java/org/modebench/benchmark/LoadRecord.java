package org.modebench.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import org.modebench.load.Load;
import org.modebench.load.LoadResult;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/**
 * What the client saw in an iteration, as metrics: each is that of one batch, averaged over the
 * batches of the iteration. A percentile is that of a batch, too.
 *
 * <ul>
 *   <li>{@code throughput}: answers a second, all answers over all the time.
 *   <li>{@code time_per_request}, {@code time_per_request_concurrent}: {@code ab}'s "Time per
 *       request (mean)", c · T / n, in a closed loop only, and "(mean, across all concurrent
 *       requests)", T / n, in seconds.
 *   <li>{@code latency_mean}, {@code _p50}, {@code _p90}, {@code _p95}, {@code _p99}, {@code _max}:
 *       of the requests that were answered, in seconds.
 *   <li>{@code latency_p99_expected}: of a server that pauses, by calculation; absent where the
 *       upstream fails, or where some requests wait in another way than others.
 *   <li>{@code failures}: requests that were not answered with 200, of which {@code answers_502},
 *       {@code answers_504} and {@code timeouts}.
 *   <li>{@code in_flight}, {@code little_ratio}, {@code client_busy}: {@link LoadResult}.
 *   <li>{@code ideal}: {@link ServerIdeal}, where requests wait, the upstream does not fail and the
 *       server does not pause.
 * </ul>
 */
final class LoadRecord {
  private final Load load;
  private final double idealSeconds;
  private final OptionalDouble expectedP99Seconds;
  private final List<LoadResult> batches = new ArrayList<>();

  /**
   * @param idealSeconds of a batch; 0 if there is none
   * @param expectedP99Seconds by calculation; empty where there is none
   */
  LoadRecord(Load load, double idealSeconds, OptionalDouble expectedP99Seconds) {
    this.load = load;
    this.idealSeconds = idealSeconds;
    this.expectedP99Seconds = expectedP99Seconds;
  }

  void clear() {
    batches.clear();
  }

  LoadResult add(LoadResult batch) {
    batches.add(batch);
    return batch;
  }

  int batches() {
    return batches.size();
  }

  List<Result<?>> results() {
    List<Result<?>> results = new ArrayList<>();
    double seconds = batches.stream().mapToDouble(LoadResult::seconds).sum();
    if (seconds > 0) {
      // The mean of the batches' rates would be more than the answers in all the time.
      results.add(
          mean(
              "throughput",
              "1/s",
              batches.stream().mapToInt(LoadResult::answered).sum() / seconds));
    }
    if (load.arrival() instanceof Load.Closed closed) {
      double perRequest = (double) closed.connections() / load.requests();
      add(results, "time_per_request", "s", batch -> batch.seconds() * perRequest);
    }
    add(results, "time_per_request_concurrent", "s", batch -> batch.seconds() / load.requests());
    add(results, "latency_mean", "s", LoadResult::meanSeconds);
    add(results, "latency_p50", "s", LoadResult::p50Seconds);
    add(results, "latency_p90", "s", LoadResult::p90Seconds);
    add(results, "latency_p95", "s", LoadResult::p95Seconds);
    add(results, "latency_p99", "s", LoadResult::p99Seconds);
    add(results, "latency_max", "s", LoadResult::maxSeconds);
    add(results, "failures", "1", batch -> load.requests() - batch.answered());
    add(results, "answers_502", "1", LoadResult::badGateway);
    add(results, "answers_504", "1", LoadResult::gatewayTimeout);
    add(results, "timeouts", "1", LoadResult::timedOut);
    add(results, "in_flight", "1", LoadResult::inFlight);
    add(results, "little_ratio", "1", LoadResult::littleRatio);
    add(results, "client_busy", "1", LoadResult::clientBusyShare);
    if (idealSeconds > 0) {
      results.add(IterationCosts.seconds("ideal", idealSeconds));
    }
    expectedP99Seconds.ifPresent(
        expected -> results.add(IterationCosts.seconds("latency_p99_expected", expected)));
    return results;
  }

  /** A metric that no batch has is left out. */
  private void add(
      List<Result<?>> results, String metric, String unit, ToDoubleFunction<LoadResult> of) {
    batches.stream()
        .mapToDouble(of)
        .filter(value -> !Double.isNaN(value))
        .average()
        .ifPresent(value -> results.add(mean(metric, unit, value)));
  }

  private static ScalarResult mean(String metric, String unit, double value) {
    return new ScalarResult(metric, value, unit, AggregationPolicy.AVG);
  }
}

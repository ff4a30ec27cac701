package org.modebench.load;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.HdrHistogram.Histogram;

/**
 * What a load has seen so far.
 *
 * <p>The number under way is integrated over time from moments of its own, so that it can be held
 * against the latencies: a request that is lost, counted twice or timed wrongly makes the two
 * differ.
 */
final class Tally {

  private static final long SMALLEST_NANOS = 1_000;
  private static final long LARGEST_NANOS = 3_600_000_000_000L;
  private static final int SIGNIFICANT_DIGITS = 3;

  /** A hostile server can think of as many statuses and errors as there are requests. */
  private static final int MOST_CAUSES = 20;

  private static final String OTHER_CAUSES = "other causes";

  private final Histogram answered = histogram();
  private final Histogram unanswered = histogram();
  private final Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
  private final Map<String, Integer> causes = new HashMap<>();
  private final LongSupplier nanoClock;
  private final long beginNanos;

  private int underWay;
  private int ended;
  private long changedNanos;
  private double requestNanos;
  private double inFlight = Double.NaN;

  /**
   * Begins.
   *
   * @param nanoClock tells the time
   * @param beginNanos from when the load lasts, by that clock: what the first request is due at
   *     must not be earlier
   */
  Tally(LongSupplier nanoClock, long beginNanos) {
    this.nanoClock = nanoClock;
    this.beginNanos = beginNanos;
    this.changedNanos = beginNanos;
  }

  private static Histogram histogram() {
    return new Histogram(SMALLEST_NANOS, LARGEST_NANOS, SIGNIFICANT_DIGITS);
  }

  int underWay() {
    return underWay;
  }

  int ended() {
    return ended;
  }

  void began() {
    change(+1);
  }

  void ended(Ending ending, long latencyNanos) {
    change(-1);
    ended++;
    outcomes.merge(ending.outcome(), 1, Integer::sum);
    boolean good = ending.outcome() == Outcome.ANSWERED;
    if (!good) {
      boolean known = causes.size() < MOST_CAUSES || causes.containsKey(ending.cause());
      causes.merge(known ? ending.cause() : OTHER_CAUSES, 1, Integer::sum);
    }
    Histogram latencies = good ? answered : unanswered;
    latencies.recordValue(Math.min(LARGEST_NANOS, Math.max(0, latencyNanos)));
  }

  /** Is told that the last request is about to begin, some time after the first. */
  void lastBegins() {
    change(0);
    inFlight = requestNanos / (changedNanos - beginNanos);
  }

  private void change(int by) {
    long now = nanoClock.getAsLong();
    requestNanos += (double) underWay * (now - changedNanos);
    changedNanos = now;
    underWay += by;
  }

  /**
   * Returns what was seen until the last request ended.
   *
   * @param busyNanos how long the client's own thread computed; NaN if unknown
   */
  LoadResult result(double busyNanos) {
    double nanos = changedNanos - beginNanos;
    double latencyNanos = sum(answered) + sum(unanswered);
    int good = count(Outcome.ANSWERED);
    return new LoadResult(
        nanos / 1e9,
        good,
        count(Outcome.BAD_GATEWAY),
        count(Outcome.GATEWAY_TIMEOUT),
        count(Outcome.FAILED),
        count(Outcome.TIMED_OUT),
        failures(),
        good == 0 ? Double.NaN : answered.getMean() / 1e9,
        quantile(50),
        quantile(90),
        quantile(95),
        quantile(99),
        quantile(100),
        inFlight,
        good == 0 ? Double.NaN : latencyNanos / requestNanos,
        Math.min(1, busyNanos / nanos));
  }

  /** The most frequent first. */
  private List<LoadResult.Cause> failures() {
    return causes.entrySet().stream()
        .map(entry -> new LoadResult.Cause(entry.getKey(), entry.getValue()))
        .sorted(
            Comparator.comparingInt(LoadResult.Cause::requests)
                .reversed()
                .thenComparing(LoadResult.Cause::words))
        .toList();
  }

  private int count(Outcome outcome) {
    return outcomes.getOrDefault(outcome, 0);
  }

  private static double sum(Histogram latencies) {
    return latencies.getTotalCount() == 0 ? 0 : latencies.getMean() * latencies.getTotalCount();
  }

  private double quantile(double percent) {
    return answered.getTotalCount() == 0
        ? Double.NaN
        : answered.getValueAtPercentile(percent) / 1e9;
  }
}

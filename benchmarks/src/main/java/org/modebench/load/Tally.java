package org.modebench.load;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.LongSupplier;
import org.HdrHistogram.Histogram;

/**
 * What a load has seen so far.
 *
 * <p>The number under way is known in another way than by the latencies, so that both can be held
 * against each other. A closed loop is asked to keep a number of requests under way: from when so
 * many have begun, and as long as there are any left to send, the latencies must add up to that
 * number times the time, and a request that is lost, counted twice, timed wrongly or sent late
 * makes the two differ. For an open loop nobody says how many are under way, so they are integrated
 * over time, from the moments at which they were due, since that is from when latencies count.
 */
final class Tally {

  /** A hostile server can think of as many statuses and errors as there are requests. */
  private static final int MOST_CAUSES = 20;

  private static final String OTHER_CAUSES = "other causes";

  private final Histogram answered = LoadResult.emptyHistogram();
  private final Histogram unanswered = LoadResult.emptyHistogram();
  private final Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
  private final Map<String, Integer> causes = new HashMap<>();
  private final LongSupplier nanoClock;
  private final long beginNanos;
  private final OptionalInt asked;

  private int underWay;
  private int begun;
  private int ended;
  private long changedNanos;
  private double requestNanos;
  private double inFlight = Double.NaN;

  /** How long requests were under way, from when they were due. */
  private double dueNanos;

  /** Until when fewer had begun than are to be under way; 0 while that is so, or nobody says. */
  private double fewerNanos;

  /** How long requests were under way until then. */
  private double fewerRequestNanos;

  /** Until when there were requests left to send; 0 while there are. */
  private double fullNanos;

  /** How long requests were under way after that. */
  private double restNanos;

  /**
   * Begins.
   *
   * @param nanoClock tells the time
   * @param beginNanos from when the load lasts, by that clock: what the first request is due at
   *     must not be earlier
   * @param asked how many requests are to be under way while there are any left to send; empty if
   *     nobody says
   */
  Tally(LongSupplier nanoClock, long beginNanos, OptionalInt asked) {
    this.asked = asked;
    this.nanoClock = nanoClock;
    this.beginNanos = beginNanos;
    this.changedNanos = beginNanos;
  }

  int underWay() {
    return underWay;
  }

  int ended() {
    return ended;
  }

  /**
   * @param due from when its latency counts, by the clock; not later than now
   */
  void began(long due) {
    change(+1);
    dueNanos += changedNanos - due;
    begun++;
    if (asked.isPresent() && begun == asked.getAsInt()) {
      fewerNanos = changedNanos - beginNanos;
      fewerRequestNanos = requestNanos;
    }
  }

  void ended(Ending ending, long latencyNanos) {
    change(-1);
    ended++;
    if (fullNanos > 0) {
      restNanos += Math.min((double) latencyNanos, changedNanos - beginNanos - fullNanos);
    }
    outcomes.merge(ending.outcome(), 1, Integer::sum);
    boolean good = ending.outcome() == Outcome.ANSWERED;
    if (!good) {
      boolean known = causes.size() < MOST_CAUSES || causes.containsKey(ending.cause());
      causes.merge(known ? ending.cause() : OTHER_CAUSES, 1, Integer::sum);
    }
    Histogram latencies = good ? answered : unanswered;
    latencies.recordValue(Math.min(LoadResult.LONGEST_NANOS, Math.max(0, latencyNanos)));
  }

  /** Is told that the last request is about to begin, some time after the first. */
  void lastBegins() {
    change(0);
    fullNanos = changedNanos - beginNanos;
    inFlight = (requestNanos - fewerRequestNanos) / (fullNanos - fewerNanos);
  }

  private void change(int by) {
    long now = nanoClock.getAsLong();
    double passed = (double) underWay * (now - changedNanos);
    requestNanos += passed;
    dueNanos += passed;
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
        good == 0 ? Double.NaN : littleRatio(),
        Math.min(1, busyNanos / nanos),
        answered.copy());
  }

  private double littleRatio() {
    double latencyNanos = sum(answered) + sum(unanswered);
    return asked.isPresent() && fullNanos > 0
        ? (latencyNanos - fewerRequestNanos - restNanos)
            / (asked.getAsInt() * (fullNanos - fewerNanos))
        : latencyNanos / dueNanos;
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

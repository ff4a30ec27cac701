package org.modebench.analysis.catalogue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.modebench.analysis.catalogue.Style.Colour;
import org.modebench.analysis.catalogue.Style.Marker;

/** Requests that need several look-ups, and the styles in which that is written. */
public final class FanOut {
  public static final String SEQUENCE = "SEQUENCE";
  public static final String FUTURES = "FUTURES";
  public static final String CALLBACKS = "CALLBACKS";
  public static final String VIRTUAL = "VIRTUAL";

  /** The main axis. */
  public static final Axis STYLES =
      new Axis(
          "style",
          "style",
          List.of(
              AxisValue.named(SEQUENCE, 400)
                  .label("one look-up after another")
                  .style(Colour.INK, Marker.SQUARE)
                  .entry(),
              AxisValue.named(FUTURES, 410)
                  .label("combined futures")
                  .style(Colour.BLUE, Marker.DIAMOND)
                  .entry(),
              AxisValue.named(CALLBACKS, 420)
                  .label("callbacks on a loop")
                  .computes(Parallelism.ONE)
                  .waits(Capacity.UNBOUNDED)
                  .style(Colour.ORANGE, Marker.CIRCLE)
                  .entry(),
              AxisValue.named(VIRTUAL, 430)
                  .label("virtual threads")
                  .waits(Capacity.UNBOUNDED)
                  .since(21)
                  .style(Colour.PURPLE, Marker.DOWN)
                  .entry()),
          Optional.empty());

  /** The event of an API; beside it the place and then the menu of a database. */
  private static final double EVENT_SECONDS = 0.1;

  private static final double PLACE_AND_MENU_SECONDS = 0.08;

  private FanOut() {}

  /**
   * The time of a batch of k requests, c of them at once, if the style cost nothing: rounds of 180
   * ms in a sequence, and of max(100, 80) ms where look-ups run at once; where these hold threads
   * of a pool, no less than k · 180 ms / P.
   *
   * @param style the value of the axis
   * @param pool P, of a style that has one
   */
  public static double idealSeconds(AxisValue style, int pool, int requests, int concurrency) {
    double sum = EVENT_SECONDS + PLACE_AND_MENU_SECONDS;
    if (style.name().equals(SEQUENCE)) {
      return BatchSpec.rounds(requests, Math.min(concurrency, pool)) * sum;
    }
    double rounds =
        BatchSpec.rounds(requests, concurrency) * Math.max(EVENT_SECONDS, PLACE_AND_MENU_SECONDS);
    return style.hasWorkers() ? Math.max(rounds, requests * sum / pool) : rounds;
  }

  /** The entry. */
  static Workload.Builder workload() {
    return Workload.named("FanOut")
        .asks("What does it take, and cost, to do at once what a request needs?")
        .along(STYLES)
        .kind(Kind.WAITS)
        .ofCalls("request", "requests")
        .onlyWhenNamed()
        .parameter(Parameters.WORKERS, "10")
        .parameter(Parameters.CALLS, "10")
        .parameter(Parameters.CONCURRENCY, "1")
        .parameter(Parameters.FAILING, Parameters.NOTHING)
        .parameter(Parameters.TIMEOUT_MILLIS, "0")
        .studied(Parameters.CONCURRENCY, Parameters.TIMEOUT_MILLIS)
        .tells(Parameters.CONCURRENCY, ", %s at a time")
        .tellsUnless(Parameters.NOTHING, Parameters.FAILING, ", of which the %s fails")
        .tellsUnless("0", Parameters.TIMEOUT_MILLIS, ", given up after %s ms")
        .callSeconds((batch, machine) -> secondsOfCall(batch))
        .measures(
            Metrics.LATENCY_P50,
            Metrics.LATENCY_P99,
            Metrics.WASTED,
            Metrics.TRACE_FRAMES,
            Metrics.ALLOCATED)
        .experiment(experiment("alone", "one request at a time", true, Map.of("concurrency", "1")))
        .experiment(
            experiment(
                "many",
                "fifty requests at a time",
                true,
                Map.of("concurrency", "50", "calls", "100")))
        .experiment(
            experiment(
                "pool",
                "fifty requests at a time, by the size of the pool",
                false,
                Map.of(
                    "style", "SEQUENCE,FUTURES",
                    "concurrency", "50",
                    "calls", "100",
                    "workers", "5,20,50")))
        .experiment(
            experiment(
                "failure",
                "a look-up fails in each request",
                false,
                Map.of("failing", "EVENT,PLACE,MENU")))
        .experiment(
            experiment(
                "timeout", "nobody waits longer than 60 ms", false, Map.of("timeoutMillis", "60")));
  }

  private static Experiment experiment(
      String name, String question, boolean usual, Map<String, String> values) {
    Map<String, List<String>> lists = new TreeMap<>();
    lists.put(STYLES.name(), STYLES.names());
    values.forEach((parameter, list) -> lists.put(parameter, Arrays.asList(list.split(",", -1))));
    return new Experiment(name, question, lists, usual);
  }

  /** As many times as there are rounds, this is the time of a batch. */
  private static double secondsOfCall(BatchSpec batch) {
    int concurrency = Math.max(1, (int) batch.number(Parameters.CONCURRENCY).orElse(1));
    return idealSeconds(batch.value(), batch.workers(), batch.calls(), concurrency)
        / batch.waitingRounds();
  }
}

package org.modebench.analysis.catalogue;

import java.util.List;
import java.util.Optional;
import org.modebench.analysis.catalogue.Style.Colour;
import org.modebench.analysis.catalogue.Style.Marker;

/** What is compared to show why the web became asynchronous: each kind an axis. */
public final class AsyncWeb {
  public static final String SEQUENCE = "SEQUENCE";
  public static final String FUTURES = "FUTURES";
  public static final String CALLBACKS = "CALLBACKS";
  public static final String VIRTUAL = "VIRTUAL";

  /** The main axis of requests that need several look-ups: how that is written. */
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

  public static final String SPIN = "SPIN";
  public static final String POLL = "POLL";
  public static final String EPOLL = "EPOLL";

  /** The main axis of events on one of many connections: how they are asked for. */
  public static final Axis WAYS =
      new Axis(
          "ask",
          "way to ask",
          List.of(
              AxisValue.named(SPIN, 500)
                  .label("reads in a busy loop")
                  .computes(Parallelism.ONE)
                  .waits(Capacity.UNBOUNDED)
                  .style(Colour.VERMILION, Marker.SQUARE)
                  .entry(),
              AxisValue.named(POLL, 510)
                  .computes(Parallelism.ONE)
                  .waits(Capacity.UNBOUNDED)
                  .style(Colour.BLUE, Marker.DIAMOND)
                  .entry(),
              AxisValue.named(EPOLL, 520)
                  .computes(Parallelism.ONE)
                  .waits(Capacity.UNBOUNDED)
                  .style(Colour.GREEN, Marker.CIRCLE)
                  .entry()),
          Optional.empty());

  public static final String POLLING = "POLLING";
  public static final String POLLING_LATEST = "POLLING_LATEST";
  public static final String LONG_POLLING = "LONG_POLLING";
  public static final String SSE = "SSE";
  public static final String WEBSOCKET = "WEBSOCKET";

  /** The main axis of events for many subscribers: how they come to know of them. */
  public static final Axis TRANSPORTS =
      new Axis(
          "transport",
          "transport",
          List.of(
              AxisValue.named(POLLING, 530)
                  .label("polling for all since the last")
                  .computes(Parallelism.ONE)
                  .waits(Capacity.UNBOUNDED)
                  .style(Colour.INK, Marker.SQUARE)
                  .entry(),
              AxisValue.named(POLLING_LATEST, 540)
                  .label("polling for the newest")
                  .computes(Parallelism.ONE)
                  .waits(Capacity.UNBOUNDED)
                  .style(Colour.VERMILION, Marker.DOWN)
                  .entry(),
              AxisValue.named(LONG_POLLING, 550)
                  .label("long polling")
                  .computes(Parallelism.ONE)
                  .waits(Capacity.UNBOUNDED)
                  .style(Colour.ORANGE, Marker.DIAMOND)
                  .entry(),
              AxisValue.named(SSE, 560)
                  .label("server-sent events")
                  .computes(Parallelism.ONE)
                  .waits(Capacity.UNBOUNDED)
                  .style(Colour.BLUE, Marker.CIRCLE)
                  .entry(),
              AxisValue.named(WEBSOCKET, 570)
                  .label("WebSocket")
                  .computes(Parallelism.ONE)
                  .waits(Capacity.UNBOUNDED)
                  .style(Colour.GREEN, Marker.CIRCLE)
                  .entry()),
          Optional.empty());

  /** The axes. */
  static final List<Axis> AXES = List.of(STYLES, WAYS, TRANSPORTS);

  /** The event of an API; beside it the place and then the menu of a database. */
  private static final double EVENT_SECONDS = 0.1;

  private static final double PLACE_AND_MENU_SECONDS = 0.08;

  private AsyncWeb() {}

  /** Whether a subscriber asks by a beat, so that an event waits until it does. */
  public static boolean asksAtIntervals(String transport) {
    return transport.equals(POLLING) || transport.equals(POLLING_LATEST);
  }

  /**
   * The time of a batch of k requests with several look-ups, c of them at once, if the style cost
   * nothing: rounds of 180 ms in a sequence, and of max(100, 80) ms where look-ups run at once;
   * where these hold threads of a pool, no less than k · 180 ms / P.
   *
   * @param style the value of the axis
   * @param pool P, of a style that has one
   */
  public static double fanOutSeconds(AxisValue style, int pool, int requests, int concurrency) {
    double sum = EVENT_SECONDS + PLACE_AND_MENU_SECONDS;
    if (style.name().equals(SEQUENCE)) {
      return Capacity.rounds(requests, Math.min(concurrency, pool)) * sum;
    }
    double rounds =
        Capacity.rounds(requests, concurrency) * Math.max(EVENT_SECONDS, PLACE_AND_MENU_SECONDS);
    return style.hasWorkers() ? Math.max(rounds, requests * sum / pool) : rounds;
  }
}

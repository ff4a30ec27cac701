package org.modebench.analysis.catalogue;

import java.util.List;
import java.util.Optional;
import org.modebench.analysis.catalogue.Style.Colour;
import org.modebench.analysis.catalogue.Style.Marker;

/**
 * What concurrency is made of, each kind an axis: locks, the orders in which they are taken, the
 * units that work is given to and handed over by, queues, and interpreters.
 */
public final class Mechanisms {
  public static final String NONE = "NONE";
  public static final String SYNCHRONIZED = "SYNCHRONIZED";
  public static final String REENTRANT = "REENTRANT";
  public static final String FAIR = "FAIR";
  public static final String SEMAPHORE = "SEMAPHORE";
  public static final String ATOMIC = "ATOMIC";
  public static final String LONG_ADDER = "LONG_ADDER";

  /** The main axis of updates that workers share. */
  public static final Axis LOCKS =
      new Axis(
          "lock",
          "lock",
          List.of(
              // It loses updates, however fast it is.
              AxisValue.named(NONE, 200)
                  .label("no lock")
                  .standsIn()
                  .dashed(Colour.INK, Marker.SQUARE)
                  .entry(),
              AxisValue.named(SYNCHRONIZED, 210)
                  .label("monitor")
                  .style(Colour.BLUE, Marker.CIRCLE)
                  .entry(),
              AxisValue.named(REENTRANT, 220)
                  .label("unfair ReentrantLock")
                  .style(Colour.SKY, Marker.DIAMOND)
                  .entry(),
              AxisValue.named(FAIR, 230)
                  .label("fair ReentrantLock")
                  .style(Colour.VERMILION, Marker.TRIANGLE)
                  .entry(),
              AxisValue.named(SEMAPHORE, 240).style(Colour.PURPLE, Marker.DOWN).entry(),
              AxisValue.named(ATOMIC, 250)
                  .label("AtomicLong")
                  .style(Colour.ORANGE, Marker.CIRCLE)
                  .entry(),
              AxisValue.named(LONG_ADDER, 260)
                  .label("LongAdder")
                  .style(Colour.GREEN, Marker.DIAMOND)
                  .entry()),
          Optional.empty());

  public static final String OPPOSITE = "OPPOSITE";
  public static final String ORDERED = "ORDERED";
  public static final String TRY_LOCK = "TRY_LOCK";

  /** The main axis of work that needs two locks. */
  public static final Axis ORDERS =
      new Axis(
          "order",
          "order",
          List.of(
              AxisValue.named(OPPOSITE, 300)
                  .label("opposite orders")
                  .standsIn()
                  .style(Colour.VERMILION, Marker.SQUARE)
                  .entry(),
              AxisValue.named(ORDERED, 310)
                  .label("one order")
                  .style(Colour.BLUE, Marker.CIRCLE)
                  .entry(),
              AxisValue.named(TRY_LOCK, 320)
                  .label("trying")
                  .style(Colour.GREEN, Marker.DIAMOND)
                  .entry()),
          Optional.empty());

  public static final String THREAD = "THREAD";
  public static final String VIRTUAL = "VIRTUAL";
  public static final String PROCESS = Modes.PROCESS;
  public static final String FUTURE = "FUTURE";
  public static final String PARK = "PARK";
  public static final String PIPE = "PIPE";
  public static final String YIELD = "YIELD";
  public static final String LOOP_HOP = "LOOP_HOP";

  /** The main axis of what is done once, for nothing but itself. */
  public static final Axis UNITS =
      new Axis(
          "unit",
          "unit",
          List.of(
              AxisValue.named(THREAD, 400)
                  .label("thread started and joined")
                  .waits(Capacity.ONE)
                  .style(Colour.BLUE, Marker.SQUARE)
                  .entry(),
              AxisValue.named(VIRTUAL, 410)
                  .label("virtual thread started and joined")
                  .waits(Capacity.ONE)
                  .since(21)
                  .style(Colour.PURPLE, Marker.DOWN)
                  .entry(),
              // Plots know a name once: it looks as the mode does.
              AxisValue.named(PROCESS, 120)
                  .label("process started and waited for")
                  .waits(Capacity.ONE)
                  .style(Colour.VERMILION, Marker.SQUARE)
                  .entry(),
              AxisValue.named(FUTURE, 430)
                  .label("stage of a future")
                  .waits(Capacity.ONE)
                  .style(Colour.SKY, Marker.DIAMOND)
                  .entry(),
              AxisValue.named(PARK, 440)
                  .label("message to a thread and its answer")
                  .waits(Capacity.ONE)
                  .dashed(Colour.BLUE, Marker.CIRCLE)
                  .entry(),
              AxisValue.named(PIPE, 450)
                  .label("message to a process and its answer")
                  .waits(Capacity.ONE)
                  .dashed(Colour.VERMILION, Marker.DIAMOND)
                  .entry(),
              AxisValue.named(YIELD, 460)
                  .label("virtual thread that gives way")
                  .waits(Capacity.ONE)
                  .since(21)
                  .dashed(Colour.PURPLE, Marker.CIRCLE)
                  .entry(),
              AxisValue.named(LOOP_HOP, 470)
                  .label("hop on an event loop")
                  .waits(Capacity.ONE)
                  .style(Colour.ORANGE, Marker.CIRCLE)
                  .entry()),
          Optional.empty());

  // What stands between a producer of messages and those who write them.
  public static final String DIRECT = "DIRECT";
  public static final String BOUNDED = "BOUNDED";
  public static final String UNBOUNDED = "UNBOUNDED";
  public static final String BATCHED = "BATCHED";

  /** The main axis of pipelines. */
  public static final Axis QUEUES =
      new Axis(
          "queue",
          "queue",
          List.of(
              AxisValue.named(DIRECT, 10)
                  .label("no queue")
                  .waits(Capacity.ONE)
                  .style(Colour.INK, Marker.SQUARE)
                  .entry(),
              AxisValue.named(BOUNDED, 20)
                  .label("a queue of at most 16 messages")
                  .style(Colour.BLUE, Marker.CIRCLE)
                  .entry(),
              AxisValue.named(UNBOUNDED, 30)
                  .label("a queue without a bound")
                  .style(Colour.ORANGE, Marker.DIAMOND)
                  .entry(),
              AxisValue.named(BATCHED, 40)
                  .label("a queue without a bound, many messages a commit")
                  .style(Colour.GREEN, Marker.TRIANGLE)
                  .entry()),
          Optional.empty());

  public static final String GIL = "GIL";
  public static final String FREE_THREADED = "FREE_THREADED";

  /** The main axis of programs of several threads: who runs them. */
  public static final Axis INTERPRETERS =
      new Axis(
          "interpreter",
          "interpreter",
          List.of(
              AxisValue.named(GIL, 600)
                  .label("with a global lock")
                  .standsIn()
                  .computes(Parallelism.ONE)
                  .style(Colour.BLUE, Marker.TRIANGLE)
                  .entry(),
              AxisValue.named(FREE_THREADED, 610)
                  .label("without a global lock")
                  .style(Colour.GREEN, Marker.CIRCLE)
                  .entry()),
          Optional.empty());

  /** Each of them is the main axis of a workload. */
  static final List<Axis> AXES = List.of(LOCKS, ORDERS, UNITS, QUEUES, INTERPRETERS);

  private Mechanisms() {}
}

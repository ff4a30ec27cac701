package org.modebench.analysis.catalogue;

import java.util.List;
import java.util.Optional;
import org.modebench.analysis.catalogue.Style.Colour;
import org.modebench.analysis.catalogue.Style.Marker;

/** The server models: how a server under test runs its requests. */
public final class Servers {
  public static final String SYNC_WORKER = "SYNC_WORKER";
  public static final String PREFORK = "PREFORK";
  public static final String THREAD_PER_CONNECTION = "THREAD_PER_CONNECTION";
  public static final String THREAD_POOL = "THREAD_POOL";
  public static final String VIRTUAL_THREADS = "VIRTUAL_THREADS";
  public static final String EVENT_LOOP = "EVENT_LOOP";
  public static final String EVENT_LOOP_BLOCKED = "EVENT_LOOP_BLOCKED";
  public static final String EVENT_LOOP_OFFLOAD = "EVENT_LOOP_OFFLOAD";
  public static final String SELECTOR = "SELECTOR";
  public static final String PROCESS_PER_REQUEST = "PROCESS_PER_REQUEST";

  /** The main axis of work that servers are asked for. */
  public static final Axis AXIS =
      new Axis(
          "server",
          "server",
          List.of(
              AxisValue.named(SYNC_WORKER, 10)
                  .label("one synchronous worker")
                  .computes(Parallelism.ONE)
                  .waits(Capacity.ONE)
                  .readsInWorkers()
                  .style(Colour.INK, Marker.SQUARE)
                  .entry(),
              AxisValue.named(PREFORK, 20)
                  .label("synchronous worker processes")
                  .readsInWorkers()
                  .style(Colour.VERMILION, Marker.DIAMOND)
                  .entry(),
              AxisValue.named(THREAD_PER_CONNECTION, 40)
                  .label("a thread for each connection")
                  .waits(Capacity.UNBOUNDED)
                  .style(Colour.BLUE, Marker.CIRCLE)
                  .entry(),
              AxisValue.named(THREAD_POOL, 50)
                  .readsInWorkers()
                  .style(Colour.SKY, Marker.DIAMOND)
                  .entry(),
              AxisValue.named(VIRTUAL_THREADS, 70)
                  .label("a virtual thread for each connection")
                  .waits(Capacity.UNBOUNDED)
                  .since(21)
                  .style(Colour.PURPLE, Marker.DOWN)
                  .entry(),
              AxisValue.named(EVENT_LOOP, 80)
                  .computes(Parallelism.ONE)
                  .waits(Capacity.UNBOUNDED)
                  .style(Colour.ORANGE, Marker.CIRCLE)
                  .entry(),
              AxisValue.named(EVENT_LOOP_BLOCKED, 90)
                  .label("event loop with blocking calls")
                  .computes(Parallelism.ONE)
                  .waits(Capacity.ONE)
                  .dashed(Colour.ORANGE, Marker.SQUARE)
                  .entry(),
              AxisValue.named(EVENT_LOOP_OFFLOAD, 100)
                  .label("event loop that hands blocking calls to threads")
                  .computes(Parallelism.ONE)
                  .dashed(Colour.GREEN, Marker.DIAMOND)
                  .entry(),
              AxisValue.named(SELECTOR, 110)
                  .label("event loop over java.nio")
                  .computes(Parallelism.ONE)
                  .waits(Capacity.UNBOUNDED)
                  .style(Colour.GREEN, Marker.TRIANGLE)
                  .entry(),
              AxisValue.named(PROCESS_PER_REQUEST, 140)
                  .label("a process for each request")
                  .waits(Capacity.UNBOUNDED)
                  .startsProcesses(ProcessStart.EACH_CALL)
                  .dashed(Colour.VERMILION, Marker.SQUARE)
                  .entry()),
          Optional.empty());

  private Servers() {}
}

package org.modebench.analysis.catalogue;

import java.util.List;
import java.util.Optional;
import org.modebench.analysis.catalogue.Style.Colour;
import org.modebench.analysis.catalogue.Style.Marker;

/** The execution modes: the ways to run work that are compared. */
public final class Modes {
  public static final String SEQUENTIAL = "SEQUENTIAL";
  public static final String THREADS = "THREADS";
  public static final String THREAD_POOL = "THREAD_POOL";
  public static final String FORK_JOIN = "FORK_JOIN";
  public static final String VIRTUAL_THREADS = "VIRTUAL_THREADS";
  public static final String EVENT_LOOP = "EVENT_LOOP";
  public static final String PROCESS = "PROCESS";
  public static final String PROCESS_POOL = "PROCESS_POOL";
  public static final String GIL_THREADS = "GIL_THREADS";

  /** The main axis of work that modes run. */
  public static final Axis AXIS =
      new Axis(
          "mode",
          "mode",
          List.of(
              AxisValue.named(SEQUENTIAL, 0)
                  .label("one after another")
                  .computes(Parallelism.ONE)
                  .waits(Capacity.ONE)
                  .style(Colour.INK, Marker.SQUARE)
                  .entry(),
              AxisValue.named(THREADS, 30)
                  .label("new threads")
                  .style(Colour.BLUE, Marker.CIRCLE)
                  .entry(),
              AxisValue.named(THREAD_POOL, 50).style(Colour.SKY, Marker.DIAMOND).entry(),
              AxisValue.named(FORK_JOIN, 60)
                  .label("fork-join pool")
                  .style(Colour.GREEN, Marker.TRIANGLE)
                  .entry(),
              AxisValue.named(VIRTUAL_THREADS, 70)
                  .since(21)
                  .style(Colour.PURPLE, Marker.DOWN)
                  .entry(),
              AxisValue.named(EVENT_LOOP, 80)
                  .computes(Parallelism.ONE)
                  .style(Colour.ORANGE, Marker.CIRCLE)
                  .entry(),
              AxisValue.named(PROCESS, 120)
                  .label("new processes")
                  .startsProcesses(ProcessStart.EACH_BATCH)
                  .style(Colour.VERMILION, Marker.SQUARE)
                  .entry(),
              AxisValue.named(PROCESS_POOL, 130)
                  .startsProcesses(ProcessStart.EACH_FORK)
                  .dashed(Colour.VERMILION, Marker.DIAMOND)
                  .entry(),
              AxisValue.named(GIL_THREADS, 150)
                  .label("threads under a global lock")
                  .standsIn()
                  .computes(Parallelism.ONE)
                  .dashed(Colour.BLUE, Marker.TRIANGLE)
                  .entry()),
          Optional.of(SEQUENTIAL));

  private Modes() {}
}

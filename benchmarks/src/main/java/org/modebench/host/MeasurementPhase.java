package org.modebench.host;

import java.util.ArrayDeque;
import java.util.Deque;

/** A moment in a fork of which JMH's profilers hear too early or too late. */
public final class MeasurementPhase {
  /**
   * All that an iteration measures is set up, its processes included, and the iteration is about to
   * begin. JMH tells its profilers of the first iteration before that.
   */
  public static final MeasurementPhase SET_UP = new MeasurementPhase();

  /**
   * All is measured and nothing is closed yet. JMH tells its profilers of the end of the last
   * iteration only after what was measured, with its processes, is gone.
   */
  public static final MeasurementPhase MEASURED = new MeasurementPhase();

  private final Deque<Runnable> toDo = new ArrayDeque<>();

  private MeasurementPhase() {}

  /** Has something done at that moment; what was added last is done first. */
  public synchronized void add(Runnable act) {
    toDo.push(act);
  }

  /** Now it is. What was to be done is done, once. */
  public synchronized void reached() {
    while (!toDo.isEmpty()) {
      toDo.pop().run();
    }
  }
}

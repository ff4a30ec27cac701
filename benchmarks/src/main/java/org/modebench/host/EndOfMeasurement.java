package org.modebench.host;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The moment in a fork when all is measured and nothing is closed yet. JMH tells its profilers of
 * the end of the last iteration only after what was measured, with its processes, is gone.
 */
public final class EndOfMeasurement {
  private static final Deque<Runnable> TO_DO = new ArrayDeque<>();

  private EndOfMeasurement() {}

  /** Has something done at that moment; what was added last is done first. */
  public static synchronized void add(Runnable toDo) {
    TO_DO.push(toDo);
  }

  /** Now it is. What was to be done is done, once. */
  public static synchronized void reached() {
    while (!TO_DO.isEmpty()) {
      TO_DO.pop().run();
    }
  }
}

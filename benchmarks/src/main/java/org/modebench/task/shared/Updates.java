package org.modebench.task.shared;

import org.jspecify.annotations.Nullable;
import org.modebench.task.Countdown;
import org.modebench.task.InterpreterLock;
import org.modebench.task.Task;

/**
 * The updates of a shared number that one worker does, one after another.
 *
 * <p>Unlike other tasks it has a state, the number, and that is the point: workers share it.
 */
public final class Updates implements Task {
  private final SharedCounter counter;
  private final int worker;
  private final int updates;
  private final int section;
  private final int gap;
  private final boolean manySteps;

  /**
   * @param worker which of the workers, from 0
   * @param updates how many it does
   * @param section the steps of a countdown in each
   * @param gap the steps between two
   * @param manySteps whether an update has more than one step for a global lock
   */
  public Updates(
      SharedCounter counter, int worker, int updates, int section, int gap, boolean manySteps) {
    this.counter = counter;
    this.worker = worker;
    this.updates = updates;
    this.section = section;
    this.gap = gap;
    this.manySteps = manySteps;
  }

  @Override
  public long call() {
    return update(null);
  }

  @Override
  public long callHolding(InterpreterLock lock) {
    return update(lock);
  }

  private long update(@Nullable InterpreterLock global) {
    Worker self = new Worker(worker, section, global, manySteps);
    counter.begin(self);
    long state = 1;
    int done = 0;
    while (done < updates) {
      counter.update(self);
      state = Countdown.countDown(gap, state);
      done++;
      if (global != null) {
        global.checkpoint();
      }
    }
    self.addTo(counter.tally());
    return state == 0 ? 0 : done;
  }

  @Override
  public long expected() {
    return updates;
  }

  /** Another process has a memory of its own. */
  @Override
  public String toText() {
    throw new UnsupportedOperationException("Updates of shared memory have no text form.");
  }

  @Override
  public String toString() {
    return updates + " updates by worker " + worker;
  }
}

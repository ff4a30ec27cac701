package org.modebench.task.shared;

import org.jspecify.annotations.Nullable;
import org.modebench.task.Countdown;
import org.modebench.task.InterpreterLock;

/** One worker in the middle of its updates, and what it has seen; used by its thread alone. */
final class Worker {
  private final int number;
  private final int section;
  private final @Nullable InterpreterLock global;
  private final boolean manySteps;

  private Runnable inside = () -> {};
  private long askedNanos;
  private long longestWaitNanos;
  private long handovers;
  private int mostInside;

  /**
   * @param number which worker it is, from 0
   * @param section the steps of an update's computing
   * @param global the lock that it holds while it runs; null if there is none
   * @param manySteps whether the global lock may change hands within an update
   */
  Worker(int number, int section, @Nullable InterpreterLock global, boolean manySteps) {
    this.number = number;
    this.section = section;
    this.global = global;
    this.manySteps = manySteps;
  }

  int number() {
    return number;
  }

  /** What it does when a guard lets it in. */
  void doInside(Runnable update) {
    inside = update;
  }

  /** Goes through a guard. */
  void pass(Guard guard) {
    askedNanos = System.nanoTime();
    if (global == null) {
      guard.run(inside);
    } else {
      guard.runHolding(global, inside);
    }
  }

  /**
   * It has been let in.
   *
   * @param lastHolder who was before it; less than 0 if nobody was
   * @param atOnce how many are inside now, itself included
   */
  void enter(int lastHolder, int atOnce) {
    longestWaitNanos = Math.max(longestWaitNanos, System.nanoTime() - askedNanos);
    if (lastHolder >= 0 && lastHolder != number) {
      handovers++;
    }
    mostInside = Math.max(mostInside, atOnce);
  }

  /** The computing of an update, which no compiler leaves out. */
  long compute(long read) {
    // A state of 0 would stay 0; from any other none becomes 0.
    return Countdown.countDown(section, read + 1);
  }

  /** Between reading and writing: another bytecode than the one before. */
  void checkpointWithin() {
    if (manySteps && global != null) {
      global.checkpoint();
    }
  }

  void addTo(UpdateTally tally) {
    tally.add(longestWaitNanos, handovers, mostInside);
  }
}

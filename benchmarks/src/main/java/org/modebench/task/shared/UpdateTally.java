package org.modebench.task.shared;

/** What the workers of a batch saw of the guard, put together. */
public final class UpdateTally {
  private long longestWaitNanos;
  private long handovers;
  private int mostInside;

  synchronized void add(long waitNanos, long ofWorker, int inside) {
    longestWaitNanos = Math.max(longestWaitNanos, waitNanos);
    handovers += ofWorker;
    mostInside = Math.max(mostInside, inside);
  }

  /** Returns the longest time from asking to be let in to being in. */
  public synchronized long longestWaitNanos() {
    return longestWaitNanos;
  }

  /** Returns how many updates came after one of another worker. */
  public synchronized long handovers() {
    return handovers;
  }

  /** Returns the most that were inside at the same time; 0 without a guard. */
  public synchronized int mostInside() {
    return mostInside;
  }
}

package org.modebench.server.loop;

import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * What is due later, soonest first.
 *
 * <p>A binary heap is the usual choice, but it gives up a timer in its middle only by looking
 * through all of them, and most timers of a server are deadlines that are given up. A tree finds
 * each of them.
 */
final class Timers implements LoopTimer {

  private static final long NANOS_PER_MILLI = TimeUnit.MILLISECONDS.toNanos(1);

  private final LongSupplier nanoTime;
  private final TreeSet<Timer> queue = new TreeSet<>();
  private long count;

  Timers(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  @Override
  public Wait after(long nanos, Runnable action) {
    Timer timer = new Timer(nanoTime.getAsLong() + nanos, count++, action);
    queue.add(timer);
    return () -> queue.remove(timer);
  }

  /**
   * Returns for how many milliseconds there is nothing to do, rounded up: a wait is never too
   * short. 0 means that something is due.
   */
  long idleMillis() {
    if (queue.isEmpty()) {
      return Long.MAX_VALUE;
    }
    long nanos = queue.first().dueNanos - nanoTime.getAsLong();
    return nanos <= 0 ? 0 : (nanos + NANOS_PER_MILLI - 1) / NANOS_PER_MILLI;
  }

  /** Runs what is due now; what it asks for in its turn has to wait for the next time. */
  void runDue() {
    long now = nanoTime.getAsLong();
    long next = count;
    while (!queue.isEmpty()) {
      Timer first = queue.first();
      if (first.dueNanos - now > 0 || first.number >= next) {
        return;
      }
      queue.remove(first);
      first.action.run();
    }
  }

  /** Returns how many are waited for. */
  int size() {
    return queue.size();
  }

  /** An action and its time; of equal times the one asked for first comes first. */
  private record Timer(long dueNanos, long number, Runnable action) implements Comparable<Timer> {

    @Override
    public int compareTo(Timer other) {
      // System.nanoTime may be anywhere and run over; only differences mean something.
      int order = Long.signum(dueNanos - other.dueNanos);
      return order != 0 ? order : Long.compare(number, other.number);
    }
  }
}

package org.modebench.server.common;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.HdrHistogram.Histogram;

/**
 * How late somebody is who has a task to run every 10 ms.
 *
 * <p>Who stands still runs no task. If the one that ends the standstill were the only one counted,
 * 300 ms would weigh no more than the 10 ms before them: coordinated omission. So each task that
 * was due meanwhile counts, with its own lateness. That is HdrHistogram's correction for an
 * expected interval, but from the due times themselves, so that the last of them, less than an
 * interval late, counts too.
 */
public final class Lateness {

  static final long INTERVAL_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

  private static final int SIGNIFICANT_DIGITS = 3;
  private static final double NANOS_PER_SECOND = 1e9;

  private final LongSupplier nanoTime;
  private final Histogram lateness = new Histogram(SIGNIFICANT_DIGITS);
  private long due;

  /**
   * Begins now.
   *
   * @param nanoTime a clock such as {@link System#nanoTime}
   */
  public Lateness(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    due = nanoTime.getAsLong() + INTERVAL_NANOS;
  }

  /** Returns how long it is until the next task is due, in ns, at least 0. */
  public synchronized long nanosToDue() {
    return Math.max(0, due - nanoTime.getAsLong());
  }

  /** Counts the tasks that are due: they run now. */
  public synchronized void count() {
    for (long now = nanoTime.getAsLong(); due - now <= 0; due += INTERVAL_NANOS) {
      lateness.recordValue(now - due);
    }
  }

  /** Returns how late the tasks were since the last time this was asked. */
  public synchronized LoopLag take() {
    // What is due and has not run is late as well: whoever stood still may be done just now.
    count();
    LoopLag lag =
        new LoopLag(
            lateness.getMean() / NANOS_PER_SECOND,
            lateness.getValueAtPercentile(99) / NANOS_PER_SECOND,
            lateness.getMaxValue() / NANOS_PER_SECOND);
    lateness.reset();
    return lag;
  }
}

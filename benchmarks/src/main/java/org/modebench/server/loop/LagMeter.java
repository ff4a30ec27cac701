package org.modebench.server.loop;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.HdrHistogram.Histogram;
import org.modebench.server.common.LoopLag;

/**
 * Measures how late a loop runs a task that is due every 10 ms.
 *
 * <p>A loop that stands still runs no task. If the one that ends the standstill were the only one
 * counted, 300 ms would weigh no more than the 10 ms before them: coordinated omission. So each
 * task that was due meanwhile counts, with its own lateness. That is HdrHistogram's correction for
 * an expected interval, but from the due times themselves, so that the last of them, less than an
 * interval late, counts too.
 *
 * <p>Only the loop's own thread uses it.
 */
final class LagMeter {

  static final long INTERVAL_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

  private static final int SIGNIFICANT_DIGITS = 3;
  private static final double NANOS_PER_SECOND = 1e9;

  private final LoopTimer timer;
  private final LongSupplier nanoTime;
  private final Histogram lateness = new Histogram(SIGNIFICANT_DIGITS);
  private long due;

  LagMeter(LoopTimer timer, LongSupplier nanoTime) {
    this.timer = timer;
    this.nanoTime = nanoTime;
  }

  /** Starts to measure, until the loop ends. */
  void start() {
    due = nanoTime.getAsLong() + INTERVAL_NANOS;
    runWhenDue();
  }

  /** Returns how late the tasks were since the last time this was asked. */
  LoopLag take() {
    // What is due and has not run is late as well: whoever blocked the loop may be done just now.
    count();
    LoopLag lag =
        new LoopLag(
            lateness.getMean() / NANOS_PER_SECOND,
            lateness.getValueAtPercentile(99) / NANOS_PER_SECOND,
            lateness.getMaxValue() / NANOS_PER_SECOND);
    lateness.reset();
    return lag;
  }

  private void runWhenDue() {
    Wait unused =
        timer.after(
            Math.max(0, due - nanoTime.getAsLong()),
            () -> {
              count();
              runWhenDue();
            });
  }

  private void count() {
    for (long now = nanoTime.getAsLong(); due - now <= 0; due += INTERVAL_NANOS) {
      lateness.recordValue(now - due);
    }
  }
}

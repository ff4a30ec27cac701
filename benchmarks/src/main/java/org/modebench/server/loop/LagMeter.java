package org.modebench.server.loop;

import java.util.function.LongSupplier;
import org.modebench.server.common.Lateness;
import org.modebench.server.common.LoopLag;

/**
 * Measures how late a loop runs a task that is due every 10 ms. Only the loop's own thread uses it.
 */
final class LagMeter {
  private final LoopTimer timer;
  private final Lateness lateness;

  LagMeter(LoopTimer timer, LongSupplier nanoTime) {
    this.timer = timer;
    this.lateness = new Lateness(nanoTime);
  }

  /** Starts to measure, until the loop ends. */
  void start() {
    Wait unused =
        timer.after(
            lateness.nanosToDue(),
            () -> {
              lateness.count();
              start();
            });
  }

  /** Returns how late the tasks were since the last time this was asked. */
  LoopLag take() {
    return lateness.take();
  }
}

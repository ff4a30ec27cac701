package org.modebench.task;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.function.IntToLongFunction;

/**
 * The check that a kernel really takes its steps: its time must be linear in their number, and a
 * step must take a clock cycle at least.
 */
final class LinearTime {

  private static final int SMALLEST = 1_000_000;
  private static final int DOUBLINGS = 3;
  private static final int REPETITIONS = 25;
  private static final double LOWEST_RATIO = 1.7;
  private static final double HIGHEST_RATIO = 2.3;

  /** No processor of today has a shorter cycle (6.7 GHz). */
  private static final double SHORTEST_CYCLE_NANOS = 0.15;

  private LinearTime() {}

  /** Returns whether {@code kernel}, a function of the number of steps, takes each of them. */
  static boolean takesEachStep(IntToLongFunction kernel) {
    long results = 0;
    for (int i = 0; i < REPETITIONS; i++) {
      results += kernel.applyAsLong(SMALLEST / 10);
    }
    // CPU time, and the least of many, taken in turn, so that a busy machine does not bend the
    // line: on one that has other work for every core, a long run never has a core to itself.
    ThreadMXBean clock = ManagementFactory.getThreadMXBean();
    long[] leastNanos = new long[DOUBLINGS + 1];
    Arrays.fill(leastNanos, Long.MAX_VALUE);
    for (int i = 0; i < REPETITIONS; i++) {
      for (int d = 0; d <= DOUBLINGS; d++) {
        long begin = clock.getCurrentThreadCpuTime();
        results += kernel.applyAsLong(SMALLEST << d);
        leastNanos[d] = Math.min(leastNanos[d], clock.getCurrentThreadCpuTime() - begin);
      }
    }
    for (int d = 1; d <= DOUBLINGS; d++) {
      double ratio = leastNanos[d] / (double) leastNanos[d - 1];
      if (ratio < LOWEST_RATIO || ratio > HIGHEST_RATIO) {
        return false;
      }
    }
    // No kernel here has this sum; asking keeps the results alive.
    return results != Long.MIN_VALUE
        && leastNanos[DOUBLINGS] >= SHORTEST_CYCLE_NANOS * (SMALLEST << DOUBLINGS);
  }
}

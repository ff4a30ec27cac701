package org.modebench.store;

import java.util.Arrays;
import java.util.Locale;
import org.modebench.analysis.results.record.MachineNoise;

/** Measures how steadily the machine runs: the same small piece of work again and again, alone. */
public final class NoiseMeter {
  private static final int STEPS = 20_000;
  private static final long DURATION_NANOS = 300_000_000;

  private NoiseMeter() {}

  /** Measures for 0.3 s. */
  public static MachineNoise measure() {
    long state = System.nanoTime() | 1;
    state = spin(state, DURATION_NANOS / 3, new long[0]);
    long[] times = new long[100_000];
    long[] used = new long[1];
    state = spin(state, DURATION_NANOS, times, used);
    long[] sorted = Arrays.copyOf(times, (int) used[0]);
    Arrays.sort(sorted);
    return of(sorted, state);
  }

  private static long spin(long seed, long nanos, long[] times) {
    return spin(seed, nanos, times, new long[1]);
  }

  private static long spin(long seed, long nanos, long[] times, long[] used) {
    long state = seed;
    long start = System.nanoTime();
    long before = start;
    int n = 0;
    while (before - start < nanos) {
      for (int i = 0; i < STEPS; i++) {
        state ^= state << 7;
        state ^= state >>> 9;
      }
      long after = System.nanoTime();
      if (n < times.length) {
        times[n++] = after - before;
      }
      before = after;
    }
    used[0] = n;
    return state;
  }

  private static MachineNoise of(long[] sorted, long state) {
    double median = sorted[sorted.length / 2];
    double p99 = sorted[(int) (sorted.length * 0.99)];
    double max = sorted[sorted.length - 1];
    // The state of the work takes part in the result, so that the work cannot be left out.
    double nothing = state == 0 ? Double.MIN_VALUE : 0;
    return new MachineNoise(
        round(median / 1e3), round(p99 / median + nothing), round((max - median) / 1e3));
  }

  private static double round(double value) {
    return Double.parseDouble(String.format(Locale.ROOT, "%.3f", value));
  }
}

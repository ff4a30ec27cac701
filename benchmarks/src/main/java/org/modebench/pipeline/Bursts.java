package org.modebench.pipeline;

import java.util.Random;

/**
 * When messages come: in bursts of so many at once, between which the pauses are exponentially
 * distributed. The same seed has the same pauses, so that every queue gets the same load.
 */
public final class Bursts {
  private static final long SEED = 1;

  private Bursts() {}

  /**
   * The moments at which messages are due, in nanoseconds from the first.
   *
   * @param messages how many there are
   * @param burst how many come at once, but for the last time
   * @param pauseNanos the mean time between two bursts
   */
  public static long[] dueNanos(int messages, int burst, double pauseNanos) {
    Random random = new Random(SEED);
    long[] due = new long[messages];
    long now = 0;
    for (int i = 0; i < messages; i++) {
      if (i > 0 && i % burst == 0) {
        now += (long) (-Math.log1p(-random.nextDouble()) * pauseNanos);
      }
      due[i] = now;
    }
    return due;
  }
}

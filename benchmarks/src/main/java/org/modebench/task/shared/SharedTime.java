package org.modebench.task.shared;

import org.modebench.task.Countdown;

/**
 * What the computing of an update takes by itself, and the bound that follows from it.
 *
 * @param sectionSeconds s, of the computing inside of the lock
 * @param gapSeconds p, of that between two updates
 */
public record SharedTime(double sectionSeconds, double gapSeconds) {
  private static final int TRIES = 5;
  private static final int REPETITIONS = 200;
  private static final double NANOS_PER_SECOND = 1e9;

  /** Measures both in the calling thread: the least of some tries. */
  public static SharedTime measure(int section, int gap) {
    return new SharedTime(seconds(section), seconds(gap));
  }

  private static double seconds(int steps) {
    long least = Long.MAX_VALUE;
    long state = 1;
    for (int i = 0; i < TRIES; i++) {
      long begin = System.nanoTime();
      for (int j = 0; j < REPETITIONS; j++) {
        state = Countdown.countDown(steps, state);
      }
      least = Math.min(least, System.nanoTime() - begin);
    }
    return state == 0 ? 0 : least / NANOS_PER_SECOND / REPETITIONS;
  }

  /**
   * The time that updates take at least: N · (s + p) / P for N updates of which P compute at once,
   * and N · s / e where no more than e are inside of a lock at once.
   *
   * @param atOnce P, at least 1
   * @param inside e, at least 1; P where there is no lock
   */
  public double bound(long updates, int atOnce, int inside) {
    return updates
        * Math.max(
            (sectionSeconds + gapSeconds) / atOnce, sectionSeconds / Math.min(inside, atOnce));
  }
}

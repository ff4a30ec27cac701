package org.modebench.measurement;

import java.util.Arrays;
import org.modebench.task.Countdown;

/**
 * Steps of a countdown for a time. A computation is of so many steps, whatever else the machine
 * does meanwhile; one that watched the clock would compute less beside others.
 */
public final class Steps {
  private static final int STEPS_OF_A_RUN = 1_000_000;
  private static final Countdown RUN = new Countdown(STEPS_OF_A_RUN);
  private static final int RUNS_TO_WARM_UP = 20;
  private static final int RUNS = 31;
  private static final double NANOS_PER_MILLI = 1e6;

  private Steps() {}

  /**
   * Returns how many steps take so long alone on this machine now, by the median of some runs; at
   * least 1 unless the time is 0.
   */
  public static int lasting(int millis) {
    if (millis == 0) {
      return 0;
    }
    for (int i = 0; i < RUNS_TO_WARM_UP; i++) {
      nanosOfARun();
    }
    double[] nanos = new double[RUNS];
    Arrays.setAll(nanos, run -> nanosOfARun());
    Arrays.sort(nanos);
    double steps = millis * NANOS_PER_MILLI / nanos[RUNS / 2] * STEPS_OF_A_RUN;
    return (int) Math.max(1, Math.min(Integer.MAX_VALUE, Math.round(steps)));
  }

  private static double nanosOfARun() {
    long begin = System.nanoTime();
    RUN.callChecked();
    return (double) (System.nanoTime() - begin);
  }
}

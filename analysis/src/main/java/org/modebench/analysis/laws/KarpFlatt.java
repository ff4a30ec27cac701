package org.modebench.analysis.laws;

import java.util.Optional;
import org.modebench.analysis.statistics.Estimate;
import org.modebench.analysis.statistics.Interval;

/**
 * The serial fraction that a measured speedup implies by Amdahl's law, e = (1 / S − 1 / N) / (1 − 1
 * / N).
 *
 * <p>If it stays the same as workers are added, serial work limits the speedup; if it grows,
 * overhead does. It is negative where speedup is better than the number of workers, and above 1
 * where more workers are slower than one. Source: A. H. Karp and H. P. Flatt, Measuring parallel
 * processor performance, Communications of the ACM 33 (1990).
 *
 * @param workers N, at least 2
 * @param serialFraction e
 */
public record KarpFlatt(int workers, Estimate serialFraction) {
  /**
   * The serial fraction from a time with N workers over the time of the baseline, 1 / S.
   *
   * @throws IllegalArgumentException if there is one worker only, whose speedup implies nothing
   */
  public static KarpFlatt of(int workers, Estimate timeOverBaseline) {
    if (workers < 2) {
      throw new IllegalArgumentException(
          "a serial fraction needs at least 2 workers, but has " + workers);
    }
    Optional<Interval> interval =
        timeOverBaseline
            .interval()
            .map(i -> new Interval(fraction(workers, i.low()), fraction(workers, i.high())));
    return new KarpFlatt(
        workers,
        new Estimate(fraction(workers, timeOverBaseline.value()), interval, timeOverBaseline.n()));
  }

  private static double fraction(double workers, double timeOverBaseline) {
    return (timeOverBaseline - 1 / workers) / (1 - 1 / workers);
  }
}

package org.modebench.analysis.findings.scaling;

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
 * @param workers with which the time was measured
 * @param processors N, how many of the workers can make progress at the same time: all that wait,
 *     but no more than there are cores of those that compute; at least 2
 * @param serialFraction e
 */
public record KarpFlatt(int workers, int processors, Estimate serialFraction) {
  /**
   * Checks the components.
   *
   * @throws IllegalArgumentException if there is one processor only, whose speedup implies nothing
   */
  public KarpFlatt {
    if (processors < 2 || processors > workers) {
      throw new IllegalArgumentException(
          "a serial fraction needs at least 2 processors and no more than workers, but has "
              + processors
              + " for "
              + workers
              + " workers");
    }
  }

  /**
   * The serial fraction.
   *
   * @param processors N, at least 2
   * @param timeOverOne the time with N workers over that with one, 1 / S
   */
  static Estimate fraction(int processors, Estimate timeOverOne) {
    Optional<Interval> interval =
        timeOverOne
            .interval()
            .map(i -> new Interval(fraction(processors, i.low()), fraction(processors, i.high())));
    return new Estimate(fraction(processors, timeOverOne.value()), interval, timeOverOne.n());
  }

  private static double fraction(double processors, double timeOverOne) {
    return (timeOverOne - 1 / processors) / (1 - 1 / processors);
  }
}

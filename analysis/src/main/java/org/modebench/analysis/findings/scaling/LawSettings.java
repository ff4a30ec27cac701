package org.modebench.analysis.findings.scaling;

/**
 * How laws are fitted and judged.
 *
 * @param leastGain the least gain in speed for which one more worker is worth having, as a share of
 *     the speed so far; greater than 0, at most 1
 * @param confidence of every interval, greater than 0 and less than 1
 * @param resamples of the bootstrap, at least 1
 * @param seed of the bootstrap, so that the same data always gives the same intervals
 */
public record LawSettings(double leastGain, double confidence, int resamples, long seed) {
  /** A difference of 2 %, below which times of this project count as the same. */
  private static final double LEAST_GAIN = 0.02;

  /** What the command line uses. */
  public static final LawSettings DEFAULT = new LawSettings(LEAST_GAIN, 0.95, 2_000, 1);

  /**
   * Checks the components.
   *
   * @throws IllegalArgumentException if a component is outside its domain
   */
  public LawSettings {
    if (!(leastGain > 0 && leastGain <= 1)) {
      throw new IllegalArgumentException(
          "the least gain must be greater than 0 and at most 1, but is " + leastGain);
    }
    if (!(confidence > 0 && confidence < 1) || resamples < 1) {
      throw new IllegalArgumentException(
          "a confidence level must be between 0 and 1 and resamples at least 1, but they are "
              + confidence
              + " and "
              + resamples);
    }
  }
}

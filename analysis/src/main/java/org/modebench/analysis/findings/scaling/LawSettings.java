package org.modebench.analysis.findings.scaling;

/**
 * How laws are fitted and judged.
 *
 * @param leastGain for which one more worker is worth having
 * @param confidence of every interval, greater than 0 and less than 1
 * @param resamples of the bootstrap, at least 1
 * @param seed of the bootstrap, so that the same data always gives the same intervals
 */
public record LawSettings(Gain leastGain, double confidence, int resamples, long seed) {
  /** What the command line uses. */
  public static final LawSettings DEFAULT = new LawSettings(Gain.DEFAULT, 0.95, 2_000, 1);

  /**
   * Checks the components.
   *
   * @throws IllegalArgumentException if a component is outside its domain
   */
  public LawSettings {
    if (!(confidence > 0 && confidence < 1) || resamples < 1) {
      throw new IllegalArgumentException(
          "a confidence level must be between 0 and 1 and resamples at least 1, but they are "
              + confidence
              + " and "
              + resamples);
    }
  }
}

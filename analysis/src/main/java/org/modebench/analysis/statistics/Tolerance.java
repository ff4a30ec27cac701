package org.modebench.analysis.statistics;

/**
 * The difference up to which two segments count as equally fast.
 *
 * @param share of the time in the last segment; at least 0 and less than 1
 */
public record Tolerance(double share) {
  /**
   * 0.1 %, as in Barrett et al., who take 1 ms of iterations that were made to last about a second.
   */
  public static final Tolerance DEFAULT = new Tolerance(0.001);

  /**
   * Checks the share.
   *
   * @throws IllegalArgumentException if the share is outside its domain
   */
  public Tolerance {
    if (!(share >= 0 && share < 1)) {
      throw new IllegalArgumentException(
          "a tolerance must be at least 0 and less than 1, but is " + share);
    }
  }
}

package org.modebench.analysis.findings.scaling;

/**
 * The least gain in speed for which one more worker is worth having.
 *
 * @param share of the speed so far, such as 0.02 for 2 %; greater than 0, at most 1
 */
public record Gain(double share) {
  /** A difference of 2 %, below which times of this project count as the same. */
  public static final Gain DEFAULT = new Gain(0.02);

  /**
   * Checks the share.
   *
   * @throws IllegalArgumentException if the share is outside its domain
   */
  public Gain {
    if (!(share > 0 && share <= 1)) {
      throw new IllegalArgumentException(
          "the least gain must be greater than 0 and at most 1, but is " + share);
    }
  }
}

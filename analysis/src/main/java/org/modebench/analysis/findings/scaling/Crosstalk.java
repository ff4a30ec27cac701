package org.modebench.analysis.findings.scaling;

/**
 * κ, what each pair of workers costs to keep consistent, as a share of one worker's work.
 *
 * @param value finite and at least 0
 */
public record Crosstalk(double value) {
  /**
   * Checks the value.
   *
   * @throws IllegalArgumentException if the value is outside its domain
   */
  public Crosstalk {
    if (!(value >= 0 && value <= Double.MAX_VALUE)) {
      throw new IllegalArgumentException(
          "crosstalk must be finite and at least 0, but is " + value);
    }
  }
}

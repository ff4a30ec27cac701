package org.modebench.analysis.findings.scaling;

/**
 * σ, the share of the work that runs one piece after another however many workers there are.
 *
 * @param value from 0, nothing, to 1, all of it
 */
public record SerialShare(double value) {
  /**
   * Checks the value.
   *
   * @throws IllegalArgumentException if the value is outside its domain
   */
  public SerialShare {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException("a serial share must be from 0 to 1, but is " + value);
    }
  }
}

package org.modebench.analysis.findings.scaling;

/**
 * λ, the speed that a law predicts for one worker.
 *
 * @param value in the unit of the fitted speeds; finite and greater than 0
 */
public record SingleWorkerSpeed(double value) {
  /**
   * Checks the value.
   *
   * @throws IllegalArgumentException if the value is outside its domain
   */
  public SingleWorkerSpeed {
    if (!(value > 0 && value <= Double.MAX_VALUE)) {
      throw new IllegalArgumentException(
          "the speed of one worker must be finite and greater than 0, but is " + value);
    }
  }
}

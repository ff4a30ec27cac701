package org.modebench.analysis.findings.scaling;

/**
 * What a law leaves unexplained at one number of workers.
 *
 * @param measured the mean speed of the forks
 * @param predicted the speed by the law
 */
public record Residual(int workers, double measured, double predicted) {
  /** Measured / predicted − 1. */
  public double relative() {
    return measured / predicted - 1;
  }
}

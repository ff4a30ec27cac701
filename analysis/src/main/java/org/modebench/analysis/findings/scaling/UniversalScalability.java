package org.modebench.analysis.findings.scaling;

import java.util.List;

/**
 * The Universal Scalability Law, X(N) = λN / (1 + σ(N − 1) + κN(N − 1)): workers wait for one
 * another, σ, and keep one another consistent, κ, so that too many of them are slower than fewer.
 *
 * <p>Source: N. J. Gunther, Guerrilla Capacity Planning, Springer 2007, equation 4.31; with λ as in
 * B. Schwartz, Practical Scalability Analysis with the Universal Scalability Law, 2015, equation 3.
 */
public record UniversalScalability(SingleWorkerSpeed lambda, SerialShare sigma, Crosstalk kappa)
    implements Law {
  @Override
  public double predict(double workers) {
    double others = workers - 1;
    return lambda.value()
        * workers
        / (1 + sigma.value() * others + kappa.value() * workers * others);
  }

  /**
   * Where the predicted speed is greatest, √((1 − σ) / κ): Schwartz, equation 4. Infinite without
   * crosstalk.
   */
  @Override
  public double bestWorkers(Gain least) {
    return kappa.value() == 0
        ? Double.POSITIVE_INFINITY
        : Math.max(1, Math.sqrt((1 - sigma.value()) / kappa.value()));
  }

  @Override
  public List<Double> parameters() {
    return List.of(lambda.value(), sigma.value(), kappa.value());
  }

  @Override
  public LawForm form() {
    return LawForm.UNIVERSAL_SCALABILITY;
  }
}

package org.modebench.analysis.findings.scaling;

import java.util.List;

/**
 * Amdahl's law, X(N) = λN / (1 + σ(N − 1)): a share σ of the work runs serially, the rest in
 * parallel.
 *
 * <p>Source: G. M. Amdahl, Validity of the single processor approach to achieving large scale
 * computing capabilities, AFIPS 1967; it is the Universal Scalability Law without crosstalk.
 */
public record Amdahl(SingleWorkerSpeed lambda, SerialShare sigma) implements Law {
  @Override
  public double predict(double workers) {
    return lambda.value() * workers / (1 + sigma.value() * (workers - 1));
  }

  /**
   * Where one more worker gains less than g: the N with X(N + 1) / X(N) − 1 = (1 − σ) / (N (1 +
   * σN)) = g.
   */
  @Override
  public double bestWorkers(Gain least) {
    double parallelPerGain = (1 - sigma.value()) / least.share();
    // The root of σN² + N − (1 − σ) / g, in the form that has no 0 / 0 at σ = 0.
    double root = 2 * parallelPerGain / (1 + Math.sqrt(1 + 4 * sigma.value() * parallelPerGain));
    return Math.max(1, root);
  }

  @Override
  public List<Double> parameters() {
    return List.of(lambda.value(), sigma.value());
  }

  @Override
  public LawForm form() {
    return LawForm.AMDAHL;
  }
}

package org.modebench.analysis.findings.scaling;

import java.util.List;

/**
 * Gustafson's law, X(N) = λ(N − σ(N − 1)): work grows with the workers, and a share σ of the time
 * is serial.
 *
 * <p>Source: J. L. Gustafson, Reevaluating Amdahl's law, Communications of the ACM 31 (1988).
 */
public record Gustafson(SingleWorkerSpeed lambda, SerialShare sigma) implements Law {
  @Override
  public double predict(double workers) {
    return lambda.value() * (workers - sigma.value() * (workers - 1));
  }

  /** Infinite, since each worker adds as much as the one before it; 1 if all is serial. */
  @Override
  public double bestWorkers(Gain least) {
    return sigma.value() < 1 ? Double.POSITIVE_INFINITY : 1;
  }

  @Override
  public List<Double> parameters() {
    return List.of(lambda.value(), sigma.value());
  }

  @Override
  public LawForm form() {
    return LawForm.GUSTAFSON;
  }
}

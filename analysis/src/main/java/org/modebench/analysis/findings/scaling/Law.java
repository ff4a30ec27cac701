package org.modebench.analysis.findings.scaling;

import java.util.List;
import java.util.OptionalInt;

/**
 * How the speed of a batch depends on the number of workers: a form with its parameters.
 *
 * @param lambda λ, the speed of one worker, in the unit of the fitted speeds; finite and greater
 *     than 0
 * @param sigma σ, the share of the work that runs one piece after another however many workers
 *     there are, from 0 to 1; 0 for a form without it
 * @param kappa κ, what each pair of workers costs to keep consistent, as a share of one worker's
 *     work; finite and at least 0; 0 for a form without it
 * @param batch whose rounds the staircase counts
 */
public record Law(LawForm form, double lambda, double sigma, double kappa, Batch batch) {
  /** Of one call that waits: for the forms that do not ask. */
  private static final Batch ANY = new Batch(1, OptionalInt.empty());

  /**
   * Checks the parameters.
   *
   * @throws IllegalArgumentException if a parameter is outside its domain
   */
  public Law {
    if (!(lambda > 0 && lambda <= Double.MAX_VALUE)) {
      throw new IllegalArgumentException(
          "the speed of one worker must be finite and greater than 0, but is " + lambda);
    }
    if (!(sigma >= 0 && sigma <= 1)) {
      throw new IllegalArgumentException("a serial share must be from 0 to 1, but is " + sigma);
    }
    if (!(kappa >= 0 && kappa <= Double.MAX_VALUE)) {
      throw new IllegalArgumentException(
          "crosstalk must be finite and at least 0, but is " + kappa);
    }
  }

  static Law staircase(double lambda, Batch batch) {
    return new Law(LawForm.STAIRCASE, lambda, 0, 0, batch);
  }

  static Law amdahl(double lambda, double sigma) {
    return new Law(LawForm.AMDAHL, lambda, sigma, 0, ANY);
  }

  static Law gustafson(double lambda, double sigma) {
    return new Law(LawForm.GUSTAFSON, lambda, sigma, 0, ANY);
  }

  static Law universalScalability(double lambda, double sigma, double kappa) {
    return new Law(LawForm.UNIVERSAL_SCALABILITY, lambda, sigma, kappa, ANY);
  }

  /**
   * The predicted speed, in the unit of the single worker's.
   *
   * @param workers N, at least 1; need not be whole, so that a curve can be drawn
   */
  public double predict(double workers) {
    double others = workers - 1;
    return switch (form) {
      case STAIRCASE -> lambda * batch.calls() / batch.rounds(workers);
      case GUSTAFSON -> lambda * (workers - sigma * others);
      // Without crosstalk the universal law is Amdahl's.
      case AMDAHL, UNIVERSAL_SCALABILITY ->
          lambda * workers / (1 + sigma * others + kappa * workers * others);
    };
  }

  /**
   * The best number of workers: where the predicted speed is greatest, or where one more worker
   * would gain less than the share given.
   *
   * <ul>
   *   <li>Staircase: the fewest workers with the fewest rounds.
   *   <li>Amdahl: the N with X(N + 1) / X(N) − 1 = (1 − σ) / (N (1 + σN)) = g.
   *   <li>Gustafson: infinite, since each worker adds as much as the one before it; 1 if all is
   *       serial.
   *   <li>Universal scalability: √((1 − σ) / κ), Schwartz, equation 4; infinite without crosstalk.
   * </ul>
   *
   * @param leastGain g, as a share of the speed so far
   * @return at least 1, need not be whole; infinite where speed grows without bound
   */
  public double bestWorkers(double leastGain) {
    return switch (form) {
      case STAIRCASE -> batch.largestUsefulWorkers();
      case AMDAHL -> {
        double parallelPerGain = (1 - sigma) / leastGain;
        // The root of σN² + N − (1 − σ) / g, in the form that has no 0 / 0 at σ = 0.
        double root = 2 * parallelPerGain / (1 + Math.sqrt(1 + 4 * sigma * parallelPerGain));
        yield Math.max(1, root);
      }
      case GUSTAFSON -> sigma < 1 ? Double.POSITIVE_INFINITY : 1;
      case UNIVERSAL_SCALABILITY ->
          kappa == 0 ? Double.POSITIVE_INFINITY : Math.max(1, Math.sqrt((1 - sigma) / kappa));
    };
  }

  /** The values of the parameters, in the order of the form's symbols. */
  public List<Double> parameters() {
    return List.of(lambda, sigma, kappa).subList(0, form.symbols().size());
  }
}

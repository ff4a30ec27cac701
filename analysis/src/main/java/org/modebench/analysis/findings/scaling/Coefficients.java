package org.modebench.analysis.findings.scaling;

import java.util.Optional;

/**
 * What least squares found for λ, σ and κ, which may lie outside the domains of a law.
 *
 * <p>The fit has no bounds: a value outside its domain then says that the law does not hold, rather
 * than a value on the bound that it does.
 *
 * @param sigma 0 for a law without it
 * @param kappa 0 for a law without it
 */
record Coefficients(LawForm form, double lambda, double sigma, double kappa) {
  /** The coefficients of a linear combination of the form's basis. */
  static Coefficients of(LawForm form, double[] combination) {
    double first = combination[0];
    if (!form.isReciprocal()) {
      return new Coefficients(form, first, 1 - combination[1] / first, 0);
    }
    return new Coefficients(
        form,
        1 / first,
        combination.length > 1 ? combination[1] / first : 0,
        combination.length > 2 ? combination[2] / first : 0);
  }

  /** Why no law has these coefficients; empty if one does. */
  Optional<NoFit> contradiction() {
    if (hasNoSpeed()) {
      return Optional.of(NoFit.NO_SPEED);
    }
    if (form.symbols().contains(Symbol.SIGMA) && sigma <= 0) {
      return Optional.of(NoFit.SIGMA_AT_0);
    }
    if (form.symbols().contains(Symbol.SIGMA) && sigma >= 1) {
      return Optional.of(NoFit.SIGMA_AT_1);
    }
    if (form.symbols().contains(Symbol.KAPPA) && kappa <= 0) {
      return Optional.of(NoFit.KAPPA_AT_0);
    }
    return Optional.empty();
  }

  boolean hasNoSpeed() {
    return !(lambda > 0 && lambda <= Double.MAX_VALUE) || Double.isNaN(sigma + kappa);
  }

  /** The law with these coefficients, or with bounds in place of those beyond them. */
  Law law(Batch batch) {
    return new Law(form, lambda, Math.min(1, Math.max(0, sigma)), Math.max(0, kappa), batch);
  }

  Coefficients withSpeed(double factor) {
    return new Coefficients(form, lambda * factor, sigma, kappa);
  }
}

package org.modebench.analysis.findings.scaling;

import java.util.OptionalDouble;

/**
 * How well a law fits the speeds of the forks, on the scale it was fitted on.
 *
 * @param rSquared 1 − RSS / TSS, at most 1: the share of the forks' squared deviations from their
 *     mean that the law explains; negative where the mean explains more
 * @param standardError the residual standard error, √(RSS / (n − p)): on the relative scale a share
 *     of the speed
 * @param largestResidual the largest |measured / predicted − 1| of any number of workers
 * @param aicc Akaike's criterion for small samples, n ln(2πe · RSS / n) + 2K + 2K(K + 1) / (n − K −
 *     1), for n forks and K parameters, that of the spread among them; the least is best. Source:
 *     C. M. Hurvich and C.-L. Tsai, Regression and time series model selection in small samples,
 *     Biometrika 76 (1989)
 * @param lackOfFit the p value of the hypothesis that the law leaves no more than the spread among
 *     forks of one point, by the F test of N. R. Draper and H. Smith, Applied regression analysis,
 *     Wiley 1998, section 2.1; empty without spread or with no more points than parameters
 */
public record Goodness(
    double rSquared,
    double standardError,
    double largestResidual,
    double aicc,
    OptionalDouble lackOfFit) {
  private static final double SURE = 0.01;

  /** Whether the law surely leaves more than spread, and so is an approximation. */
  public boolean isApproximate() {
    return lackOfFit.isPresent() && lackOfFit.getAsDouble() < SURE;
  }
}

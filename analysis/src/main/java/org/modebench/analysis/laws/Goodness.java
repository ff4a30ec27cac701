package org.modebench.analysis.laws;

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
 */
public record Goodness(
    double rSquared, double standardError, double largestResidual, double aicc) {}

package org.modebench.analysis.statistics;

/**
 * Twice the negative log-likelihood of stretches of a series, each normal with a mean and a
 * variance of its own: m (ln 2πs + v / s), for m values of variance v, where s = max(v, f).
 *
 * <p>The floor f is the least variance a stretch can have. Without it, two values that happen to be
 * equal would be infinitely likely.
 */
record NormalCost(Moments series) implements Moments.Cost {
  /**
   * The square of 0.01 %, for series around 1: two equal values then outweigh a spread of up to 30
   * % by less than a change costs.
   */
  static final double LEAST_VARIANCE = 1e-8;

  @Override
  public double of(int from, int to) {
    double variance = series.variance(from, to);
    double floored = Math.max(variance, LEAST_VARIANCE);
    return (to - from) * (Math.log(2 * Math.PI * floored) + variance / floored);
  }
}

package org.modebench.analysis.statistics;

import java.util.Optional;

/**
 * Intervals of the least of several samples, which know that it was chosen.
 *
 * <p>The least of k means is too low on average: with 25 equal samples of five forks the plain
 * interval of the least covers its mean in 70 %. So the bound on the side to which the choice errs
 * is that of Bonferroni for k samples, at (1 − confidence) / 2k, and the other is as always:
 * whichever of the k is chosen, its true mean is above the upper bound with at most the probability
 * (1 − confidence) / 2.
 *
 * <p>Source: the idea of simultaneous intervals, as in Y. Benjamini and D. Yekutieli, False
 * discovery rate-adjusted multiple confidence intervals for selected parameters, Journal of the
 * American Statistical Association 100 (2005); one-sided, since the least errs downwards.
 *
 * @param candidates k, how many samples might have been the least; 1 or more
 * @param confidence greater than 0 and less than 1, such as 0.95
 */
public record ChosenBest(int candidates, double confidence) {
  /**
   * Checks the components.
   *
   * @throws IllegalArgumentException if one is outside its domain
   */
  public ChosenBest {
    StudentT.requireConfidence(confidence);
    if (candidates < 1) {
      throw new IllegalArgumentException(
          "one of at least 1 candidate is chosen, but there are " + candidates);
    }
  }

  /** The geometric mean of the least; without interval for one fork. */
  public Estimate mean(LogSample least) {
    return joined(least.estimate(confidence), least.estimate(ofChosen()));
  }

  /** The geometric mean of what was chosen as the greatest; without interval for one fork. */
  public Estimate greatest(LogSample greatest) {
    return joined(greatest.estimate(ofChosen()), greatest.estimate(confidence));
  }

  /** The geometric mean of another sample over that of the least, which errs upwards. */
  public Estimate timesAs(LogSample other, LogSample least) {
    return joined(Ratio.of(other, least, ofChosen()), Ratio.of(other, least, confidence));
  }

  private static Estimate joined(Estimate ofLow, Estimate ofHigh) {
    Optional<Interval> interval =
        ofLow
            .interval()
            .flatMap(low -> ofHigh.interval().map(high -> new Interval(low.low(), high.high())));
    return new Estimate(ofLow.value(), interval, ofLow.n());
  }

  private double ofChosen() {
    return 1 - (1 - confidence) / candidates;
  }
}

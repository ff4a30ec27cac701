package org.modebench.analysis.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The geometric mean of the ratios of several pairs, each measured in some sittings.
 *
 * <p>A sitting shifts all times of a machine alike, by half a percent or more, so that cells of one
 * sitting do not tell the code from the hour, however many they are. The sample is therefore the
 * sitting: the means over the pairs, one for each sitting of either side, are compared by Welch's
 * interval. It takes the pairs as they are, and not as a sample of others.
 *
 * <p>With one sitting of a side there is no interval: one that was made of the forks of 33 pairs
 * covered the truth in 41 %, at an effect of the sitting of 0.5 %.
 */
public final class MeanRatio {
  private double[] numerators = new double[0];
  private double[] denominators = new double[0];
  private boolean complete = true;
  private int pairs;
  private double sum;

  /**
   * Adds a pair, its samples by sitting; those of one sitting stand at the same place in every
   * pair.
   */
  public void add(List<LogSample> numerator, List<LogSample> denominator) {
    if (pairs == 0) {
      numerators = new double[numerator.size()];
      denominators = new double[denominator.size()];
    }
    complete &= numerator.size() == numerators.length && denominator.size() == denominators.length;
    pairs++;
    sum += mean(numerator) - mean(denominator);
    addTo(numerators, numerator);
    addTo(denominators, denominator);
  }

  private static double mean(List<LogSample> sittings) {
    return sittings.stream().mapToDouble(LogSample::logMean).average().orElseThrow();
  }

  private static void addTo(double[] sums, List<LogSample> sittings) {
    for (int i = 0; i < Math.min(sums.length, sittings.size()); i++) {
      sums[i] += sittings.get(i).logMean();
    }
  }

  /** The number of pairs. */
  public int pairs() {
    return pairs;
  }

  /**
   * The estimate, of as many sittings as the side with fewer has; empty if there is no pair,
   * without interval if a side has one sitting, or a pair lacks one that others have.
   *
   * @param confidence greater than 0 and less than 1, such as 0.95
   */
  public Optional<Estimate> estimate(double confidence) {
    StudentT.requireConfidence(confidence);
    if (pairs == 0) {
      return Optional.empty();
    }
    Optional<Interval> interval =
        complete
            ? WelchTest.of(sittings(numerators), sittings(denominators))
                .map(test -> test.interval(confidence))
                .map(logs -> new Interval(Math.exp(logs.low()), Math.exp(logs.high())))
            : Optional.empty();
    int sittings = Math.min(numerators.length, denominators.length);
    return Optional.of(new Estimate(Math.exp(sum / pairs), interval, sittings));
  }

  private LogSample sittings(double[] sums) {
    return LogSample.ofLogarithms(Arrays.stream(sums).map(each -> each / pairs).toArray());
  }
}

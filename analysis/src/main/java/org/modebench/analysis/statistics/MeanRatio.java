package org.modebench.analysis.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The geometric mean of the ratios of several pairs of samples.
 *
 * <p>On the log scale it is the mean of k differences; its squared error is e² = Σ eᵢ² / k², its
 * degrees of freedom are those of Satterthwaite, (Σ eᵢ²)² / Σ (eᵢ⁴ / νᵢ). The interval takes the
 * pairs as they are, and not as a sample of others: it says how well their mean is known.
 *
 * <p>Source: F. E. Satterthwaite, An approximate distribution of estimates of variance components,
 * Biometrics Bulletin 2 (1946).
 */
public final class MeanRatio {
  private final List<Double> differences = new ArrayList<>();
  private double squaredErrors;
  private double ofDegrees;
  private int fewestForks = Integer.MAX_VALUE;
  private boolean spreadKnown = true;

  /** Adds a pair, numerator and denominator. */
  public void add(LogSample numerator, LogSample denominator) {
    differences.add(numerator.logMean() - denominator.logMean());
    fewestForks = Math.min(fewestForks, Math.min(numerator.n(), denominator.n()));
    Optional<WelchTest> test = WelchTest.of(numerator, denominator);
    if (test.isEmpty()) {
      spreadKnown = false;
    } else {
      double squaredError = Math.pow(test.get().error(), 2);
      squaredErrors += squaredError;
      ofDegrees += squaredError * squaredError / test.get().degreesOfFreedom();
    }
  }

  /** The number of pairs. */
  public int pairs() {
    return differences.size();
  }

  /**
   * The estimate; empty if there is no pair, without interval if a sample has one fork.
   *
   * @param confidence greater than 0 and less than 1, such as 0.95
   */
  public Optional<Estimate> estimate(double confidence) {
    StudentT.requireConfidence(confidence);
    if (differences.isEmpty()) {
      return Optional.empty();
    }
    double mean = differences.stream().mapToDouble(d -> d).average().orElseThrow();
    double half = 0;
    if (spreadKnown && ofDegrees > 0) {
      half =
          StudentT.twoSided(squaredErrors * squaredErrors / ofDegrees, confidence)
              * Math.sqrt(squaredErrors)
              / differences.size();
    }
    Optional<Interval> interval =
        spreadKnown
            ? Optional.of(new Interval(Math.exp(mean - half), Math.exp(mean + half)))
            : Optional.empty();
    return Optional.of(new Estimate(Math.exp(mean), interval, fewestForks));
  }
}

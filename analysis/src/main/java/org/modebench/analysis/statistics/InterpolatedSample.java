package org.modebench.analysis.statistics;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The value between two samples that a straight line gives: (1 − w) · g₁ + w · g₂ for their
 * geometric means g.
 *
 * <p>A time that is a fixed cost plus a cost for each unit of size lies on such a line exactly, at
 * any distance of the sizes. A line between logarithms would not.
 *
 * @param low the sample at the smaller size
 * @param high the sample at the greater size
 * @param weight w, from 0 to 1
 */
public record InterpolatedSample(LogSample low, LogSample high, double weight) {
  /**
   * Checks the weight.
   *
   * @throws IllegalArgumentException if it is outside its domain
   */
  public InterpolatedSample {
    if (!(weight >= 0 && weight <= 1)) {
      throw new IllegalArgumentException("a weight must be from 0 to 1, but is " + weight);
    }
  }

  /** The value on the line. */
  public double value() {
    return Math.exp(logValue());
  }

  /** The logarithm of the value, which unlike the value cannot overflow. */
  public double logValue() {
    if (weight == 0 || weight == 1) {
      return weight == 0 ? low.logMean() : high.logMean();
    }
    double greater = Math.max(low.logMean(), high.logMean());
    return greater
        + Math.log(
            (1 - weight) * Math.exp(low.logMean() - greater)
                + weight * Math.exp(high.logMean() - greater));
  }

  /**
   * The ratio of two independent blends, with an interval by the delta method.
   *
   * <p>The logarithm of a blend v has the squared error Σ cᵢ² sᵢ² / nᵢ with the shares cᵢ = wᵢ gᵢ /
   * v; that of the ratio is the sum over all four samples, and its degrees of freedom are those of
   * Welch and Satterthwaite. With weights of 0 or 1 this is {@link Ratio#of}.
   *
   * @param confidence greater than 0 and less than 1, such as 0.95
   * @return without interval if a sample that counts has one fork
   */
  public Estimate over(InterpolatedSample denominator, double confidence) {
    StudentT.requireConfidence(confidence);
    List<Part> parts = Stream.concat(parts(), denominator.parts()).toList();
    int n = parts.stream().mapToInt(part -> part.sample.n()).min().orElseThrow();
    double logRatio = logValue() - denominator.logValue();
    if (n < LogSample.FEWEST_FORKS_FOR_AN_INTERVAL) {
      return new Estimate(Math.exp(logRatio), Optional.empty(), n);
    }
    double all = parts.stream().mapToDouble(Part::squaredError).sum();
    double half = 0;
    if (all > 0) {
      double inverse = 0;
      for (Part part : parts) {
        // As shares, the fourth powers cannot underflow to 0 / 0.
        double share = part.squaredError() / all;
        inverse += share * share / (part.sample.n() - 1);
      }
      half = StudentT.twoSided(1 / inverse, confidence) * Math.sqrt(all);
    }
    return new Estimate(
        Math.exp(logRatio),
        Optional.of(new Interval(Math.exp(logRatio - half), Math.exp(logRatio + half))),
        n);
  }

  private Stream<Part> parts() {
    return Stream.of(
            new Part(low, (1 - weight) * Math.exp(low.logMean() - logValue())),
            new Part(high, weight * Math.exp(high.logMean() - logValue())))
        .filter(part -> part.share > 0);
  }

  /** What one of the samples contributes to the value. */
  private record Part(LogSample sample, double share) {
    double squaredError() {
      return share * share * sample.logVariance().getAsDouble() / sample.n();
    }
  }
}

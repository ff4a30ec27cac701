package org.modebench.analysis.statistics;

import java.util.Optional;
import org.apache.commons.math3.util.CombinatoricsUtils;

/**
 * Welch's test of two independent samples on the log scale: of their difference, and of their
 * equivalence.
 *
 * <p>The difference of the log means is d = m₁ − m₂, its squared error e² = s₁² / n₁ + s₂² / n₂,
 * and d / e is compared with Student's t at the degrees of freedom of Welch and Satterthwaite, e⁴ /
 * ((s₁² / n₁)² / (n₁ − 1) + (s₂² / n₂)² / (n₂ − 1)), or fewer where {@link NodeBlocks} took some.
 * Where both were adjusted for a covariate by one slope b, e² has a third part, (d₁ − d₂)² s²(b),
 * for their distances d along it. The spreads need not be equal. Immutable.
 *
 * <p>Where neither sample has any spread beyond rounding, Student's t is not defined, and p values
 * are those of the permutation test: of the (n₁ + n₂ choose n₁) ways to divide the values, one is
 * as extreme as the observed in its direction. So two forks each never suffice for a claim, however
 * coarse the clock.
 *
 * <p>Sources: B. L. Welch, The generalization of "Student's" problem when several different
 * population variances are involved, Biometrika 34 (1947); D. J. Schuirmann, A comparison of the
 * two one-sided tests procedure and the power approach for assessing the equivalence of average
 * bioavailability, Journal of Pharmacokinetics and Biopharmaceutics 15 (1987).
 */
public final class WelchTest {
  private final double difference;
  private final double error;
  private final double degreesOfFreedom;
  private final boolean constant;
  private final double oneArrangement;

  private WelchTest(LogSample first, LogSample second) {
    double ofFirst = first.logVariance().getAsDouble() / first.n();
    double ofSecond = second.logVariance().getAsDouble() / second.n();
    difference = first.logMean() - second.logMean();
    SlopeError slope = SlopeError.of(first, second);
    double square = ofFirst + ofSecond + slope.square;
    error = Math.sqrt(square);
    // As shares, the fourth powers cannot underflow to 0 / 0.
    double share = error > 0 ? ofFirst / square : 0.5;
    double other = error > 0 ? ofSecond / square : 0.5;
    double ofSlope = error > 0 ? slope.square / square : 0;
    degreesOfFreedom =
        1
            / (share * share / first.degreesOfFreedom()
                + other * other / second.degreesOfFreedom()
                + ofSlope * ofSlope / slope.degreesOfFreedom);
    // The bound of R's t.test for "data are essentially constant".
    double rounding = 10 * Math.ulp(1.0);
    constant = error <= rounding * Math.max(Math.abs(first.logMean()), Math.abs(second.logMean()));
    oneArrangement =
        Math.exp(-CombinatoricsUtils.binomialCoefficientLog(first.n() + second.n(), first.n()));
  }

  /**
   * What an error of the slope, along which samples were shifted, adds to that of the difference.
   */
  private record SlopeError(double square, double degreesOfFreedom) {
    private static final SlopeError NONE = new SlopeError(0, 1);

    /** The same slope shifts both, and moves them apart as far as their distances differ. */
    static SlopeError of(LogSample first, LogSample second) {
      if (first.shift().isEmpty() || second.shift().isEmpty()) {
        return first.shift().or(second::shift).map(s -> of(s, s.distance())).orElse(NONE);
      }
      LogSample.Shift one = first.shift().get();
      LogSample.Shift other = second.shift().get();
      return of(one, one.distance() - other.distance());
    }

    private static SlopeError of(LogSample.Shift shift, double distance) {
      return new SlopeError(
          distance * distance * shift.slope().variance(), shift.slope().degreesOfFreedom());
    }
  }

  /** The test of two samples; empty if either has one fork, which shows no spread. */
  public static Optional<WelchTest> of(LogSample first, LogSample second) {
    return first.logVariance().isEmpty() || second.logVariance().isEmpty()
        ? Optional.empty()
        : Optional.of(new WelchTest(first, second));
  }

  /** The difference of the log means, the first less the second. */
  public double difference() {
    return difference;
  }

  /** The standard error of the difference, 0 or more. */
  public double error() {
    return error;
  }

  /** The degrees of freedom of Welch and Satterthwaite, at least 1; need not be whole. */
  public double degreesOfFreedom() {
    return degreesOfFreedom;
  }

  /** The two-sided p value of the hypothesis that the means are equal. */
  public double differenceP() {
    if (constant) {
      return isZero(difference) ? 1 : Math.min(1, 2 * oneArrangement);
    }
    return Math.min(1, 2 * StudentT.tail(Math.abs(difference) / error, degreesOfFreedom));
  }

  /**
   * The p value of the hypothesis that the means differ by the margin at most: the probability of a
   * difference as great as that observed if the true one is the margin, P(T ≥ (|d| − m) / e) + P(T
   * ≥ (|d| + m) / e).
   *
   * <p>Source: D. J. McCarthy and G. K. Smyth, Testing significance relative to a fold-change
   * threshold is a TREAT, Bioinformatics 25 (2009).
   *
   * @param margin m of the difference of log means, 0 or more; ln 1.02 for 2 %
   */
  public double beyondP(double margin) {
    if (!(margin >= 0)) {
      throw new IllegalArgumentException("a margin must be 0 or more, but is " + margin);
    }
    double size = Math.abs(difference);
    if (constant) {
      return size > margin ? differenceP() : 1;
    }
    return Math.min(
        1,
        StudentT.tail((size - margin) / error, degreesOfFreedom)
            + StudentT.tail((size + margin) / error, degreesOfFreedom));
  }

  /**
   * The p value of the hypothesis that the means differ by the margin or more: the greater of two
   * one-sided tests.
   *
   * @param margin of the difference of log means, greater than 0; ln 1.02 for 2 %
   */
  public double equivalenceP(double margin) {
    if (!(margin > 0)) {
      throw new IllegalArgumentException("a margin must be greater than 0, but is " + margin);
    }
    double room = margin - Math.abs(difference);
    if (constant) {
      return room > 0 ? oneArrangement : 1;
    }
    return StudentT.tail(room / error, degreesOfFreedom);
  }

  /**
   * The interval of the difference, d ± t · e.
   *
   * @param confidence greater than 0 and less than 1, such as 0.95
   */
  public Interval interval(double confidence) {
    StudentT.requireConfidence(confidence);
    double half = error > 0 ? StudentT.twoSided(degreesOfFreedom, confidence) * error : 0;
    return new Interval(difference - half, difference + half);
  }

  /** Whether a difference is nothing but the rounding of logarithms. */
  private static boolean isZero(double difference) {
    return Math.abs(difference) < 1e-12;
  }
}

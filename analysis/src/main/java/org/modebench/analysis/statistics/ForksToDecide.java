package org.modebench.analysis.statistics;

import java.util.OptionalInt;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.util.CombinatoricsUtils;

/**
 * How many forks of each of two samples decide whether they differ by a margin, if the spreads stay
 * as they are.
 *
 * <p>It is the smallest n ≥ 2 at which, with the power asked for, a difference as large as the
 * margin δ is found by Welch's test and no difference is confirmed by two one-sided tests:
 *
 * <p>n ≥ (t(1 − α / 2) + t(power))² · (s₁² + s₂²) / δ² and n ≥ (t(1 − β) + t((1 + power) / 2))² ·
 * (s₁² + s₂²) / δ²,
 *
 * <p>where t are quantiles of Student's t at the degrees of freedom of Welch and Satterthwaite for
 * n and n forks, (n − 1) · (s₁² + s₂²)² / (s₁⁴ + s₂⁴), α is the level of the first test and β that
 * of the second. Without any spread it is the n at which the permutation test of {@link WelchTest}
 * can reach α.
 *
 * <p>Source: S.-C. Chow, J. Shao, H. Wang, Sample Size Calculations in Clinical Research, 2nd
 * edition, 2008, 3.2.1 and 3.2.3; NIST/SEMATECH e-Handbook, 7.2.2.2, for t in place of normal
 * quantiles.
 *
 * @param differenceLevel α, greater than 0 and less than 1; for one of m pairs, divided by m
 * @param equivalenceLevel β, greater than 0 and less than 1
 * @param power greater than 0 and less than 1, such as 0.8
 */
public record ForksToDecide(double differenceLevel, double equivalenceLevel, double power) {
  private static final int MOST = 1_000_000;
  private static final NormalDistribution NORMAL = new NormalDistribution(null, 0, 1);

  /**
   * The number of forks of each sample.
   *
   * @param margin δ, of the difference of log means, greater than 0
   * @return empty where either sample has one fork, whose spread is not known, and where a million
   *     forks would not do
   */
  public OptionalInt of(LogSample first, LogSample second, double margin) {
    if (first.logVariance().isEmpty() || second.logVariance().isEmpty()) {
      return OptionalInt.empty();
    }
    double one = first.logVariance().getAsDouble();
    double other = second.logVariance().getAsDouble();
    if (one + other < Double.MIN_NORMAL) {
      return OptionalInt.of(withoutSpread());
    }
    double share = one / (one + other);
    double weight = 1 / (share * share + (1 - share) * (1 - share));
    double scale = (one + other) / (margin * margin);
    // Student's quantiles exceed those of the normal distribution: no smaller n can suffice.
    double least =
        Math.max(
                found(NORMAL::inverseCumulativeProbability),
                confirmed(NORMAL::inverseCumulativeProbability))
            * scale;
    for (long n = Math.max(2, (long) Math.ceil(Math.min(least, MOST + 1))); n <= MOST; n++) {
      double degreesOfFreedom = (n - 1) * weight;
      DoubleUnaryOperator quantile = p -> StudentT.quantile(degreesOfFreedom, p);
      if (found(quantile) * scale <= n && confirmed(quantile) * scale <= n) {
        return OptionalInt.of((int) n);
      }
    }
    return OptionalInt.empty();
  }

  private double found(DoubleUnaryOperator quantile) {
    double sum = quantile.applyAsDouble(1 - differenceLevel / 2) + quantile.applyAsDouble(power);
    return sum * sum;
  }

  private double confirmed(DoubleUnaryOperator quantile) {
    double sum =
        quantile.applyAsDouble(1 - equivalenceLevel) + quantile.applyAsDouble((1 + power) / 2);
    return sum * sum;
  }

  private int withoutSpread() {
    int n = 2;
    while (Math.log(2) - CombinatoricsUtils.binomialCoefficientLog(2 * n, n)
        > Math.log(differenceLevel)) {
      n++;
    }
    return n;
  }
}

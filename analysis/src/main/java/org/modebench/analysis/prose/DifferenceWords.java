package org.modebench.analysis.prose;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.OptionalInt;
import org.modebench.analysis.catalogue.Metric;
import org.modebench.analysis.statistics.Criteria;
import org.modebench.analysis.statistics.Difference;
import org.modebench.analysis.statistics.Estimate;
import org.modebench.analysis.statistics.Interval;
import org.modebench.analysis.statistics.Verdict;
import org.modebench.analysis.table.Figures;
import org.modebench.analysis.text.Count;

/**
 * What is said of samples and their differences, as short text.
 *
 * @param metric that they are of
 */
public record DifferenceWords(Metric metric, Criteria criteria) {
  /** Stands for "not distinguishable", as benchstat has it. */
  private static final String ALIKE = "~ ";

  private static final double MEBIBYTE = 1 << 20;

  /** Such as {@code 102.3 ms [102.1, 102.6]}. */
  public String value(Estimate estimate) {
    return metric.unit().equals("bytes")
        ? Figures.quantity(estimate.scaled(1 / MEBIBYTE), "MiB")
        : Figures.quantity(estimate, metric.unit());
  }

  /** Such as {@code 1.051 [1.046, 1.056]}: near 1 with one digit more than other ratios. */
  public static String ratio(Estimate ratio) {
    if (ratio.value() < 0.1 || ratio.value() >= 10) {
      return Figures.ratio(ratio);
    }
    return String.format(Locale.ROOT, "%.3f", ratio.value())
        + ratio.interval().map(interval -> bounds(ratio.value(), interval)).orElse(" [needs 2]");
  }

  private static String bounds(double value, Interval interval) {
    return Figures.isBounded(value, interval)
        ? String.format(Locale.ROOT, " [%.3f, %.3f]", interval.low(), interval.high())
        : Figures.NOT_BOUNDED;
  }

  /** The adjusted p value, such as {@code 0.031} or {@code <0.001}. */
  public static String p(Difference<?> difference) {
    if (difference.adjustedP().isEmpty()) {
      return Figures.NONE;
    }
    double p = difference.adjustedP().getAsDouble();
    return p < 0.001 ? "<0.001" : String.format(Locale.ROOT, "%.3f", p);
  }

  /** Such as {@code slower}, {@code ~ same} or {@code ~ undecided: 3 more forks}. */
  public String verdict(Difference<?> difference) {
    return (difference.distinguishable() ? "" : ALIKE)
        + switch (difference.verdict()) {
          case FASTER, SLOWER, DIFFERENT ->
              direction(difference.verdict(), difference.ratio()) + doubt(difference);
          case SAME -> "same";
          case UNDECIDED -> "undecided: " + moreForks(difference);
        };
  }

  /** How many more forks would decide about an open difference, such as {@code 7 more forks}. */
  static String moreForks(Difference<?> open) {
    OptionalInt more = open.moreForks();
    return more.isEmpty() ? "over a million forks" : Count.of(more.getAsInt(), "more fork");
  }

  /** A difference that is there, but may be too small to matter. */
  private String doubt(Difference<?> difference) {
    return difference.beyondThreshold() ? "" : ", maybe <" + percent(criteria.threshold());
  }

  /** What a difference that is there comes to, such as {@code slower}, {@code less}. */
  public String direction(Verdict verdict, Estimate ratio) {
    if (metric.speed() && verdict != Verdict.DIFFERENT) {
      return verdict == Verdict.FASTER ? "faster" : "slower";
    }
    return ratio.value() < 1 ? "less" : "more";
  }

  /** Such as {@code 2 %}, with as many digits as were given. */
  public static String percent(double share) {
    return BigDecimal.valueOf(share)
            .movePointRight(2)
            .setScale(6, RoundingMode.HALF_EVEN)
            .stripTrailingZeros()
            .toPlainString()
        + " %";
  }
}

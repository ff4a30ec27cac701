package org.modebench.analysis.tables;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Optional;
import org.modebench.analysis.statistics.Estimate;
import org.modebench.analysis.statistics.Interval;

/** Numbers as people read them: few digits, a unit that fits, the same in every locale. */
final class Figures {
  /** Stands where there is nothing to show. */
  static final String NONE = "–";

  private static final int TIME_DIGITS = 4;
  private static final int DIGITS = 3;

  /** Beyond these exponents a plain number has more zeros than a reader counts. */
  private static final int GREATEST_PLAIN_EXPONENT = 6;

  private static final int LEAST_PLAIN_EXPONENT = -4;

  private Figures() {}

  /** Such as {@code 102.3 ms [102.1, 102.6]}, from seconds. */
  static String time(Estimate seconds) {
    Unit unit = Unit.ofSeconds(rounded(seconds.value(), TIME_DIGITS));
    return withInterval(seconds, unit, TIME_DIGITS)
        .orElse(time(seconds.value()) + " [needs 2 forks]");
  }

  /** Such as {@code 102.3 ms}, from seconds. */
  static String time(double seconds) {
    return scaled(seconds, Unit.ofSeconds(rounded(seconds, TIME_DIGITS)), TIME_DIGITS);
  }

  /** Such as {@code 98.1 ms}, from seconds: a time without interval claims fewer digits. */
  static String roughTime(double seconds) {
    return scaled(seconds, Unit.ofSeconds(rounded(seconds, DIGITS)), DIGITS);
  }

  /** Such as {@code 45.2 MiB}, from bytes. */
  static String memory(double bytes) {
    return scaled(bytes, Unit.ofBytes(rounded(bytes, DIGITS)), DIGITS);
  }

  /** Such as {@code 4.91 [4.85, 4.97]}. */
  static String ratio(Estimate ratio) {
    return withInterval(ratio, Unit.ONE, DIGITS)
        .orElse(scaled(ratio.value(), Unit.ONE, DIGITS) + " [needs 2]");
  }

  /** Such as {@code 98 %}. */
  static String percent(double share) {
    return plain(share * 100, 2) + " %";
  }

  private static Optional<String> withInterval(Estimate estimate, Unit unit, int digits) {
    return estimate
        .interval()
        .map(interval -> interval.scaled(1 / unit.size()))
        .map(
            interval ->
                scaled(estimate.value(), unit, digits) + bounds(estimate, interval, unit, digits));
  }

  private static String bounds(Estimate estimate, Interval interval, Unit unit, int digits) {
    int decimals = decimals(rounded(estimate.value() / unit.size(), digits), digits);
    return " [" + bound(interval.low(), decimals) + ", " + bound(interval.high(), decimals) + "]";
  }

  private static String bound(double bound, int decimals) {
    if (Double.isInfinite(bound)) {
      return "∞";
    }
    BigDecimal rounded = rounded(bound, DIGITS);
    return exponent(rounded) > GREATEST_PLAIN_EXPONENT || decimals > DIGITS - LEAST_PLAIN_EXPONENT
        ? scientific(rounded)
        : new BigDecimal(bound).setScale(decimals, RoundingMode.HALF_EVEN).toPlainString();
  }

  private static String scaled(double value, Unit unit, int digits) {
    String number = plain(value / unit.size(), digits);
    return unit.symbol().isEmpty() ? number : number + " " + unit.symbol();
  }

  private static String plain(double value, int digits) {
    BigDecimal rounded = rounded(value, digits);
    if (rounded.signum() == 0) {
      return "0";
    }
    int exponent = exponent(rounded);
    return exponent > GREATEST_PLAIN_EXPONENT || exponent < LEAST_PLAIN_EXPONENT
        ? scientific(rounded)
        : rounded.setScale(decimals(rounded, digits), RoundingMode.UNNECESSARY).toPlainString();
  }

  private static BigDecimal rounded(double value, int digits) {
    return new BigDecimal(value).round(new MathContext(digits, RoundingMode.HALF_EVEN));
  }

  private static int exponent(BigDecimal value) {
    return value.precision() - value.scale() - 1;
  }

  private static int decimals(BigDecimal rounded, int digits) {
    return Math.max(0, digits - 1 - exponent(rounded));
  }

  private static String scientific(BigDecimal value) {
    return String.format(Locale.ROOT, "%.2e", value);
  }

  /** A multiple of a base unit. */
  private record Unit(double size, String symbol) {
    static final Unit ONE = new Unit(1, "");

    private static final Unit SECOND = new Unit(1, "s");
    private static final Unit MILLISECOND = new Unit(1e-3, "ms");
    private static final Unit MICROSECOND = new Unit(1e-6, "µs");
    private static final Unit NANOSECOND = new Unit(1e-9, "ns");
    private static final Unit BYTE = new Unit(1, "B");
    private static final Unit KIBIBYTE = new Unit(1 << 10, "KiB");
    private static final Unit MEBIBYTE = new Unit(1 << 20, "MiB");
    private static final Unit GIBIBYTE = new Unit(1 << 30, "GiB");

    // Both take the rounded value: 999.96 ms shown with four digits is 1.000 s.
    static Unit ofSeconds(BigDecimal seconds) {
      double value = seconds.doubleValue();
      if (value >= 1 || value == 0) {
        return SECOND;
      }
      if (value >= 1e-3) {
        return MILLISECOND;
      }
      return value >= 1e-6 ? MICROSECOND : NANOSECOND;
    }

    static Unit ofBytes(BigDecimal bytes) {
      double value = bytes.doubleValue();
      if (value >= GIBIBYTE.size()) {
        return GIBIBYTE;
      }
      if (value >= MEBIBYTE.size()) {
        return MEBIBYTE;
      }
      return value >= KIBIBYTE.size() ? KIBIBYTE : BYTE;
    }
  }
}

package org.modebench.analysis.table;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import org.modebench.analysis.statistics.Estimate;
import org.modebench.analysis.statistics.Interval;

/** Numbers as people read them: few digits, a unit that fits, the same in every locale. */
public final class Figures {
  /** Stands where there is nothing to show. */
  public static final String NONE = "–";

  /** Stands where an interval would if it told anything. */
  public static final String NOT_BOUNDED = " [not bounded]";

  private static final int TIME_DIGITS = 4;
  private static final int DIGITS = 3;

  /** Beyond these a plain number has more zeros than a reader counts. */
  private static final int GREATEST_PLAIN_EXPONENT = 6;

  private static final int MOST_DECIMALS = 6;

  /** An interval that ends beyond so many times the value says nothing of it. */
  private static final double UNBOUNDED = 100;

  private Figures() {}

  /** Such as {@code 102.3 ms [102.1, 102.6]}, from seconds. */
  public static String time(Estimate seconds) {
    Unit unit = Unit.ofSeconds(rounded(seconds.value(), TIME_DIGITS));
    double value = seconds.value() / unit.size();
    int decimals = decimals(value, TIME_DIGITS);
    return fixed(value, decimals)
        + " "
        + unit.symbol()
        + seconds
            .interval()
            .map(interval -> bounds(value, interval.scaled(1 / unit.size()), decimals))
            .orElse(" [needs 2 forks]");
  }

  /** Such as {@code 102.3 ms}, from seconds. */
  public static String time(double seconds) {
    return inUnit(seconds, Unit.ofSeconds(rounded(seconds, TIME_DIGITS)), TIME_DIGITS);
  }

  /** Such as {@code 98.1 ms}, from seconds: a time without interval claims fewer digits. */
  public static String roughTime(double seconds) {
    return inUnit(seconds, Unit.ofSeconds(rounded(seconds, DIGITS)), DIGITS);
  }

  /** Such as {@code 45.2 MiB}, from bytes. */
  public static String memory(double bytes) {
    return inUnit(bytes, Unit.ofBytes(bytes), DIGITS);
  }

  /** Such as {@code 4.91 [4.85, 4.97]}; below 1 with one digit less, to stand in line with 1.00. */
  public static String ratio(Estimate ratio) {
    int ofThreeDigits = decimals(ratio.value(), DIGITS);
    int decimals = ratio.value() < 1 ? Math.max(DIGITS - 1, ofThreeDigits - 1) : ofThreeDigits;
    return fixed(ratio.value(), decimals)
        + ratio
            .interval()
            .map(interval -> bounds(ratio.value(), interval, decimals))
            .orElse(" [needs 2]");
  }

  /** Such as {@code 4817 1/s [4790, 4844]}, in the unit of a results file. */
  public static String quantity(Estimate quantity, String unit) {
    if (unit.equals("s")) {
      return time(quantity);
    }
    int decimals = decimals(quantity.value(), TIME_DIGITS);
    return fixed(quantity.value(), decimals)
        + (unit.equals("1") ? "" : " " + unit)
        + quantity
            .interval()
            .map(interval -> bounds(quantity.value(), interval, decimals))
            .orElse(" [needs 2 forks]");
  }

  /** Such as {@code 0 1/s}, without interval. */
  public static String quantity(double value, String unit) {
    return switch (unit) {
      case "s" -> time(value);
      case "1" -> fixed(value, decimals(value, TIME_DIGITS));
      default -> fixed(value, decimals(value, TIME_DIGITS)) + " " + unit;
    };
  }

  /** Such as {@code 98 % [97, 99]}. */
  public static String percent(Estimate share) {
    int decimals = decimals(share.value() * 100, 2);
    return percent(share.value())
        + share
            .interval()
            .map(interval -> bounds(100 * share.value(), interval.scaled(100), decimals))
            .orElse("");
  }

  /** Such as {@code 98 %}. */
  public static String percent(double share) {
    return fixed(share * 100, decimals(share * 100, 2)) + " %";
  }

  private static String inUnit(double value, Unit unit, int digits) {
    double scaled = value / unit.size();
    return fixed(scaled, decimals(scaled, digits)) + " " + unit.symbol();
  }

  /** Whether an interval tells anything of a value, or ends several powers of ten beyond it. */
  public static boolean isBounded(double value, Interval interval) {
    return interval.low() < 0 || interval.high() <= UNBOUNDED * value;
  }

  private static String bounds(double value, Interval interval, int decimals) {
    if (!isBounded(value, interval)) {
      return NOT_BOUNDED;
    }
    return " [" + fixed(interval.low(), decimals) + ", " + fixed(interval.high(), decimals) + "]";
  }

  private static String fixed(double value, int decimals) {
    if (value == 0) {
      return "0";
    }
    if (Double.isInfinite(value)) {
      return "∞";
    }
    BigDecimal rounded = rounded(value, DIGITS);
    return exponent(rounded) > GREATEST_PLAIN_EXPONENT || decimals > MOST_DECIMALS
        ? String.format(Locale.ROOT, "%.2e", value)
        : new BigDecimal(value).setScale(decimals, RoundingMode.HALF_EVEN).toPlainString();
  }

  private static BigDecimal rounded(double value, int digits) {
    return new BigDecimal(Math.min(value, Double.MAX_VALUE))
        .round(new MathContext(digits, RoundingMode.HALF_EVEN));
  }

  private static int exponent(BigDecimal value) {
    return value.precision() - value.scale() - 1;
  }

  private static int decimals(double value, int digits) {
    return Math.max(0, digits - 1 - exponent(rounded(value, digits)));
  }

  /** A multiple of a base unit. */
  private record Unit(double size, String symbol) {
    private static final Unit SECOND = new Unit(1, "s");
    private static final Unit MILLISECOND = new Unit(1e-3, "ms");
    private static final Unit MICROSECOND = new Unit(1e-6, "µs");
    private static final Unit NANOSECOND = new Unit(1e-9, "ns");
    private static final Unit BYTE = new Unit(1, "B");
    private static final Unit KIBIBYTE = new Unit(1 << 10, "KiB");
    private static final Unit MEBIBYTE = new Unit(1 << 20, "MiB");
    private static final Unit GIBIBYTE = new Unit(1 << 30, "GiB");

    // Takes the rounded value: 999.96 ms shown with four digits is 1.000 s.
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

    static Unit ofBytes(double value) {
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

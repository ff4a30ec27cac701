package org.modebench.plan;

import java.util.Locale;

/** Times as a person reads them. */
public final class DurationText {
  private DurationText() {}

  /** A length of time to the second: {@code 48 s}, {@code 2 min 10 s}, {@code 1 h 5 min}. */
  public static String of(double seconds) {
    long whole = Math.max(0, Math.round(seconds));
    if (whole < 60) {
      return whole + " s";
    }
    if (whole < 3600) {
      return whole / 60 + " min" + (whole % 60 == 0 ? "" : " " + whole % 60 + " s");
    }
    long minutes = Math.round(whole / 60.0);
    return minutes / 60 + " h" + (minutes % 60 == 0 ? "" : " " + minutes % 60 + " min");
  }

  /** A measured time to three digits, in the unit that suits it: {@code 47.9 ms}. */
  public static String measured(double seconds) {
    if (seconds >= 0.9995) {
      return digits(seconds) + " s";
    }
    if (seconds >= 0.9995e-3) {
      return digits(seconds * 1e3) + " ms";
    }
    return seconds >= 0.9995e-6 ? digits(seconds * 1e6) + " µs" : digits(seconds * 1e9) + " ns";
  }

  private static String digits(double value) {
    int decimals = value >= 99.95 ? 0 : value >= 9.995 ? 1 : 2;
    return String.format(Locale.ROOT, "%." + decimals + "f", value);
  }
}

package org.modebench.host;

import java.time.Duration;
import org.modebench.analysis.catalogue.Domain;

/** A length of time as an option names it: {@code 90s}, {@code 20m} or {@code 2h}. */
public final class TimeSpan {
  /** What may be typed. */
  public static final Domain FORM =
      Domain.form("0*[1-9][0-9]{0,5}[smh]", "a time such as 90s, 20m or 2h");

  private TimeSpan() {}

  /**
   * Reads one.
   *
   * @param canonical text of that form
   */
  public static Duration of(String canonical) {
    int number = Integer.parseInt(canonical.substring(0, canonical.length() - 1));
    return switch (canonical.charAt(canonical.length() - 1)) {
      case 's' -> Duration.ofSeconds(number);
      case 'm' -> Duration.ofMinutes(number);
      default -> Duration.ofHours(number);
    };
  }
}

package org.modebench.store;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The identifier of a run: its start in UTC, so that it sorts, and a few random digits. */
public final class RunName {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final SecureRandom RANDOM = new SecureRandom();

  private RunName() {}

  public static String at(Instant start) {
    return TIME.format(start) + "-" + String.format(Locale.ROOT, "%04x", RANDOM.nextInt(1 << 16));
  }

  /** A seed for a run that was given none; short enough to be typed. */
  public static long seed() {
    return RANDOM.nextInt(1_000_000);
  }
}

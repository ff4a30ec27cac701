package org.modebench.plan;

import java.time.Duration;
import org.modebench.analysis.catalogue.Domain;

/** A time to spend, as {@code --budget} names it: {@code 90s}, {@code 20m} or {@code 2h}. */
public final class Budget {
  private static final Domain TIMES =
      Domain.form("0*[1-9][0-9]{0,5}[smh]", "a time such as 90s, 20m or 2h");

  private Budget() {}

  public static Duration parse(String text) throws UsageException {
    String time = TypedValue.canonical("--budget", TIMES, text);
    int number = Integer.parseInt(time.substring(0, time.length() - 1));
    return switch (time.substring(time.length() - 1)) {
      case "s" -> Duration.ofSeconds(number);
      case "m" -> Duration.ofMinutes(number);
      default -> Duration.ofHours(number);
    };
  }

  /**
   * How many whole rounds fit.
   *
   * @param onceSeconds what a run takes however many rounds it has
   * @param roundSeconds what one round takes
   * @throws UsageException if not even one does
   */
  public static int rounds(Duration budget, double onceSeconds, double roundSeconds)
      throws UsageException {
    require(1, budget, onceSeconds, roundSeconds);
    double seconds = budget.toMillis() / 1e3;
    return (int) Math.max(1, Math.min(10_000, (seconds - onceSeconds) / roundSeconds));
  }

  /**
   * Requires that so many rounds fit.
   *
   * @param onceSeconds what a run takes however many rounds it has
   * @param roundSeconds what one round takes
   * @throws UsageException if they do not
   */
  public static void require(int rounds, Duration budget, double onceSeconds, double roundSeconds)
      throws UsageException {
    double seconds = budget.toMillis() / 1e3;
    double least = onceSeconds + rounds * roundSeconds;
    if (seconds < least) {
      throw new UsageException(
          "--budget must be at least %s, the time of %s, but is %s; give more time or choose fewer cases."
              .formatted(
                  DurationText.of(least),
                  rounds == 1 ? "one round" : rounds + " rounds",
                  DurationText.of(seconds)));
    }
  }
}

package org.modebench.plan;

import java.time.Duration;
import org.modebench.host.TimeSpan;

/** A time to spend, as {@code --budget} names it: {@code 90s}, {@code 20m} or {@code 2h}. */
public final class Budget {
  private Budget() {}

  public static Duration parse(String text) throws UsageException {
    return TimeSpan.of(TypedValue.canonical("--budget", TimeSpan.FORM, text));
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

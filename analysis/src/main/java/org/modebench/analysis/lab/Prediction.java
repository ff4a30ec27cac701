package org.modebench.analysis.lab;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.modebench.analysis.statistics.Estimate;
import org.modebench.analysis.statistics.Interval;
import org.modebench.analysis.text.ForeignText;

/**
 * What a student expects of a task: how many times as fast it is as the task with the same calls
 * one after another.
 *
 * @param task its number
 * @param factor greater than 0
 */
public record Prediction(int task, double factor) {
  /** A prediction is right within a quarter of the factor. */
  static final double TOLERANCE = 1.25;

  /** Those that have a task with the same calls one after another to be compared with. */
  private static final Set<Integer> TASKS = Set.of(2, 3, 5, 6);

  // The last letter may be typed on a Russian keyboard.
  private static final Pattern FORM =
      Pattern.compile("([1-9])=([0-9]{1,6}(?:[.,][0-9]{1,6})?)[x×хX]?");

  /** What the data say of it. */
  enum Mark {
    RIGHT,
    WRONG,
    OPEN
  }

  /**
   * Such as {@code 2=10x}.
   *
   * @throws IllegalArgumentException if it has another form, with a sentence for the user
   */
  public static Prediction parse(String text) {
    Matcher parts = FORM.matcher(text);
    if (parts.matches()) {
      int task = Integer.parseInt(parts.group(1));
      double factor = Double.parseDouble(parts.group(2).replace(',', '.'));
      if (TASKS.contains(task) && factor > 0) {
        return new Prediction(task, factor);
      }
    }
    throw new IllegalArgumentException(
        "--predict must say how many times as fast task 2, 3, 5 or 6 is as the same calls one after another, such as 2=10x, but is %s."
            .formatted(ForeignText.quoted(text)));
  }

  /** What a measured speedup says of it: where its interval lies. */
  Mark mark(Estimate speedup) {
    if (speedup.n() < Words.fewestForks() || speedup.interval().isEmpty()) {
      return Mark.OPEN;
    }
    Interval measured = speedup.interval().get();
    double low = factor / TOLERANCE;
    double high = factor * TOLERANCE;
    if (measured.low() >= low && measured.high() <= high) {
      return Mark.RIGHT;
    }
    return measured.high() < low || measured.low() > high ? Mark.WRONG : Mark.OPEN;
  }
}

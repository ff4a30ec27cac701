package org.modebench.analysis.plot;

import java.util.Optional;
import org.modebench.analysis.statistics.Interval;

/**
 * One value in a plot.
 *
 * @param interval of {@code y}; empty if none is known
 * @param words what is said where a reader points at it; empty to say nothing
 */
public record Point(double x, double y, Optional<Interval> interval, String words) {
  /** A point without interval and words, such as one of a guide. */
  public static Point of(double x, double y) {
    return new Point(x, y, Optional.empty(), "");
  }
}

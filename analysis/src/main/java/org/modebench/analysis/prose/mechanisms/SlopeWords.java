package org.modebench.analysis.prose.mechanisms;

import org.modebench.analysis.statistics.Estimate;
import org.modebench.analysis.statistics.Interval;
import org.modebench.analysis.table.Figures;

/** How a slope is told. */
final class SlopeWords {
  private SlopeWords() {}

  /** An interval that holds 0 shows no more than its end. */
  static String of(Estimate slope, String unit) {
    Interval interval = slope.interval().orElseThrow();
    if (interval.low() > 0) {
      return Figures.quantity(slope, unit);
    }
    return interval.high() > 0
        ? Figures.quantity(interval.high(), unit) + " at most"
        : Figures.quantity(0, unit);
  }
}

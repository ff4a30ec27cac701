package org.modebench.analysis.prose;

import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import org.modebench.analysis.cells.Cell;
import org.modebench.analysis.cells.CellKey;
import org.modebench.analysis.cells.MachineSpeeds;
import org.modebench.analysis.statistics.Criteria;
import org.modebench.analysis.statistics.Estimate;
import org.modebench.analysis.statistics.Interval;

/** What is said of the machine's speed while a workload was measured. */
public final class SpeedWords {
  private SpeedWords() {}

  /** How the times of cells follow it, as a sentence; empty where it was not measured. */
  public static Optional<String> describe(SortedMap<CellKey, Cell> cells) {
    return MachineSpeeds.of(cells)
        .map(speed -> describe(speed.slope(Criteria.STANDARD.confidence())));
  }

  private static String describe(Estimate slope) {
    Interval interval = slope.interval().orElseThrow();
    return String.format(
        Locale.ROOT,
        "Ratios are those at equal speed of the machine, which a piece of arithmetic told between batches: where that takes 1 %% longer, a batch takes %.2f %% [%.2f, %.2f] longer (analysis of covariance).",
        slope.value(),
        interval.low(),
        interval.high());
  }
}

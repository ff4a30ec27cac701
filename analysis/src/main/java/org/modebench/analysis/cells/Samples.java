package org.modebench.analysis.cells;

import java.util.SortedMap;
import java.util.TreeMap;
import org.modebench.analysis.statistics.LogSample;

/** What the cells of one workload give to a comparison. */
public final class Samples {
  private Samples() {}

  /**
   * The fork means of a metric by cell, as they compare. A cell that failed, or has no value
   * greater than 0, is left out; a SUSPECT one is not.
   */
  public static <K> SortedMap<K, LogSample> of(SortedMap<K, Cell> cells, String metric) {
    SortedMap<K, LogSample> samples = new TreeMap<>(cells.comparator());
    cells.forEach(
        (name, cell) -> cell.compared(metric).ifPresent(sample -> samples.put(name, sample)));
    return samples;
  }

  /** The unit of a metric in cells of which some may not have it; empty if none has. */
  public static <K> String unit(SortedMap<K, Cell> cells, String metric) {
    return cells.values().stream()
        .map(cell -> cell.unit(metric))
        .filter(known -> !known.isEmpty())
        .findFirst()
        .orElse("");
  }
}

package org.modebench.analysis.findings.breakeven;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.modebench.analysis.catalogue.Metrics;
import org.modebench.analysis.cells.Cell;
import org.modebench.analysis.cells.CellKey;
import org.modebench.analysis.statistics.InterpolatedSample;
import org.modebench.analysis.statistics.LogSample;

/** The time of a batch over its size, in one mode with one number of workers. Immutable. */
public final class Curve {
  private final CellKey place;
  private final SortedMap<Double, Cell> cells;
  private final TreeMap<Double, LogSample> times = new TreeMap<>();

  Curve(CellKey place, SortedMap<Double, Cell> cells) {
    this.place = place;
    this.cells = Collections.unmodifiableSortedMap(cells);
    cells.forEach(
        (size, cell) -> cell.sample(Metrics.WALL).ifPresent(sample -> times.put(size, sample)));
  }

  /** The mode, with its number of workers. */
  public CellKey place() {
    return place;
  }

  /** The cells by size; those without a time included. */
  public SortedMap<Double, Cell> cells() {
    return cells;
  }

  /** The times of one batch by size, in seconds, where a time was measured. */
  public SortedMap<Double, LogSample> times() {
    return Collections.unmodifiableSortedMap(times);
  }

  /** The time at a size that was measured or lies between two that were, on the line between. */
  InterpolatedSample at(double size) {
    LogSample exact = times.get(size);
    if (exact != null) {
      return new InterpolatedSample(exact, exact, 0);
    }
    var low = times.lowerEntry(size);
    var high = times.higherEntry(size);
    if (low == null || high == null) {
      throw new IllegalArgumentException(
          "a size must be from %s to %s, but is %s"
              .formatted(times.firstKey(), times.lastKey(), size));
    }
    double weight = (size - low.getKey()) / (high.getKey() - low.getKey());
    return new InterpolatedSample(low.getValue(), high.getValue(), weight);
  }
}

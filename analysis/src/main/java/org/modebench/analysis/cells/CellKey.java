package org.modebench.analysis.cells;

import java.util.Comparator;
import org.modebench.analysis.catalogue.Catalogue;
import org.modebench.analysis.catalogue.Modes;

/** Where a cell stands in the table of its workload: its mode and its number of workers. */
public record CellKey(String mode, int workers) implements Comparable<CellKey> {
  /** What every other cell of a workload is compared with. */
  public static final CellKey BASELINE = new CellKey(Modes.SEQUENTIAL, 1);

  /** From the plainest way to run work, or to serve, to the most involved; others follow. */
  private static final Comparator<CellKey> ORDER =
      Comparator.<CellKey>comparingInt(place -> Catalogue.axisValue(place.mode).order())
          .thenComparing(CellKey::mode, NaturalOrder.INSTANCE)
          .thenComparingInt(CellKey::workers);

  @Override
  public int compareTo(CellKey other) {
    return ORDER.compare(this, other);
  }
}

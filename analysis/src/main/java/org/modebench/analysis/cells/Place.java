package org.modebench.analysis.cells;

import java.util.Comparator;
import org.modebench.analysis.catalogue.Catalogue;
import org.modebench.analysis.catalogue.Modes;

/** Where a cell stands in the table of its workload: its mode and its number of workers. */
public record Place(String mode, int workers) implements Comparable<Place> {
  /** What every other cell of a workload is compared with. */
  public static final Place BASELINE = new Place(Modes.SEQUENTIAL, 1);

  /** From the plainest way to run work, or to serve, to the most involved; others follow. */
  private static final Comparator<Place> ORDER =
      Comparator.<Place>comparingInt(place -> Catalogue.axisValue(place.mode).order())
          .thenComparing(Place::mode, NaturalOrder.INSTANCE)
          .thenComparingInt(Place::workers);

  @Override
  public int compareTo(Place other) {
    return ORDER.compare(this, other);
  }
}

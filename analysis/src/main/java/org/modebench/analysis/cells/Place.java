package org.modebench.analysis.cells;

import java.util.Comparator;
import java.util.List;

/** Where a cell stands in the table of its workload: its mode and its number of workers. */
public record Place(String mode, int workers) implements Comparable<Place> {
  public static final String SEQUENTIAL = "SEQUENTIAL";
  public static final String EVENT_LOOP = "EVENT_LOOP";
  public static final String GIL_THREADS = "GIL_THREADS";

  /** What every other cell of a workload is compared with. */
  public static final Place BASELINE = new Place(SEQUENTIAL, 1);

  /** From the plainest way to run work, or to serve, to the most involved; others follow. */
  private static final List<String> MODES =
      List.of(
          SEQUENTIAL,
          "SYNC_WORKER",
          "PREFORK",
          "THREADS",
          "THREAD_PER_CONNECTION",
          "THREAD_POOL",
          "FORK_JOIN",
          "VIRTUAL_THREADS",
          EVENT_LOOP,
          "EVENT_LOOP_BLOCKED",
          "EVENT_LOOP_OFFLOAD",
          "SELECTOR",
          "PROCESS",
          "PROCESS_POOL",
          "PROCESS_PER_REQUEST",
          GIL_THREADS);

  private static final Comparator<Place> ORDER =
      Comparator.comparingInt(Place::modeNumber)
          .thenComparing(Place::mode, NaturalOrder.INSTANCE)
          .thenComparingInt(Place::workers);

  private int modeNumber() {
    int number = MODES.indexOf(mode);
    return number < 0 ? MODES.size() : number;
  }

  @Override
  public int compareTo(Place other) {
    return ORDER.compare(this, other);
  }
}

package org.modebench.analysis.documents;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.modebench.analysis.results.Results;
import org.modebench.analysis.results.Row;

/** How much of everything results hold: no reader of tables wants a million of them. */
public final class DisplayLimits {
  private static final int MOST_RUNS = 1_000;
  private static final int MOST_CELLS = 100_000;
  private static final int MOST_METRICS = 1_000;

  private DisplayLimits() {}

  /** Why the results are too many to show, as the end of a sentence; empty if they are not. */
  public static Optional<String> refusal(Results results) {
    if (results.runs().size() > MOST_RUNS) {
      return Optional.of(tooMany(results.runs().size(), "runs", MOST_RUNS));
    }
    Set<Cell> cells = new HashSet<>();
    for (Row row : results.rows().heads()) {
      cells.add(
          new Cell(
              row.run(), row.benchmark(), row.mode(), row.workers(), row.calls(), row.params()));
    }
    if (cells.size() > MOST_CELLS) {
      return Optional.of(
          tooMany(cells.size(), "combinations of benchmark, mode and parameters", MOST_CELLS));
    }
    int metrics = results.rows().metrics().size();
    return metrics > MOST_METRICS
        ? Optional.of(tooMany(metrics, "metrics", MOST_METRICS))
        : Optional.empty();
  }

  private static String tooMany(int count, String of, int most) {
    return "%s %s, but at most %s can be shown at a time; choose a run with --run, or a part of the file"
        .formatted(count, of, most);
  }

  /** What makes a line of a table. */
  private record Cell(
      String run, String benchmark, String mode, int workers, int calls, String params) {}
}

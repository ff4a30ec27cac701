package org.modebench.analysis.documents;

import java.util.Optional;
import org.modebench.analysis.cells.Cell;
import org.modebench.analysis.cells.CellKey;
import org.modebench.analysis.cells.Ideal;
import org.modebench.analysis.cells.MeasuredWorkload;
import org.modebench.analysis.statistics.Estimate;

/**
 * A cell of a workload, and what follows from it.
 *
 * @param time of one batch, in seconds; empty if a fork failed or nothing was measured
 * @param speedup SEQUENTIAL time over time; empty without either
 * @param ideal empty if none is known
 */
record CellFigures(
    MeasuredWorkload workload,
    CellKey place,
    Cell cell,
    Optional<Estimate> time,
    Optional<Estimate> speedup,
    Optional<Ideal> ideal) {
  /** The confidence level of every interval. */
  static final double CONFIDENCE = 0.95;

  boolean isBaseline() {
    return place.equals(CellKey.BASELINE);
  }

  /** Speedup over workers: the share of a perfect speedup that was reached. */
  Optional<Estimate> efficiency() {
    return speedup.map(estimate -> estimate.scaled(1.0 / place.workers()));
  }
}

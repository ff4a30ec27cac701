package org.modebench.analysis.findings.prediction;

import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import org.modebench.analysis.catalogue.BatchSpec;
import org.modebench.analysis.catalogue.Metrics;
import org.modebench.analysis.catalogue.ProcessStart;
import org.modebench.analysis.cells.Cell;
import org.modebench.analysis.cells.CellKey;

/**
 * What a mode needs to hand over an empty task.
 *
 * @param seconds its time
 * @param cpuSeconds the CPU time of the whole process tree; 0 if it was not measured
 */
record HandOff(double seconds, double cpuSeconds) {
  static final HandOff UNKNOWN = new HandOff(0, 0);

  /**
   * Those of the modes of the workload with one empty task, with the fewest workers that were
   * measured: a task that is alone goes to one of them.
   */
  static Map<String, HandOff> of(SortedMap<CellKey, Cell> cells) {
    Map<String, HandOff> all = new HashMap<>();
    // Ordered by mode, then workers.
    cells.forEach(
        (place, cell) ->
            cell.sample(Metrics.WALL)
                .ifPresent(
                    wall ->
                        all.putIfAbsent(
                            place.mode(),
                            new HandOff(wall.geometricMean(), cell.mean(Metrics.CPU).orElse(0)))));
    return all;
  }

  /**
   * What those of a batch add to its time: one for each round, since workers take tasks side by
   * side; processes that a batch starts compete for the cores before they begin their tasks.
   */
  double seconds(BatchSpec batch, int cores) {
    if (batch.value().processes() != ProcessStart.EACH_BATCH) {
      return seconds * batch.waitingRounds();
    }
    int started = Math.min(batch.workers(), batch.calls());
    return Math.max(seconds, started * cpuSeconds / cores);
  }
}

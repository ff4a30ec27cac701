package org.modebench.analysis.cells;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.modebench.analysis.catalogue.Metrics;
import org.modebench.analysis.statistics.covariance.Covariance;

/**
 * How fast the machine was while the forks of a workload were measured, as far as it explains their
 * times: what it explains is no difference between cells.
 */
public final class MachineSpeeds {
  private MachineSpeeds() {}

  /**
   * How the times of a workload's cells follow from the machine's; empty if its speed was not
   * measured in every fork of at least two cells.
   */
  public static Optional<Covariance<CellKey>> of(SortedMap<CellKey, Cell> cells) {
    Map<CellKey, double[]> times = new LinkedHashMap<>();
    Map<CellKey, double[]> pieces = new LinkedHashMap<>();
    cells.forEach(
        (place, cell) -> {
          double[] speeds = cell.forkMeans(Metrics.SPEED);
          if (cell.nodes().isEmpty()
              && cell.sample(Metrics.WALL).isPresent()
              && speeds.length == cell.forks()
              && Arrays.stream(speeds).allMatch(speed -> speed > 0)) {
            times.put(place, cell.forkMeans(Metrics.WALL));
            pieces.put(place, Arrays.stream(speeds).map(speed -> 1 / speed).toArray());
          }
        });
    return times.size() < 2 ? Optional.empty() : Covariance.of(times, pieces);
  }

  /** The cells of a workload, which compare without what the machine's speed explains. */
  static SortedMap<CellKey, Cell> adjusted(SortedMap<CellKey, Cell> cells) {
    Optional<Covariance<CellKey>> speed = of(cells);
    if (speed.isEmpty()) {
      return cells;
    }
    SortedMap<CellKey, Cell> adjusted = new TreeMap<>(cells);
    adjusted.replaceAll(
        (place, cell) ->
            speed
                .get()
                .adjusted(place)
                .map(sample -> cell.adjusted(Metrics.WALL.name(), sample))
                .orElse(cell));
    return adjusted;
  }
}

package org.modebench.analysis.findings.scaling;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.modebench.analysis.cells.Cell;
import org.modebench.analysis.cells.CellKey;
import org.modebench.analysis.cells.MeasuredWorkload;

/**
 * The scaling of every mode of a workload over its numbers of workers.
 *
 * <p>Fitted are speedups over SEQUENTIAL, or calls a second where SEQUENTIAL was not measured, on
 * the relative scale, with a speed of its own for one worker.
 */
public final class Laws {
  private Laws() {}

  /**
   * One scaling for each mode but SEQUENTIAL, in the order of the cells.
   *
   * @param cells of one workload
   */
  public static List<Scaling> of(MeasuredWorkload workload, SortedMap<CellKey, Cell> cells) {
    return of(workload, cells, LawSettings.DEFAULT);
  }

  /** As {@link #of(MeasuredWorkload, SortedMap)}, with settings other than the default. */
  public static List<Scaling> of(
      MeasuredWorkload workload, SortedMap<CellKey, Cell> cells, LawSettings settings) {
    Map<String, SortedMap<CellKey, Cell>> byMode = new TreeMap<>();
    List<String> modes = new ArrayList<>();
    cells.forEach(
        (place, cell) -> {
          if (!place.mode().equals(CellKey.BASELINE.mode())) {
            if (!modes.contains(place.mode())) {
              modes.add(place.mode());
            }
            byMode.computeIfAbsent(place.mode(), mode -> new TreeMap<>()).put(place, cell);
          }
        });
    Optional<Cell> baseline = Optional.ofNullable(cells.get(CellKey.BASELINE));
    return modes.stream()
        .map(
            mode ->
                new ModeScaling(
                        workload, mode, byMode.getOrDefault(mode, new TreeMap<>()), baseline)
                    .judge(settings))
        .toList();
  }
}

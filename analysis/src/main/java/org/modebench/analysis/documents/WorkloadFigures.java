package org.modebench.analysis.documents;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import org.modebench.analysis.catalogue.Metrics;
import org.modebench.analysis.cells.Cell;
import org.modebench.analysis.cells.CellKey;
import org.modebench.analysis.cells.Ideal;
import org.modebench.analysis.cells.MeasuredWorkload;
import org.modebench.analysis.results.Status;
import org.modebench.analysis.statistics.Estimate;
import org.modebench.analysis.statistics.LogSample;
import org.modebench.analysis.statistics.Ratio;
import org.modebench.analysis.text.Count;
import org.modebench.analysis.text.ForeignText;

/**
 * The cells of one workload, compared with its SEQUENTIAL cell.
 *
 * @param cells by mode, then workers
 * @param notes what a reader must know about the table as a whole, as sentences
 */
record WorkloadFigures(MeasuredWorkload workload, List<CellFigures> cells, List<String> notes) {
  private static final double WANTED_HALF_WIDTH = 0.02;

  static WorkloadFigures of(MeasuredWorkload workload, SortedMap<CellKey, Cell> measured) {
    Optional<Cell> baselineCell = Optional.ofNullable(measured.get(CellKey.BASELINE));
    Optional<LogSample> baseline = baselineCell.flatMap(cell -> cell.sample(Metrics.WALL));
    List<CellFigures> cells = new ArrayList<>();
    for (Map.Entry<CellKey, Cell> entry : measured.entrySet()) {
      cells.add(figures(workload, entry.getKey(), measured, baseline));
    }
    List<String> notes = new ArrayList<>();
    measured.keySet().stream()
        .map(place -> workload.entry().remark(workload.batch(place)))
        .filter(remark -> !remark.isEmpty())
        .distinct()
        .forEach(notes::add);
    noteBaseline(baselineCell, baseline, cells, notes);
    noteForks(cells, notes);
    noteRepeats(cells, notes);
    return new WorkloadFigures(workload, List.copyOf(cells), List.copyOf(notes));
  }

  private static CellFigures figures(
      MeasuredWorkload workload,
      CellKey place,
      SortedMap<CellKey, Cell> measured,
      Optional<LogSample> baseline) {
    Cell cell = Optional.ofNullable(measured.get(place)).orElseThrow();
    Optional<LogSample> time = cell.sample(Metrics.WALL);
    Optional<Estimate> speedup =
        time.flatMap(
            sample ->
                baseline.map(
                    sequential ->
                        place.equals(CellKey.BASELINE)
                            ? new Estimate(1, Optional.empty(), sample.n())
                            : Ratio.of(sequential, sample, CellFigures.CONFIDENCE)));
    return new CellFigures(
        workload,
        place,
        cell,
        time.map(sample -> sample.estimate(CellFigures.CONFIDENCE)),
        speedup,
        Ideal.of(workload, place, measured, CellFigures.CONFIDENCE));
  }

  private static void noteBaseline(
      Optional<Cell> cell,
      Optional<LogSample> baseline,
      List<CellFigures> cells,
      List<String> notes) {
    boolean compared =
        cells.stream().anyMatch(figures -> !figures.isBaseline() && figures.time().isPresent());
    if (!compared) {
      return;
    }
    if (cell.isEmpty()) {
      notes.add(
          "No speedup is shown, because SEQUENTIAL was not measured with this benchmark, calls and"
              + " parameters.");
    } else if (cell.get().status() == Status.FAILED) {
      notes.add("No speedup is shown, because SEQUENTIAL failed.");
    } else if (baseline.isEmpty()) {
      notes.add("No speedup is shown, because SEQUENTIAL has no time greater than 0.");
    } else {
      if (cell.get().status() == Status.SUSPECT) {
        notes.add("Every speedup is relative to SEQUENTIAL, which is SUSPECT.");
      }
      if (baseline.get().n() < LogSample.FEWEST_FORKS_FOR_AN_INTERVAL
          || cells.stream().flatMap(figures -> figures.time().stream()).anyMatch(t -> t.n() < 2)) {
        notes.add("needs 2: an interval of a ratio needs 2 forks of the mode and 2 of SEQUENTIAL.");
      }
    }
  }

  private static void noteForks(List<CellFigures> cells, List<String> notes) {
    int most = 0;
    String where = "";
    for (CellFigures figures : cells) {
      Optional<LogSample> sample = figures.cell().sample(Metrics.WALL);
      if (sample.isPresent()) {
        OptionalInt needed = sample.get().forksNeeded(WANTED_HALF_WIDTH, CellFigures.CONFIDENCE);
        if (needed.isPresent()
            && needed.getAsInt() > sample.get().n()
            && needed.getAsInt() > most) {
          most = needed.getAsInt();
          where =
              ForeignText.printable(figures.place().mode())
                  + " with "
                  + Count.of(figures.place().workers(), "worker");
        }
      }
    }
    if (most > 0) {
      notes.add(
          ("Times within ±2 %% would need about %s forks if the spread stays the same; %s needs"
                  + " the most.")
              .formatted(most, where));
    }
  }

  private static void noteRepeats(List<CellFigures> cells, List<String> notes) {
    List<String> repeated =
        cells.stream()
            .filter(figures -> figures.cell().measuredTwice())
            .map(
                figures ->
                    ForeignText.printable(figures.place().mode())
                        + " with "
                        + figures.place().workers())
            .toList();
    if (!repeated.isEmpty()) {
      notes.add(
          "Some forks were measured more than once; the last attempt counts: "
              + String.join(", ", repeated)
              + ".");
    }
  }
}

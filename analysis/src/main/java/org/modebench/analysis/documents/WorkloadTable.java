package org.modebench.analysis.documents;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import org.modebench.analysis.cells.Cell;
import org.modebench.analysis.cells.Ideal;
import org.modebench.analysis.cells.Metric;
import org.modebench.analysis.cells.Place;
import org.modebench.analysis.cells.Workload;
import org.modebench.analysis.results.Status;
import org.modebench.analysis.statistics.Estimate;
import org.modebench.analysis.statistics.LogSample;
import org.modebench.analysis.statistics.Ratio;
import org.modebench.analysis.text.ForeignText;

/**
 * Every cell of one workload, compared with its SEQUENTIAL cell.
 *
 * @param lines by mode, then workers
 * @param notes what a reader must know about the table as a whole, as sentences
 */
record WorkloadTable(Workload workload, List<Line> lines, List<String> notes) {
  private static final double WANTED_HALF_WIDTH = 0.02;

  static WorkloadTable of(Workload workload, SortedMap<Place, Cell> cells) {
    Optional<Cell> baselineCell = Optional.ofNullable(cells.get(Place.BASELINE));
    Optional<LogSample> baseline = baselineCell.flatMap(cell -> cell.sample(Metric.WALL));
    List<Line> lines = new ArrayList<>();
    for (Map.Entry<Place, Cell> entry : cells.entrySet()) {
      lines.add(line(workload, entry.getKey(), entry.getValue(), baseline));
    }
    List<String> notes = new ArrayList<>();
    noteBaseline(baselineCell, baseline, lines, notes);
    noteForks(lines, notes);
    noteRepeats(lines, notes);
    return new WorkloadTable(workload, List.copyOf(lines), List.copyOf(notes));
  }

  private static Line line(
      Workload workload, Place place, Cell cell, Optional<LogSample> baseline) {
    Optional<LogSample> time = cell.sample(Metric.WALL);
    Optional<Estimate> speedup =
        time.flatMap(
            sample ->
                baseline.map(
                    sequential ->
                        place.equals(Place.BASELINE)
                            ? new Estimate(1, Optional.empty(), sample.n())
                            : Ratio.of(sequential, sample, Tables.CONFIDENCE)));
    return new Line(
        place,
        cell,
        time.map(sample -> sample.estimate(Tables.CONFIDENCE)),
        speedup,
        Ideal.of(workload, place, cell, baseline, Tables.CONFIDENCE));
  }

  private static void noteBaseline(
      Optional<Cell> cell, Optional<LogSample> baseline, List<Line> lines, List<String> notes) {
    boolean compared =
        lines.stream().anyMatch(line -> !line.isBaseline() && line.time().isPresent());
    if (!compared) {
      return;
    }
    if (cell.isEmpty()) {
      notes.add(
          "There is no speedup, since SEQUENTIAL was not measured with this benchmark, calls and"
              + " parameters.");
    } else if (cell.get().status() == Status.FAILED) {
      notes.add("There is no speedup, since SEQUENTIAL failed.");
    } else if (baseline.isEmpty()) {
      notes.add("There is no speedup, since SEQUENTIAL has no time greater than 0.");
    } else {
      if (cell.get().status() == Status.SUSPECT) {
        notes.add("Every speedup rests on SEQUENTIAL, which is SUSPECT.");
      }
      if (baseline.get().n() < LogSample.FEWEST_FORKS_FOR_AN_INTERVAL
          || lines.stream().flatMap(line -> line.time().stream()).anyMatch(t -> t.n() < 2)) {
        notes.add("needs 2: an interval of a ratio needs 2 forks of the mode and 2 of SEQUENTIAL.");
      }
    }
  }

  private static void noteForks(List<Line> lines, List<String> notes) {
    int most = 0;
    String where = "";
    for (Line line : lines) {
      Optional<LogSample> sample = line.cell().sample(Metric.WALL);
      if (sample.isPresent()) {
        OptionalInt needed = sample.get().forksNeeded(WANTED_HALF_WIDTH, Tables.CONFIDENCE);
        if (needed.isPresent()
            && needed.getAsInt() > sample.get().n()
            && needed.getAsInt() > most) {
          most = needed.getAsInt();
          where = ForeignText.printable(line.place().mode()) + " with " + line.place().workers();
        }
      }
    }
    if (most > 0) {
      notes.add(
          ("Times within ±2 %% would need about %s forks, if the spread stays as it is; most"
                  + " for %s%s.")
              .formatted(most, where, where.endsWith(" 1") ? " worker" : " workers"));
    }
  }

  private static void noteRepeats(List<Line> lines, List<String> notes) {
    List<String> repeated =
        lines.stream()
            .filter(line -> line.cell().measuredTwice())
            .map(
                line ->
                    ForeignText.printable(line.place().mode()) + " with " + line.place().workers())
            .toList();
    if (!repeated.isEmpty()) {
      notes.add(
          "Forks were measured more than once, and the last time counts: "
              + String.join(", ", repeated)
              + ".");
    }
  }
}

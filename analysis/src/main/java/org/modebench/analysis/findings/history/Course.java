package org.modebench.analysis.findings.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.modebench.analysis.catalogue.Metric;
import org.modebench.analysis.findings.comparison.CellName;
import org.modebench.analysis.findings.comparison.RecordedCell;
import org.modebench.analysis.results.Status;
import org.modebench.analysis.statistics.ChangePoints.ChangePoint;
import org.modebench.analysis.statistics.LogSample;
import org.modebench.analysis.statistics.Ratio;
import org.modebench.analysis.statistics.Verdict;

/**
 * A cell over all runs, as far as one machine measured it.
 *
 * @param machine its number, from 0
 * @param cells of each run; empty where the run lacks the cell, or has it in another unit than the
 *     newest that has it
 * @param levels between which it changed; one where no change is shown, none where no run has a
 *     value that can be trusted
 * @param changes from each level to the next
 */
public record Course(
    CellName name,
    int machine,
    List<Optional<RecordedCell>> cells,
    List<Level> levels,
    List<LevelChange> changes) {

  /** Copies the lists. */
  public Course {
    cells = List.copyOf(cells);
    levels = List.copyOf(levels);
    changes = List.copyOf(changes);
  }

  /** A course in which no change has been looked for. */
  static Course of(CellName name, int machine, List<Optional<RecordedCell>> cells) {
    Optional<String> unit = newest(cells).map(RecordedCell::unit);
    List<Optional<RecordedCell>> alike =
        cells.stream()
            .map(cell -> cell.filter(c -> unit.filter(c.unit()::equals).isPresent()))
            .toList();
    return new Course(name, machine, alike, List.of(), List.of());
  }

  private static Optional<RecordedCell> newest(List<Optional<RecordedCell>> cells) {
    return cells.stream()
        .flatMap(Optional::stream)
        .filter(cell -> !cell.forkMeans().isEmpty())
        .reduce((before, after) -> after);
  }

  /** Whether any run has a value of it. */
  boolean isMeasured() {
    return newest(cells).isPresent();
  }

  /** What was measured. */
  public Metric metric() {
    return newest(cells).map(RecordedCell::metric).orElse(Metric.unknown("", ""));
  }

  /** Index of the newest run that has it; -1 if none has. */
  public int newestRun() {
    return IntStream.range(0, cells.size())
        .filter(run -> cells.get(run).isPresent())
        .max()
        .orElse(-1);
  }

  /** How many runs have a value of it that can be trusted. */
  public int trusted() {
    return (int) IntStream.range(0, cells.size()).filter(run -> value(run).isPresent()).count();
  }

  /** The logarithm of the value of each run; NaN where there is none that can be trusted. */
  double[] logarithms() {
    return IntStream.range(0, cells.size())
        .mapToDouble(run -> value(run).map(LogSample::logMean).orElse(Double.NaN))
        .toArray();
  }

  private Optional<LogSample> value(int run) {
    return cells
        .get(run)
        .filter(cell -> cell.status() == Status.VALID)
        .flatMap(RecordedCell::sample);
  }

  /** The same course, divided at the changes that were found. */
  Course dividedAt(List<ChangePoint> found, double confidence) {
    List<LogSample> samples = new ArrayList<>();
    List<Level> parts = new ArrayList<>();
    for (int i = 0; i <= found.size(); i++) {
      int[] runs = runs(i == 0 ? 0 : found.get(i - 1).at(), end(found, i));
      if (runs.length > 0) {
        LogSample sample = sample(runs);
        samples.add(sample);
        parts.add(new Level(runs[0], runs[runs.length - 1], sample.estimate(confidence)));
      }
    }
    List<LevelChange> between = new ArrayList<>();
    for (int i = 1; i < parts.size(); i++) {
      Level old = parts.get(i - 1);
      Level now = parts.get(i);
      between.add(
          new LevelChange(
              old,
              now,
              Ratio.of(samples.get(i), samples.get(i - 1), confidence),
              found.get(i - 1).p(),
              Verdict.ofDifference(now.value().value() < old.value().value(), metric().better())));
    }
    return new Course(name, machine, cells, parts, between);
  }

  private int end(List<ChangePoint> found, int level) {
    return level < found.size() ? found.get(level).at() : cells.size();
  }

  /** The runs with a trusted value from one index to before another. */
  private int[] runs(int from, int to) {
    return IntStream.range(from, to).filter(run -> value(run).isPresent()).toArray();
  }

  private LogSample sample(int... runs) {
    return LogSample.of(
        IntStream.of(runs).mapToDouble(run -> value(run).orElseThrow().geometricMean()).toArray());
  }
}

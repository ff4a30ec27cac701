package org.modebench.analysis.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.modebench.analysis.catalogue.Metric;
import org.modebench.analysis.catalogue.Metrics;
import org.modebench.analysis.cells.Cell;
import org.modebench.analysis.cells.CellKey;
import org.modebench.analysis.cells.Ideal;
import org.modebench.analysis.findings.modes.ModeRanking;
import org.modebench.analysis.statistics.Criteria;
import org.modebench.analysis.table.Column;
import org.modebench.analysis.table.Figures;
import org.modebench.analysis.table.Table;

/** The table of a task with batches of calls. */
final class BatchTable {
  private static final double CONFIDENCE = Criteria.STANDARD.confidence();

  private BatchTable() {}

  /** A cell of the contest. */
  private record Line(ModeRanking contest, CellKey place, Cell cell) {
    String speedup(Words words) {
      return place.equals(CellKey.BASELINE)
          ? "1"
          : contest
              .ratio(Metrics.WALL, CellKey.BASELINE, place)
              .map(words::ratio)
              .orElse(Figures.NONE);
    }

    Optional<Ideal> ideal() {
      return Ideal.of(contest.workload(), place, contest.cells(), CONFIDENCE);
    }

    String mean(Metric metric, Words words) {
      OptionalDouble mean = cell.mean(metric);
      return mean.isPresent() ? words.time(mean.getAsDouble()) : Figures.NONE;
    }
  }

  static Table<?> of(String title, ModeRanking contest, List<String> modes, Words words) {
    List<Line> lines = new ArrayList<>();
    contest
        .cells()
        .forEach(
            (place, cell) -> {
              if (modes.contains(place.mode())) {
                lines.add(new Line(contest, place, cell));
              }
            });
    return new Table<>(
        title,
        List.of(
            Column.text(words.say("column.mode"), line -> line.place().mode()),
            Column.figure(
                words.say("column.workers"), line -> Integer.toString(line.place().workers())),
            Column.figure(
                words.say("column.time"),
                line ->
                    line.cell()
                        .sample(Metrics.WALL)
                        .map(sample -> words.time(sample.estimate(CONFIDENCE)))
                        .orElse(Figures.NONE)),
            Column.figure(words.say("column.speedup"), line -> line.speedup(words)),
            Column.figure(
                words.say("column.ideal"),
                line ->
                    line.ideal().map(ideal -> words.time(ideal.seconds())).orElse(Figures.NONE)),
            Column.figure(
                words.say("column.of-ideal"),
                line ->
                    line.ideal()
                        .map(ideal -> ideal.byDefinition() ? "1" : words.ratio(ideal.ofMeasured()))
                        .orElse(Figures.NONE)),
            Column.figure(words.say("column.cpu"), line -> line.mean(Metrics.CPU, words)),
            Column.figure(words.say("column.call"), line -> line.mean(Metrics.CALL_P50, words)),
            Column.figure(words.say("column.longest"), line -> line.mean(Metrics.CALL_MAX, words)),
            Column.figure(words.say("column.forks"), line -> Integer.toString(line.cell().forks())),
            Column.text(words.say("column.status"), line -> line.cell().status().name())),
        lines);
  }
}

package org.modebench.analysis.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.modebench.analysis.cells.Cell;
import org.modebench.analysis.cells.Ideal;
import org.modebench.analysis.cells.Metric;
import org.modebench.analysis.cells.Place;
import org.modebench.analysis.findings.modes.Contest;
import org.modebench.analysis.findings.servers.Study;
import org.modebench.analysis.prose.StudyWords;
import org.modebench.analysis.statistics.Criteria;
import org.modebench.analysis.statistics.LogSample;
import org.modebench.analysis.statistics.Ratio;
import org.modebench.analysis.table.Figures;
import org.modebench.analysis.table.Sheet;
import org.modebench.analysis.table.Sheet.Column;
import org.modebench.analysis.table.Sheet.Entry;

/** Some cells of a workload, or of a study: what a task of the lab looks at. */
final class CellSheet {
  private static final double CONFIDENCE = Criteria.STANDARD.confidence();

  private static final List<Column> OF_MODES =
      List.of(
          new Column("mode", false),
          new Column("workers", true),
          new Column("time [95 % interval]", true),
          new Column("speedup over SEQUENTIAL", true),
          new Column("ideal time", true),
          new Column("measured / ideal", true),
          new Column("CPU per batch", true),
          new Column("forks", true),
          new Column("status", false));

  private CellSheet() {}

  /** The cells of the modes given. */
  static Sheet ofModes(String title, Contest contest, List<String> modes) {
    Optional<LogSample> baseline = contest.sample(Place.BASELINE, Metric.WALL);
    List<List<Entry>> rows = new ArrayList<>();
    for (Map.Entry<Place, Cell> entry : contest.cells().entrySet()) {
      Place place = entry.getKey();
      Cell cell = entry.getValue();
      if (!modes.contains(place.mode())) {
        continue;
      }
      Optional<LogSample> time = cell.sample(Metric.WALL);
      Optional<Ideal> ideal = Ideal.of(contest.workload(), place, cell, baseline, CONFIDENCE);
      rows.add(
          List.of(
              Entry.of(place.mode()),
              Entry.of(Integer.toString(place.workers())),
              Entry.of(time.map(t -> Figures.time(t.estimate(CONFIDENCE))).orElse(Figures.NONE)),
              Entry.of(
                  place.equals(Place.BASELINE)
                      ? "1"
                      : time.flatMap(t -> baseline.map(b -> Ratio.of(b, t, CONFIDENCE)))
                          .map(Figures::ratio)
                          .orElse(Figures.NONE)),
              Entry.of(ideal.map(i -> Figures.roughTime(i.seconds())).orElse(Figures.NONE)),
              Entry.of(
                  ideal
                      .map(i -> i.byDefinition() ? "1" : Figures.ratio(i.ofMeasured()))
                      .orElse(Figures.NONE)),
              Entry.of(
                  cell.mean(Metric.CPU).isPresent()
                      ? Figures.roughTime(cell.mean(Metric.CPU).getAsDouble())
                      : Figures.NONE),
              Entry.of(Integer.toString(cell.forks())),
              Entry.of(cell.status().name())));
    }
    return new Sheet(title, OF_MODES, rows, List.of(), List.of());
  }

  /** The cells of the servers given, by the study's parameter. */
  static Sheet ofServers(String title, Study study, List<String> servers) {
    List<Column> columns =
        List.of(
            new Column("server", false),
            new Column(StudyWords.noun(study), true),
            new Column("time taken [95 % interval]", true),
            new Column("requests per second", true),
            new Column("time per request", true),
            new Column("measured / ideal", true),
            new Column("forks", true),
            new Column("status", false));
    List<List<Entry>> rows = new ArrayList<>();
    for (Place place : study.places()) {
      if (!servers.contains(place.mode())) {
        continue;
      }
      study
          .contests()
          .forEach(
              (value, contest) ->
                  Optional.ofNullable(contest.cells().get(place))
                      .ifPresent(cell -> rows.add(row(study, value, contest, place, cell))));
    }
    return new Sheet(title, columns, rows, List.of(), List.of());
  }

  private static List<Entry> row(
      Study study, double value, Contest contest, Place place, Cell cell) {
    return List.of(
        Entry.of(place.mode()),
        Entry.of(StudyWords.at(study, value)),
        Entry.of(quantity(cell, Metric.WALL)),
        Entry.of(quantity(cell, "throughput")),
        Entry.of(quantity(cell, "time_per_request")),
        Entry.of(
            Ideal.of(contest.workload(), place, cell, Optional.empty(), CONFIDENCE)
                .map(i -> Figures.ratio(i.ofMeasured()))
                .orElse(Figures.NONE)),
        Entry.of(Integer.toString(cell.forks())),
        Entry.of(cell.status().name()));
  }

  private static String quantity(Cell cell, String metric) {
    return cell.sample(metric)
        .map(sample -> Figures.quantity(sample.estimate(CONFIDENCE), cell.unit(metric)))
        .orElse(Figures.NONE);
  }
}

package org.modebench.analysis.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.modebench.analysis.catalogue.Metric;
import org.modebench.analysis.catalogue.Metrics;
import org.modebench.analysis.catalogue.Parameters;
import org.modebench.analysis.catalogue.Servers;
import org.modebench.analysis.cells.Cell;
import org.modebench.analysis.cells.CellKey;
import org.modebench.analysis.cells.Ideal;
import org.modebench.analysis.findings.modes.ModeRanking;
import org.modebench.analysis.findings.servers.ParameterStudy;
import org.modebench.analysis.prose.StudyWords;
import org.modebench.analysis.statistics.Criteria;
import org.modebench.analysis.table.Column;
import org.modebench.analysis.table.Figures;
import org.modebench.analysis.table.Table;

/** Some cells of a workload, or of a study: what a task of the lab looks at. */
final class CellTables {
  private static final double CONFIDENCE = Criteria.STANDARD.confidence();

  /**
   * A cell of a contest.
   *
   * @param value of the study's parameter; empty in a contest of its own
   */
  private record Entrant(ModeRanking contest, CellKey place, Cell cell, String value) {
    Optional<Ideal> ideal() {
      return Ideal.of(contest.workload(), place, contest.cells(), CONFIDENCE);
    }

    String speedup() {
      return place.equals(CellKey.BASELINE)
          ? "1"
          : contest
              .ratio(Metrics.WALL, CellKey.BASELINE, place)
              .map(Figures::ratio)
              .orElse(Figures.NONE);
    }

    String measuredPerIdeal() {
      return ideal()
          .map(ideal -> ideal.byDefinition() ? "1" : Figures.ratio(ideal.ofMeasured()))
          .orElse(Figures.NONE);
    }

    String quantity(Metric metric) {
      return cell.sample(metric)
          .map(sample -> Figures.quantity(sample.estimate(CONFIDENCE), cell.unit(metric.name())))
          .orElse(Figures.NONE);
    }
  }

  private static final Column<Entrant> FORKS =
      Column.count("forks", "forks", entrant -> entrant.cell().forks());
  private static final Column<Entrant> STATUS =
      Column.text("status", entrant -> entrant.cell().status().name());
  private static final Column<Entrant> MEASURED_PER_IDEAL =
      Column.figure("measured / ideal", Entrant::measuredPerIdeal);

  private static final List<Column<Entrant>> OF_MODES =
      List.of(
          Column.text(Parameters.MODE.name(), entrant -> entrant.place().mode()),
          Column.count(
              Parameters.WORKERS.noun(),
              Parameters.WORKERS.name(),
              entrant -> entrant.place().workers()),
          Column.figure("time [95 % interval]", entrant -> entrant.quantity(Metrics.WALL)),
          Column.figure("speedup over SEQUENTIAL", Entrant::speedup),
          Column.figure(
              "ideal time",
              entrant ->
                  entrant
                      .ideal()
                      .map(ideal -> Figures.roughTime(ideal.seconds()))
                      .orElse(Figures.NONE)),
          MEASURED_PER_IDEAL,
          Column.figure(
              "CPU per batch",
              entrant ->
                  entrant.cell().mean(Metrics.CPU).stream()
                      .mapToObj(Figures::roughTime)
                      .findFirst()
                      .orElse(Figures.NONE)),
          FORKS,
          STATUS);

  private CellTables() {}

  /** The cells of the modes given. */
  static Table<?> ofModes(String title, ModeRanking contest, List<String> modes) {
    List<Entrant> entrants = new ArrayList<>();
    contest
        .cells()
        .forEach(
            (place, cell) -> {
              if (modes.contains(place.mode())) {
                entrants.add(new Entrant(contest, place, cell, ""));
              }
            });
    return new Table<>(title, OF_MODES, entrants);
  }

  /** The cells of the servers given, by the study's parameter. */
  static Table<?> ofServers(String title, ParameterStudy study, List<String> servers) {
    List<Entrant> entrants = new ArrayList<>();
    for (CellKey place : study.places()) {
      if (servers.contains(place.mode())) {
        study
            .contests()
            .forEach(
                (value, contest) ->
                    Optional.ofNullable(contest.cells().get(place))
                        .map(cell -> new Entrant(contest, place, cell, StudyWords.at(study, value)))
                        .ifPresent(entrants::add));
      }
    }
    return new Table<>(
        title,
        List.of(
            Column.text(Servers.AXIS.noun(), entrant -> entrant.place().mode()),
            Column.figure(StudyWords.noun(study), Entrant::value),
            Column.figure("time taken [95 % interval]", entrant -> entrant.quantity(Metrics.WALL)),
            Column.figure("requests per second", entrant -> entrant.quantity(Metrics.THROUGHPUT)),
            Column.figure(
                "time per request", entrant -> entrant.quantity(Metrics.TIME_PER_REQUEST)),
            MEASURED_PER_IDEAL,
            FORKS,
            STATUS),
        entrants);
  }
}

package org.modebench.analysis.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.modebench.analysis.catalogue.Metrics;
import org.modebench.analysis.cells.CellKey;
import org.modebench.analysis.findings.modes.ModeRanking;
import org.modebench.analysis.plot.Axis;
import org.modebench.analysis.plot.Plot;
import org.modebench.analysis.plot.PlotStyles;
import org.modebench.analysis.plot.Point;
import org.modebench.analysis.plot.Series;
import org.modebench.analysis.plot.Series.Form;
import org.modebench.analysis.prose.Names;
import org.modebench.analysis.statistics.Criteria;
import org.modebench.analysis.statistics.Estimate;
import org.modebench.analysis.statistics.LogSample;
import org.modebench.analysis.table.Figures;
import org.modebench.analysis.text.ForeignText;
import org.modebench.analysis.text.Listing;
import org.modebench.analysis.text.Quantity;

/** What handing over costs: the times under which no batch of a mode can get. */
final class Floors {
  private final List<ModeRanking> floors;

  Floors(List<ModeRanking> floors) {
    this.floors = floors;
  }

  private record Floor(String name, String mode, Estimate time) {}

  boolean isEmpty() {
    return all().isEmpty();
  }

  private List<Floor> all() {
    List<Floor> all = new ArrayList<>();
    for (ModeRanking contest : floors) {
      contest
          .cells()
          .forEach(
              (place, cell) -> {
                Optional<LogSample> sample = cell.sample(Metrics.WALL);
                sample.ifPresent(
                    s ->
                        all.add(
                            new Floor(
                                name(contest, place),
                                place.mode(),
                                s.estimate(Criteria.STANDARD.confidence()))));
              });
    }
    return all;
  }

  private static String name(ModeRanking contest, CellKey place) {
    String ofWorkload = contest.workload().entry().floorName(contest.workload().batch(place));
    return ofWorkload.isEmpty()
        ? Names.mode(place) + (place.workers() == 1 ? "" : " (" + place.workers() + ")")
        : ForeignText.printable(ofWorkload);
  }

  /** In a sentence for each kind of floor. */
  List<String> words() {
    List<String> words = new ArrayList<>();
    for (ModeRanking contest : floors) {
      if (contest.workload().entry().values().size() > 1) {
        List<String> each =
            contest.differences().fromBest().stream()
                .filter(place -> !place.equals(CellKey.BASELINE))
                .map(place -> Names.mode(place) + " " + time(contest, place))
                .toList();
        if (!each.isEmpty()) {
          words.add("One empty task, handed over and back: " + Listing.of(each, "and") + ".");
        }
      }
    }
    words.add("No batch can be faster than that, whatever its calls do.");
    return words;
  }

  private static String time(ModeRanking contest, CellKey place) {
    return Figures.time(
        contest
            .cell(place)
            .sample(contest.metric())
            .orElseThrow()
            .estimate(Criteria.STANDARD.confidence()));
  }

  /** All floors on one logarithmic axis. */
  Plot plot() {
    List<Floor> all = all();
    var looks = PlotStyles.of(all.stream().map(Floor::mode).distinct().toList());
    List<Series> series = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      Floor floor = all.get(i);
      Point point =
          new Point(
              i,
              floor.time().value(),
              floor.time().interval(),
              floor.name() + ": " + Figures.time(floor.time()));
      series.add(new Series("", Form.LINE, looks.of(floor.mode()), List.of(point)));
    }
    return new Plot(
        "floors-plot",
        "What handing over costs",
        "Whiskers are 95 % intervals over forks. Modes are those of one empty task.",
        Axis.names("", all.stream().map(Floor::name).toList()),
        Axis.log("time", Quantity.TIME),
        series);
  }
}

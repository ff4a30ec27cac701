package org.modebench.analysis.report;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.modebench.analysis.catalogue.Metric;
import org.modebench.analysis.catalogue.Metrics;
import org.modebench.analysis.cells.CellKey;
import org.modebench.analysis.findings.modes.ModeRanking;
import org.modebench.analysis.findings.servers.KeepAlive;
import org.modebench.analysis.findings.servers.KeepAlive.Pairing;
import org.modebench.analysis.plot.Axis;
import org.modebench.analysis.plot.Plot;
import org.modebench.analysis.plot.PlotStyles;
import org.modebench.analysis.plot.Point;
import org.modebench.analysis.plot.Series;
import org.modebench.analysis.plot.Series.Form;
import org.modebench.analysis.prose.KeepAliveAnswer;
import org.modebench.analysis.prose.Names;
import org.modebench.analysis.statistics.Criteria;
import org.modebench.analysis.statistics.Estimate;
import org.modebench.analysis.table.Figures;
import org.modebench.analysis.text.Quantity;

/** The plots of new connections beside kept ones, a line from one to the other by server. */
final class KeepAlivePlots {
  private final KeepAlive found;
  private final String slug;
  private final List<CellKey> places;
  private final PlotStyles looks;

  KeepAlivePlots(KeepAlive found, Slug slugs) {
    this.found = found;
    this.slug = slugs.of("new-and-kept-" + Names.of(found.rest()));
    Set<CellKey> all = new LinkedHashSet<>();
    found.pairings().forEach(pairing -> all.addAll(pairing.places()));
    this.places = List.copyOf(all);
    this.looks = PlotStyles.of(places.stream().map(CellKey::mode).toList());
  }

  /** Every plot that has something to show. */
  List<Plot> all() {
    return List.of(
            plot(Metrics.LATENCY_P50, "median latency", "median latency", 1),
            plot(
                Metrics.SERVER_CPU,
                "the server's CPU time for a request",
                "CPU time",
                1.0 / found.rest().calls()))
        .stream()
        .filter(plot -> !plot.isEmpty())
        .toList();
  }

  private Plot plot(Metric metric, String what, String upwards, double share) {
    List<String> names = new ArrayList<>();
    List<Series> series = new ArrayList<>();
    for (Pairing pairing : found.pairings()) {
      int at = names.size();
      String through = pairing.proxied() ? ", proxy" : "";
      names.add("new" + through);
      names.add("kept" + through);
      for (CellKey place : places) {
        List<Point> points = new ArrayList<>();
        add(points, pairing.renewed(), place, metric, share, at, names.get(at));
        add(points, pairing.kept(), place, metric, share, at + 1, names.get(at + 1));
        series.add(
            new Series(
                at == 0 ? Names.mode(place) : "", Form.LINE, looks.of(place.mode()), points));
      }
    }
    return new Plot(
        slug + "-" + metric.name().replace('_', '-'),
        KeepAliveAnswer.subject(found) + ": " + what,
        "A line leads from new connections for each request to kept ones. Whiskers are 95 %"
            + " intervals over forks.",
        Axis.inOrder("connections of the clients", names),
        Axis.log(upwards, Quantity.TIME),
        series);
  }

  private static void add(
      List<Point> points,
      ModeRanking contest,
      CellKey place,
      Metric metric,
      double share,
      int at,
      String name) {
    contest
        .sample(place, metric)
        .map(sample -> sample.estimate(Criteria.STANDARD.confidence()).scaled(share))
        .ifPresent(estimate -> points.add(point(estimate, at, Names.mode(place) + ", " + name)));
  }

  private static Point point(Estimate estimate, int at, String name) {
    return new Point(
        at, estimate.value(), estimate.interval(), name + ": " + Figures.time(estimate));
  }
}

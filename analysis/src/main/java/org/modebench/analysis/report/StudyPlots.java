package org.modebench.analysis.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.modebench.analysis.catalogue.Kind;
import org.modebench.analysis.catalogue.Metric;
import org.modebench.analysis.catalogue.Metrics;
import org.modebench.analysis.catalogue.Parameters;
import org.modebench.analysis.catalogue.Workloads;
import org.modebench.analysis.cells.Cell;
import org.modebench.analysis.cells.CellKey;
import org.modebench.analysis.cells.Ideal;
import org.modebench.analysis.findings.modes.ModeRanking;
import org.modebench.analysis.findings.servers.ParameterStudy;
import org.modebench.analysis.plot.Axis;
import org.modebench.analysis.plot.Plot;
import org.modebench.analysis.plot.PlotStyle;
import org.modebench.analysis.plot.PlotStyles;
import org.modebench.analysis.plot.Point;
import org.modebench.analysis.plot.Series;
import org.modebench.analysis.plot.Series.Form;
import org.modebench.analysis.prose.Names;
import org.modebench.analysis.prose.StudyWords;
import org.modebench.analysis.statistics.Criteria;
import org.modebench.analysis.statistics.Estimate;
import org.modebench.analysis.table.Figures;
import org.modebench.analysis.text.ForeignText;
import org.modebench.analysis.text.Quantity;

/**
 * The plots of a study over its parameter: of servers requests per second and time per request, of
 * jobs the time, of mechanisms what they measure first.
 */
final class StudyPlots {
  private static final int METRICS_OF_A_MECHANISM = 2;

  private final ParameterStudy study;
  private final String slug;
  private final List<CellKey> places;
  private final PlotStyles looks;

  StudyPlots(ParameterStudy study, Slug slugs) {
    this.study = study;
    this.slug =
        slugs.of(
            study.rest().benchmark().toLowerCase(Locale.ROOT)
                + "-"
                + study.parameter().name()
                + "-"
                + study.rest().params());
    this.places = study.places();
    this.looks = PlotStyles.of(places.stream().map(CellKey::mode).toList());
  }

  /** Every plot that has something to show. */
  List<Plot> all() {
    if (study.first().kind() == Kind.MECHANISM) {
      return mechanism();
    }
    if (study.first().kind() != Kind.SERVER) {
      return Stream.of(
              study.first().isPacedByLoad()
                  ? plot(Metrics.LATENCY_P99, "p99 of the latency", Quantity.TIME)
                  : plot(Metrics.WALL, "time of a batch", Quantity.TIME),
              plot(Metrics.QUEUE_PEAK, "messages that wait at most", Quantity.NUMBER))
          .filter(plot -> !plot.isEmpty())
          .toList();
    }
    List<Plot> plots = new ArrayList<>();
    plots.add(throughput());
    plots.add(timePerRequest());
    plots.add(plot(Metrics.WAITING_P50, "median latency of those that wait", Quantity.TIME));
    boolean usual =
        study.parameter().equals(Parameters.CONCURRENCY)
            || study.parameter().equals(Parameters.LATENCY_MILLIS);
    boolean works =
        study.rest().number(Parameters.COMPUTE_MILLIS.name()).orElse(0) > 0
            || study.rest().number(Parameters.READ_KILOBYTES.name()).orElse(0) > 0;
    if (!usual) {
      plots.add(plot(Metrics.LATENCY_P99, "p99 of the latency", Quantity.TIME));
    }
    if (!usual || works) {
      plots.add(plot(Metrics.LOOP_LAG_P99, "p99 of the loop's lag", Quantity.TIME));
    }
    return plots.stream().filter(plot -> !plot.isEmpty()).toList();
  }

  /** The metrics that the workload names first; time and CPU too where it hardly names any. */
  private List<Plot> mechanism() {
    List<Metric> named = study.rest().entry().metrics();
    List<Metric> metrics = new ArrayList<>();
    if (named.size() < METRICS_OF_A_MECHANISM) {
      metrics.addAll(List.of(Metrics.WALL, Metrics.CPU));
    }
    named.stream().limit(METRICS_OF_A_MECHANISM).forEach(metrics::add);
    return metrics.stream()
        .map(metric -> plot(metric, metric.oneLineTitle(), quantity(metric)))
        .filter(plot -> !plot.isEmpty())
        .toList();
  }

  private static Quantity quantity(Metric metric) {
    return switch (metric.unit()) {
      case "s" -> Quantity.TIME;
      case "bytes" -> Quantity.BYTES;
      default -> Quantity.NUMBER;
    };
  }

  /** Requests per second, which in the ideal grow with the concurrency. */
  Plot throughput() {
    return plot(Metrics.THROUGHPUT, "requests per second", Quantity.NUMBER);
  }

  /** What ab calls the time per request: from a client's view, with all others there. */
  Plot timePerRequest() {
    return plot(Metrics.TIME_PER_REQUEST, "time per request", Quantity.TIME);
  }

  private Plot plot(Metric metric, String what, Quantity quantity) {
    List<Series> series = new ArrayList<>();
    List<Point> ideal = ideal(metric);
    series.add(new Series(Metrics.IDEAL.name(), Form.GUIDE, PlotStyle.GUIDE, ideal));
    for (CellKey place : places) {
      series.add(new Series(name(place), Form.LINE, looks.of(place.mode()), points(place, metric)));
    }
    return new Plot(
        slug + "-" + metric.name().replace('_', '-'),
        Names.of(study.rest()) + ": " + what + " by " + StudyWords.noun(study),
        "Whiskers are 95 % intervals over forks"
            + (ideal.isEmpty() ? "." : "; dashed is the ideal of " + idealOf() + "."),
        across(),
        isPositive(series) ? Axis.log(what, quantity) : Axis.linear(what, quantity),
        series);
  }

  private static boolean isPositive(List<Series> series) {
    return series.stream().flatMap(one -> one.points().stream()).allMatch(point -> point.y() > 0);
  }

  private String idealOf() {
    if (study.first().kind() == Kind.SERVER) {
      return "a server that lets nobody wait";
    }
    return study.rest().entry().equals(Workloads.DIVIDE)
        ? "a mode to which dividing costs nothing"
        : "a %s that costs nothing".formatted(StudyWords.contestant(study));
  }

  private Axis across() {
    String title = ForeignText.printable(study.parameter().axisTitle());
    List<Double> values = List.copyOf(study.contests().keySet());
    return values.get(0) > 0
        ? Axis.logAt(title, Quantity.NUMBER, values)
        : Axis.linearAt(title, Quantity.NUMBER, values);
  }

  private List<Point> points(CellKey place, Metric metric) {
    List<Point> points = new ArrayList<>();
    study
        .contests()
        .forEach(
            (value, contest) ->
                estimate(contest, place, metric)
                    .ifPresent(
                        estimate -> {
                          String unit = contest.cell(place).unit(metric.name());
                          points.add(
                              new Point(
                                  value,
                                  estimate.value(),
                                  estimate.interval(),
                                  name(place)
                                      + ", "
                                      + StudyWords.at(study, value)
                                      + ": "
                                      + Figures.quantity(estimate, unit)));
                        }));
    return points;
  }

  /** A mechanism may lose nothing, or wait for nothing. */
  private static Optional<Estimate> estimate(ModeRanking contest, CellKey place, Metric metric) {
    Optional<Cell> cell = Optional.ofNullable(contest.cells().get(place));
    Optional<Estimate> some =
        cell.flatMap(c -> c.sample(metric))
            .map(sample -> sample.estimate(Criteria.STANDARD.confidence()));
    return some.or(
        () ->
            cell.filter(c -> c.mean(metric).orElse(Double.NaN) == 0)
                .map(c -> new Estimate(0, Optional.empty(), c.forkMeans(metric).length)));
  }

  /** From the shortest ideal time of any server at each value. */
  private List<Point> ideal(Metric metric) {
    List<Point> points = new ArrayList<>();
    study
        .contests()
        .forEach(
            (value, contest) -> {
              OptionalDouble seconds =
                  contest.cells().keySet().stream()
                      .map(place -> idealSeconds(contest, place))
                      .flatMapToDouble(OptionalDouble::stream)
                      .min();
              double calls = contest.workload().calls();
              OptionalDouble concurrency = contest.workload().number(Parameters.CONCURRENCY.name());
              if (seconds.isPresent() && metric.equals(Metrics.WALL)) {
                points.add(Point.of(value, seconds.getAsDouble()));
              } else if (seconds.isPresent() && metric.equals(Metrics.THROUGHPUT)) {
                points.add(Point.of(value, calls / seconds.getAsDouble()));
              } else if (seconds.isPresent()
                  && metric.equals(Metrics.TIME_PER_REQUEST)
                  && concurrency.isPresent()) {
                points.add(
                    Point.of(value, concurrency.getAsDouble() * seconds.getAsDouble() / calls));
              }
            });
    return points;
  }

  private static OptionalDouble idealSeconds(ModeRanking contest, CellKey place) {
    return Ideal.seconds(contest.workload(), place, contest.cell(place), contest.cells());
  }

  private static String name(CellKey place) {
    boolean one = place.workers() == 1 || place.workers() == 0;
    return Names.mode(place) + (one ? "" : " (" + place.workers() + ")");
  }
}

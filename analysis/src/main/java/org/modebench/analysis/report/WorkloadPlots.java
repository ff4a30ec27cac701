package org.modebench.analysis.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import org.modebench.analysis.catalogue.BatchSpec;
import org.modebench.analysis.catalogue.Kind;
import org.modebench.analysis.catalogue.Metric;
import org.modebench.analysis.catalogue.Metrics;
import org.modebench.analysis.catalogue.Parallelism;
import org.modebench.analysis.catalogue.Parameters;
import org.modebench.analysis.cells.CellKey;
import org.modebench.analysis.findings.modes.ModeRanking;
import org.modebench.analysis.plot.Axis;
import org.modebench.analysis.plot.Plot;
import org.modebench.analysis.plot.PlotStyle;
import org.modebench.analysis.plot.PlotStyles;
import org.modebench.analysis.plot.Point;
import org.modebench.analysis.plot.Series;
import org.modebench.analysis.plot.Series.Form;
import org.modebench.analysis.prose.Names;
import org.modebench.analysis.statistics.Criteria;
import org.modebench.analysis.statistics.Estimate;
import org.modebench.analysis.statistics.LogSample;
import org.modebench.analysis.table.Figures;
import org.modebench.analysis.text.Quantity;

/** The plots of one workload: over workers, by mode, and fork by fork. */
final class WorkloadPlots {
  private static final double CONFIDENCE = Criteria.STANDARD.confidence();

  private final ModeRanking contest;
  private final String subject;
  private final String slug;
  private final List<String> modes;
  private final PlotStyles looks;

  WorkloadPlots(ModeRanking contest, Slug slugs) {
    this.contest = contest;
    this.subject = Names.of(contest.workload());
    this.slug = slugs.of(contest.workload().benchmark() + "-" + contest.workload().params());
    this.modes = contest.cells().keySet().stream().map(CellKey::mode).distinct().toList();
    this.looks = PlotStyles.of(modes);
  }

  /** Every plot that has something to show; one bar alone has not. */
  List<Plot> all() {
    return List.of(overWorkers(), speedup(), ofMechanism(), byMode(), forks()).stream()
        .filter(plot -> !plot.isEmpty())
        .filter(plot -> contest.entrants().size() > 1)
        .toList();
  }

  /** Time over workers, a panel for each mode; empty if no mode has two worker counts. */
  Plot overWorkers() {
    List<Series> series = new ArrayList<>();
    Optional<CellKey> scaling = scalingPlace();
    if (scaling.isPresent()) {
      series.add(
          new Series(
              Metrics.IDEAL.name(),
              Form.GUIDE,
              PlotStyle.GUIDE,
              ideal(scaling.get()).at(workerCounts())));
      series.addAll(lines(this::time, time -> Figures.time(time)));
    }
    return new Plot(
            slug + "-time",
            subject + ": time over workers",
            "A panel for each mode, all on one scale, with the other modes in grey. Whiskers are"
                + " 95 % intervals over forks; dashed is the ideal of modes that scale. Lines join"
                + " the numbers of workers that were measured, and say nothing of those between.",
            Axis.logAt(Parameters.WORKERS.noun(), Quantity.NUMBER, counts()),
            Axis.log("time of a batch", Quantity.TIME),
            series)
        .parted();
  }

  /** Speedup over SEQUENTIAL over workers. */
  Plot speedup() {
    List<Series> series = new ArrayList<>();
    Optional<LogSample> baseline = baseline();
    Optional<CellKey> scaling = scalingPlace();
    if (scaling.isPresent() && baseline.isPresent()) {
      double sequential = baseline.get().geometricMean();
      series.add(
          new Series(
              Metrics.IDEAL.name(),
              Form.GUIDE,
              PlotStyle.GUIDE,
              ideal(scaling.get()).stairs(s -> sequential / s)));
      series.addAll(
          lines(
              this::speedup,
              gain ->
                  gain.interval().isEmpty() && gain.value() == 1
                      ? "with which the others are compared"
                      : Figures.ratio(gain) + " times as fast as SEQUENTIAL"));
    }
    return new Plot(
        slug + "-speedup",
        subject + ": speedup over workers",
        "How many times as fast as SEQUENTIAL; below 1 is slower. Dashed is the ideal of modes that"
            + " scale, a level for each number of workers. Points stand a little aside, so that none"
            + " hides another.",
        workers(),
        Axis.log("speedup over SEQUENTIAL", Quantity.NUMBER),
        series);
  }

  /**
   * What a mechanism is looked at for besides time, over workers: the first metric of its entry,
   * which may be 0; empty if none has two worker counts.
   */
  Plot ofMechanism() {
    Optional<Metric> metric =
        contest.kind() == Kind.MECHANISM && workerCounts().size() > 1
            ? contest.workload().entry().metrics().stream().findFirst()
            : Optional.empty();
    String what = metric.map(Metric::oneLineTitle).orElse("");
    return new Plot(
        slug + metric.map(of -> "-" + of.name().replace('_', '-')).orElse(""),
        subject + ": " + what + " over workers",
        metric.map(Metric::legend).orElse(""),
        workers(),
        Axis.linear(what, Quantity.NUMBER),
        metric.map(this::means).orElse(List.of()));
  }

  private List<Series> means(Metric metric) {
    List<Series> lines = new ArrayList<>();
    for (String mode : modes) {
      List<Point> points = new ArrayList<>();
      for (CellKey place : placesOf(mode)) {
        contest
            .cell(place)
            .mean(metric)
            .ifPresent(
                mean ->
                    points.add(
                        new Point(
                            place.workers(),
                            mean,
                            Optional.empty(),
                            words(place) + Quantity.NUMBER.text(mean))));
      }
      lines.add(new Series(Names.mode(new CellKey(mode, 1)), Form.LINE, looks.of(mode), points));
    }
    return lines;
  }

  /** The time of every mode at its best number of workers, with a dot for each fork. */
  Plot byMode() {
    List<CellKey> places = contest.entrants();
    List<String> names = places.stream().map(WorkloadPlots::shortName).toList();
    List<Series> series = new ArrayList<>();
    for (int i = 0; i < places.size(); i++) {
      CellKey place = places.get(i);
      PlotStyle look = looks.of(place.mode());
      Estimate time = sample(place).orElseThrow().estimate(CONFIDENCE);
      String words = words(place) + Figures.time(time);
      series.add(
          new Series(
              "", Form.BARS, look, List.of(new Point(i, time.value(), time.interval(), words))));
      series.add(new Series("", Form.DOTS, look, forks(place, i, 0.12, t -> t)));
    }
    return new Plot(
        slug + "-modes",
        subject + ": time by mode",
        "Each mode with the fewest workers, in brackets, that are as good as its best; a dot is a"
            + " fork."
            + ForkDots.note(mostForks(places)),
        Axis.names("", names),
        Axis.linear(
            contest.isPacedByLoad()
                ? "p99 of the latency"
                : contest.metric().equals(Metrics.WALL)
                    ? "time of a batch"
                    : "time for each good answer",
            Quantity.TIME),
        series);
  }

  /** How far each fork is from the mean of its cell. */
  Plot forks() {
    List<Series> series = new ArrayList<>();
    for (int i = 0; i < modes.size(); i++) {
      List<CellKey> places = placesOf(modes.get(i));
      List<Point> points = new ArrayList<>();
      for (int j = 0; j < places.size(); j++) {
        CellKey place = places.get(j);
        double x = i + (places.size() == 1 ? 0 : 0.6 * j / (places.size() - 1) - 0.3);
        sample(place)
            .ifPresent(
                sample ->
                    points.addAll(forks(place, x, 0, time -> time / sample.geometricMean() - 1)));
      }
      series.add(new Series("", Form.DOTS, looks.of(modes.get(i)), points));
    }
    return new Plot(
        slug + "-forks",
        subject + ": every fork",
        "Each dot is a fork, compared with the mean of its mode and number of workers, which"
            + " increase downwards."
            + ForkDots.note(mostForks(contest.cells().keySet())),
        Axis.names("", modes.stream().map(mode -> Names.mode(new CellKey(mode, 1))).toList()),
        Axis.centred("difference from the mean of the cell", Quantity.SHARE),
        series);
  }

  private List<Point> forks(CellKey place, double x, double jitter, DoubleUnaryOperator shown) {
    return ForkDots.of(
        contest.cell(place).forkMeans(contest.metric()), x, jitter, shown, words(place));
  }

  private int mostForks(Collection<CellKey> places) {
    return places.stream()
        .mapToInt(place -> contest.cell(place).forkMeans(contest.metric()).length)
        .max()
        .orElse(0);
  }

  private List<Series> lines(
      Function<CellKey, Optional<Estimate>> value, Function<Estimate, String> text) {
    List<Series> lines = new ArrayList<>();
    for (String mode : modes) {
      List<Point> points = new ArrayList<>();
      for (CellKey place : placesOf(mode)) {
        value
            .apply(place)
            .ifPresent(
                v ->
                    points.add(
                        new Point(
                            place.workers(),
                            v.value(),
                            v.interval(),
                            words(place) + text.apply(v))));
      }
      lines.add(new Series(Names.mode(new CellKey(mode, 1)), Form.LINE, looks.of(mode), points));
    }
    return lines;
  }

  /** A place of a mode that can scale and was measured with more than one number of workers. */
  private Optional<CellKey> scalingPlace() {
    return contest.entrants().stream()
        .filter(place -> canScale(place) && placesOf(place.mode()).size() > 1)
        .findFirst();
  }

  /** Whether more workers can make a batch faster, as far as is known of the workload. */
  private boolean canScale(CellKey place) {
    BatchSpec batch = contest.workload().batch(place);
    boolean hasWorkers = batch.value().hasWorkers();
    return switch (contest.workload().kind(place)) {
      case COMPUTES -> batch.parallelism() != Parallelism.ONE;
      case WAITS, SERVER -> hasWorkers;
      case MIXED, FLOOR, MECHANISM, UNKNOWN -> hasWorkers || batch.parallelism() != Parallelism.ONE;
    };
  }

  private ScalingIdeal ideal(CellKey scaling) {
    return new ScalingIdeal(contest, scaling, workerCounts());
  }

  private Optional<Estimate> time(CellKey place) {
    return sample(place).map(sample -> sample.estimate(CONFIDENCE));
  }

  private Optional<Estimate> speedup(CellKey place) {
    if (place.equals(CellKey.BASELINE)) {
      return sample(place).map(sample -> new Estimate(1, Optional.empty(), sample.n()));
    }
    return contest.ratio(contest.metric(), CellKey.BASELINE, place);
  }

  private Optional<LogSample> baseline() {
    return sample(CellKey.BASELINE);
  }

  private Optional<LogSample> sample(CellKey place) {
    return contest.sample(place, contest.metric());
  }

  private List<CellKey> placesOf(String mode) {
    return contest.cells().keySet().stream().filter(place -> place.mode().equals(mode)).toList();
  }

  private SortedSet<Integer> workerCounts() {
    SortedSet<Integer> counts = new TreeSet<>();
    contest.cells().keySet().forEach(place -> counts.add(place.workers()));
    return counts;
  }

  private Axis workers() {
    return Axis.counts(Parameters.WORKERS.noun(), counts());
  }

  private List<Double> counts() {
    return workerCounts().stream().map(Integer::doubleValue).toList();
  }

  private static String words(CellKey place) {
    return Names.of(place) + ", ";
  }

  private static String shortName(CellKey place) {
    return place.equals(CellKey.BASELINE)
        ? Names.mode(place)
        : Names.mode(place) + " (" + place.workers() + ")";
  }
}

package org.modebench.analysis.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import org.modebench.analysis.findings.modes.ModeRanking;
import org.modebench.analysis.prose.RankedMode;
import org.modebench.analysis.statistics.Estimate;
import org.modebench.analysis.statistics.Interval;

/**
 * The modes of a workload from the fastest on, each with a dot for its ratio to the fastest, on one
 * logarithmic scale, and a line for the interval.
 */
final class RatioDots {
  /** Fewer modes tell nothing that the sentence above them does not. */
  private static final int FEWEST = 2;

  /** Without it a run in which all modes are alike would look as if they were far apart. */
  private static final double LEAST_SPAN = Math.log(1.5);

  private static final double WIDTH = 200;
  private static final double MARGIN = 5;

  private final List<RankedMode> modes;
  private final String note;
  private final double low;
  private final double span;

  private RatioDots(List<RankedMode> modes, String note) {
    this.modes = modes;
    this.note = note;
    double[] ends =
        modes.stream()
            .flatMapToDouble(mode -> mode.ratio().stream().flatMapToDouble(RatioDots::ends))
            .map(Math::log)
            .filter(Double::isFinite)
            .toArray();
    low = Math.min(0, DoubleStream.of(ends).min().orElse(0));
    span = Math.max(LEAST_SPAN, DoubleStream.of(ends).max().orElse(0) - low);
  }

  /**
   * Nothing where fewer than two modes have a ratio to show.
   *
   * @param at where in a study the ranking is, such as {@code concurrency 40}; empty if in none
   */
  static Html of(ModeRanking ranking, String at) {
    List<RankedMode> modes = RankedMode.of(ranking);
    long shown = modes.stream().filter(mode -> mode.ratio().isPresent()).count();
    return shown + 1 < FEWEST ? Html.NONE : new RatioDots(modes, note(ranking, at)).html();
  }

  private static String note(ModeRanking ranking, String at) {
    return (ranking.isPacedByLoad() ? "p99 of the latency" : "Time")
        + (at.isEmpty() ? "" : " at " + at)
        + ", compared with the fastest:";
  }

  private static DoubleStream ends(Estimate ratio) {
    return DoubleStream.concat(
        DoubleStream.of(ratio.value()),
        ratio.interval().stream().flatMapToDouble(i -> DoubleStream.of(i.low(), i.high())));
  }

  private Html html() {
    List<Html> rows = new ArrayList<>();
    for (RankedMode mode : modes) {
      rows.add(
          Html.element(
              "li",
              List.of("class", mode.suspect() ? "suspect" : "trusted"),
              Html.element("span", List.of("class", "name"), Html.text(mode.name())),
              strip(mode),
              Html.element(
                  "span",
                  List.of("class", "ratio"),
                  Html.sentence((mode.figure() + " " + mode.remark()).strip()))));
    }
    return Html.element(
        "div",
        List.of("class", "dots"),
        Html.element("p", List.of("class", "note"), Html.sentence(note)),
        Html.element("ol", Html.all(rows)));
  }

  /** Decoration: the figures stand beside it. */
  private Html strip(RankedMode mode) {
    List<Html> shapes = new ArrayList<>(List.of(line("fastest", 0, 0)));
    boolean isFastest = mode.equals(modes.get(0)) && mode.ratio().isEmpty();
    mode.ratio()
        .flatMap(Estimate::interval)
        .ifPresent(i -> shapes.add(line("interval", logLow(i), logHigh(i))));
    if (isFastest || mode.ratio().isPresent()) {
      double value = mode.ratio().map(Estimate::value).orElse(1.0);
      shapes.add(
          Html.element(
              "circle", List.of("cx", x(Math.log(value)), "cy", "5", "r", "3.2"), Html.NONE));
    }
    return Html.element(
        "svg",
        List.of(
            "viewBox", "0 0 %.0f 10".formatted(WIDTH),
            "preserveAspectRatio", "none",
            "aria-hidden", "true"),
        Html.all(shapes));
  }

  private double logLow(Interval interval) {
    return Math.max(low, Math.log(interval.low()));
  }

  /** An interval without an upper bound ends where the scale does. */
  private double logHigh(Interval interval) {
    return Math.min(low + span, Math.log(interval.high()));
  }

  private Html line(String kind, double from, double to) {
    boolean upright = from == to;
    return Html.element(
        "line",
        List.of(
            "class",
            kind,
            "x1",
            x(from),
            "x2",
            x(to),
            "y1",
            upright ? "0" : "5",
            "y2",
            upright ? "10" : "5"),
        Html.NONE);
  }

  private String x(double log) {
    return String.format(Locale.ROOT, "%.1f", MARGIN + (log - low) / span * (WIDTH - 2 * MARGIN));
  }
}

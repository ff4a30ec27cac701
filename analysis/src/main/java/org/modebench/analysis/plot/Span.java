package org.modebench.analysis.plot;

import java.util.stream.DoubleStream;

/** From where to where an axis reaches. */
record Span(double low, double high) {
  /** An interval much wider than the points themselves would squeeze them: it is cut off. */
  private static final double WIDEST = 20;

  /** Equal values would leave an axis without ticks. */
  private static final double NARROWEST = 1.3;

  private static final double MARGIN = 0.06;

  /** With room for points that stand aside. */
  static Span across(Plot plot) {
    if (!plot.across().names().isEmpty()) {
      return new Span(-0.6, plot.across().names().size() - 0.4);
    }
    double low = xs(plot).min().orElse(1);
    double high = xs(plot).max().orElse(1);
    Span span = of(plot.across(), low, high, MARGIN);
    return plot.across().scale() == Axis.Scale.LINEAR
        ? new Span(span.low() - MARGIN * (high - low), span.high())
        : span;
  }

  static Span up(Plot plot) {
    double low = ys(plot).min().orElse(1);
    double high = ys(plot).max().orElse(1);
    double lowest = low - WIDEST * (high - low);
    double highest = high + WIDEST * (high - low);
    if (plot.up().scale() == Axis.Scale.LOG) {
      lowest = low / WIDEST;
      highest = high * WIDEST;
    }
    return of(
        plot.up(),
        Math.max(Math.min(low, lows(plot).min().orElse(low)), lowest),
        Math.min(Math.max(high, highs(plot).max().orElse(high)), highest),
        MARGIN);
  }

  private static Span of(Axis axis, double low, double high, double margin) {
    return switch (axis.scale()) {
      case LOG -> {
        double aside = Math.max(1, Math.sqrt(NARROWEST / (high / low)));
        double factor = aside * Math.pow(Math.max(high / low, NARROWEST), margin);
        yield new Span(low / factor, high * factor);
      }
      case CENTRED -> {
        double most = Math.max(Math.max(Math.abs(low), Math.abs(high)), 1e-9) * (1 + margin);
        yield new Span(-most, most);
      }
      default -> new Span(Math.min(0, low), Math.max(high, 1e-12) * (1 + margin));
    };
  }

  private static DoubleStream xs(Plot plot) {
    return plot.series().stream().flatMap(s -> s.points().stream()).mapToDouble(Point::x);
  }

  private static DoubleStream ys(Plot plot) {
    return plot.series().stream().flatMap(s -> s.points().stream()).mapToDouble(Point::y);
  }

  private static DoubleStream lows(Plot plot) {
    return plot.series().stream()
        .flatMap(s -> s.points().stream())
        .flatMap(point -> point.interval().stream())
        .mapToDouble(interval -> interval.low())
        .filter(plot.up()::shows);
  }

  private static DoubleStream highs(Plot plot) {
    return plot.series().stream()
        .flatMap(s -> s.points().stream())
        .flatMap(point -> point.interval().stream())
        .mapToDouble(interval -> interval.high())
        .filter(plot.up()::shows);
  }
}

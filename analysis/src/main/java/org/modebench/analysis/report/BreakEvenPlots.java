package org.modebench.analysis.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.modebench.analysis.catalogue.Parameters;
import org.modebench.analysis.cells.CellKey;
import org.modebench.analysis.documents.BreakEvenTables;
import org.modebench.analysis.findings.breakeven.Curve;
import org.modebench.analysis.findings.breakeven.Sweep;
import org.modebench.analysis.plot.Axis;
import org.modebench.analysis.plot.Plot;
import org.modebench.analysis.plot.PlotStyle;
import org.modebench.analysis.plot.PlotStyles;
import org.modebench.analysis.plot.Point;
import org.modebench.analysis.plot.Series;
import org.modebench.analysis.plot.Series.Form;
import org.modebench.analysis.prose.Names;
import org.modebench.analysis.statistics.Estimate;
import org.modebench.analysis.statistics.LogSample;
import org.modebench.analysis.statistics.Ratio;
import org.modebench.analysis.table.Figures;
import org.modebench.analysis.text.ForeignText;
import org.modebench.analysis.text.Quantity;

/**
 * The plot of a sweep: how many times as fast as SEQUENTIAL each mode is, by the size of a task.
 */
final class BreakEvenPlots {
  private BreakEvenPlots() {}

  static Plot of(Sweep sweep, Slug slugs) {
    var looks =
        PlotStyles.of(
            sweep.curves().stream().map(curve -> curve.place().mode()).distinct().toList());
    SortedSet<Double> sizes = new TreeSet<>();
    sweep.curves().forEach(curve -> sizes.addAll(curve.times().keySet()));
    sizes.removeIf(size -> size <= 0);
    List<Series> series = new ArrayList<>();
    series.add(
        new Series(
            "as fast",
            Form.GUIDE,
            PlotStyle.GUIDE,
            sizes.stream().map(s -> Point.of(s, 1)).toList()));
    sweep.curves().stream()
        .filter(curve -> curve.place().equals(CellKey.BASELINE))
        .findFirst()
        .ifPresent(
            sequential ->
                sweep.curves().stream()
                    .filter(curve -> curve != sequential)
                    .forEach(
                        curve ->
                            series.add(
                                new Series(
                                    name(curve.place()),
                                    Form.LINE,
                                    looks.of(curve.place().mode()),
                                    points(sweep, curve, sequential)))));
    return new Plot(
        slugs.of("breakeven-" + sweep.rest().benchmark() + "-" + sweep.parameter()),
        ForeignText.printable(sweep.title()) + ": speedup",
        "A mode pays where its line is above 1. Whiskers are 95 % intervals over forks.",
        Axis.log(
            ForeignText.printable(Parameters.of(sweep.parameter()).axisTitle()), Quantity.NUMBER),
        Axis.log("speedup over SEQUENTIAL", Quantity.NUMBER),
        series);
  }

  private static List<Point> points(Sweep sweep, Curve curve, Curve sequential) {
    List<Point> points = new ArrayList<>();
    curve
        .times()
        .forEach(
            (size, time) -> {
              Optional<LogSample> plain = Optional.ofNullable(sequential.times().get(size));
              plain.ifPresent(base -> points.add(point(sweep, curve, size, base, time)));
            });
    return points;
  }

  private static Point point(
      Sweep sweep, Curve curve, double size, LogSample sequential, LogSample time) {
    Estimate gain = Ratio.of(sequential, time, BreakEvenTables.CONFIDENCE);
    String words =
        "%s, %s %s: %s times as fast as SEQUENTIAL"
            .formatted(
                Names.of(curve.place()),
                ForeignText.printable(sweep.parameter()),
                Quantity.NUMBER.text(size),
                Figures.ratio(gain));
    return new Point(size, gain.value(), gain.interval(), words);
  }

  private static String name(CellKey place) {
    return Names.mode(place) + " (" + place.workers() + ")";
  }
}

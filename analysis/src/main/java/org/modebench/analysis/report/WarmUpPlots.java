package org.modebench.analysis.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.modebench.analysis.cells.Cell;
import org.modebench.analysis.cells.CellKey;
import org.modebench.analysis.cells.MeasuredWorkload;
import org.modebench.analysis.cells.Measurements;
import org.modebench.analysis.findings.steady.CellCourse;
import org.modebench.analysis.findings.steady.WarmUpCurve;
import org.modebench.analysis.plot.Axis;
import org.modebench.analysis.plot.Plot;
import org.modebench.analysis.plot.PlotStyles;
import org.modebench.analysis.plot.Point;
import org.modebench.analysis.plot.Series;
import org.modebench.analysis.plot.Series.Form;
import org.modebench.analysis.prose.Names;
import org.modebench.analysis.results.ForkCourses.Bin;
import org.modebench.analysis.results.ForkKey;
import org.modebench.analysis.table.Figures;
import org.modebench.analysis.text.Quantity;

/** How the modes of each workload warmed up, where the courses of forks are on file. */
final class WarmUpPlots {
  private final Map<ForkKey, List<Bin>> courses;
  private final Slug slugs = new Slug();

  private WarmUpPlots(Map<ForkKey, List<Bin>> courses) {
    this.courses = courses;
  }

  /** A plot for each workload that has something to show. */
  static List<Plot> of(Measurements measurements, Map<ForkKey, List<Bin>> courses) {
    WarmUpPlots plots = new WarmUpPlots(courses);
    List<Plot> all = new ArrayList<>();
    measurements.workloads().forEach((workload, cells) -> all.add(plots.of(workload, cells)));
    return all.stream().filter(plot -> !plot.isEmpty()).toList();
  }

  private Plot of(MeasuredWorkload workload, SortedMap<CellKey, Cell> cells) {
    List<String> modes = cells.keySet().stream().map(CellKey::mode).distinct().toList();
    PlotStyles looks = PlotStyles.of(modes);
    List<Series> series = new ArrayList<>();
    withMostWorkers(cells)
        .forEach(
            (mode, place) ->
                series.add(
                    new Series(
                        Names.mode(place),
                        Form.LINE,
                        looks.of(mode),
                        points(place, curve(workload, place, cells)))));
    return new Plot(
            slugs.of("warm-up-" + workload.benchmark() + "-" + workload.params()),
            Names.of(workload) + ": warm-up",
            "The time of a batch as a multiple of that in the last quarter of what was measured, by"
                + " the time since the first batch of a fork began: the median of the forks. Each"
                + " mode with the most workers that it was measured with.",
            Axis.log("time since the first batch", Quantity.TIME),
            Axis.log("multiple of the last quarter", Quantity.NUMBER),
            series)
        .parted();
  }

  /** The last place of each mode, which are in the order of workers. */
  private static Map<String, CellKey> withMostWorkers(SortedMap<CellKey, Cell> cells) {
    Map<String, CellKey> places = new LinkedHashMap<>();
    cells.keySet().forEach(place -> places.put(place.mode(), place));
    return places;
  }

  private WarmUpCurve curve(
      MeasuredWorkload workload, CellKey place, SortedMap<CellKey, Cell> cells) {
    return Optional.ofNullable(cells.get(place))
        .map(cell -> CellCourse.of(courses, workload, place, cell).curve())
        .orElseThrow();
  }

  private static List<Point> points(CellKey place, WarmUpCurve curve) {
    return curve.points().stream()
        .map(
            at ->
                new Point(
                    at.to(),
                    at.multiple(),
                    Optional.empty(),
                    "%s, up to %s: %s times"
                        .formatted(
                            Names.of(place),
                            Figures.roughTime(at.to()),
                            Quantity.NUMBER.text(at.multiple()))))
        .toList();
  }
}

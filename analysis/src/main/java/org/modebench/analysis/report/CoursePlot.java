package org.modebench.analysis.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.modebench.analysis.catalogue.Metric;
import org.modebench.analysis.findings.comparison.RecordedCell;
import org.modebench.analysis.findings.history.Course;
import org.modebench.analysis.findings.history.History;
import org.modebench.analysis.findings.history.HistoryRun;
import org.modebench.analysis.findings.history.Level;
import org.modebench.analysis.plot.Axis;
import org.modebench.analysis.plot.Plot;
import org.modebench.analysis.plot.PlotStyle;
import org.modebench.analysis.plot.PlotStyles;
import org.modebench.analysis.plot.Point;
import org.modebench.analysis.plot.Series;
import org.modebench.analysis.plot.Series.Form;
import org.modebench.analysis.prose.DifferenceWords;
import org.modebench.analysis.prose.HistoryWords;
import org.modebench.analysis.results.Status;
import org.modebench.analysis.statistics.Estimate;
import org.modebench.analysis.text.ForeignText;
import org.modebench.analysis.text.Quantity;

/** The plot of a cell over runs: a point for each, and the levels between which it changed. */
final class CoursePlot {
  private static final double MEBIBYTE = 1 << 20;

  private final History history;
  private final Course course;
  private final HistoryWords words;
  private final PlotStyle look;
  private final double unit;

  private CoursePlot(History history, Course course) {
    this.history = history;
    this.course = course;
    this.words = new HistoryWords(history);
    String name = course.name().section();
    this.look = PlotStyles.of(List.of(name)).of(name);
    this.unit = course.metric().unit().equals("bytes") ? MEBIBYTE : 1;
  }

  static Plot of(History history, Course course, Slug slugs) {
    return new CoursePlot(history, course).plot(slugs);
  }

  private Plot plot(Slug slugs) {
    List<Series> series = new ArrayList<>(levels());
    series.addAll(lines());
    return new Plot(
        slugs.of("course-" + course.name().inWords() + "-" + course.machine()),
        words.name(course),
        words.changes(course),
        Axis.inOrder("run", history.runs().stream().map(CoursePlot::tick).toList()),
        Axis.log(title(), course.metric().unit().equals("s") ? Quantity.TIME : Quantity.NUMBER),
        series);
  }

  private static String tick(HistoryRun run) {
    return ForeignText.printable(run.version());
  }

  private String title() {
    Metric metric = course.metric();
    String title = ForeignText.printable(metric.oneLineTitle());
    return switch (metric.unit()) {
      case "s", "1", "" -> title;
      case "bytes" -> title + ", MiB";
      default -> title + ", " + ForeignText.printable(metric.unit());
    };
  }

  /** Points that follow one another are joined; a run that lacks the cell is a gap. */
  private List<Series> lines() {
    List<Series> lines = new ArrayList<>();
    List<Point> joined = new ArrayList<>();
    for (HistoryRun run : history.runs()) {
      Optional<Point> point = course.cells().get(run.number() - 1).flatMap(c -> point(run, c));
      if (point.isEmpty()) {
        lines.add(new Series("", Form.LINE, look, List.copyOf(joined)));
        joined.clear();
      }
      point.ifPresent(joined::add);
    }
    lines.add(new Series("", Form.LINE, look, List.copyOf(joined)));
    return lines;
  }

  private Optional<Point> point(HistoryRun run, RecordedCell cell) {
    DifferenceWords figures = new DifferenceWords(cell.metric(), history.criteria());
    String doubt = cell.status() == Status.VALID ? "" : ", " + cell.status();
    return cell.sample()
        .map(sample -> sample.estimate(history.criteria().confidence()))
        .map(
            estimate ->
                new Point(
                    run.number() - 1.0,
                    estimate.value() / unit,
                    estimate.scaled(1 / unit).interval(),
                    "%s: %s%s".formatted(HistoryWords.name(run), figures.value(estimate), doubt)));
  }

  private List<Series> levels() {
    return course.changes().isEmpty()
        ? List.of()
        : course.levels().stream().map(this::guide).toList();
  }

  private Series guide(Level level) {
    Estimate value = level.value().scaled(1 / unit);
    return new Series(
        "",
        Form.GUIDE,
        PlotStyle.GUIDE,
        List.of(
            Point.of(level.first() - 0.3, value.value()),
            Point.of(level.last() + 0.3, value.value())));
  }
}

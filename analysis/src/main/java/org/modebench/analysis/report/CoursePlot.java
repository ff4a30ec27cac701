package org.modebench.analysis.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
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

/**
 * The plot of a cell over runs: a point for each, in the look of the machine that made it where
 * there are several, and the levels between which it changed.
 */
final class CoursePlot {
  private static final double MEBIBYTE = 1 << 20;

  private final History history;
  private final List<Course> courses;
  private final Course first;
  private final HistoryWords words;
  private final PlotStyles looks;
  private final double unit;

  private CoursePlot(History history, List<Course> courses) {
    this.history = history;
    this.courses = courses;
    this.first = courses.get(0);
    this.words = new HistoryWords(history);
    this.looks = PlotStyles.of(courses.stream().map(this::lookOf).toList());
    this.unit = first.metric().unit().equals("bytes") ? MEBIBYTE : 1;
  }

  /**
   * The plot of a cell.
   *
   * @param courses one for each machine
   */
  static Plot of(History history, List<Course> courses, Slug slugs) {
    return new CoursePlot(history, courses).plot(slugs);
  }

  private Plot plot(Slug slugs) {
    List<Series> series = new ArrayList<>();
    courses.forEach(course -> series.addAll(levels(course)));
    courses.forEach(course -> series.addAll(lines(course)));
    return new Plot(
        slugs.of("course-" + first.name().inWords()),
        HistoryWords.cell(first.name()),
        courses.stream()
            .map(this::caption)
            .filter(text -> !text.isEmpty())
            .collect(Collectors.joining(" ")),
        Axis.inOrder("run", history.runs().stream().map(CoursePlot::tick).toList()),
        Axis.log(title(), first.metric().unit().equals("s") ? Quantity.TIME : Quantity.NUMBER),
        series);
  }

  /** Of a single machine that of the mode, which it has in other plots, too. */
  private String lookOf(Course course) {
    return history.machines() == 1
        ? course.name().section()
        : HistoryWords.machine(course.machine());
  }

  private String caption(Course course) {
    String changes = words.changes(course);
    return history.machines() == 1 || changes.isEmpty()
        ? changes
        : "On %s: %s".formatted(HistoryWords.machine(course.machine()), changes);
  }

  private static String tick(HistoryRun run) {
    return ForeignText.printable(run.version());
  }

  private String title() {
    Metric metric = first.metric();
    String title = ForeignText.printable(metric.oneLineTitle());
    return switch (metric.unit()) {
      case "s", "1", "" -> title;
      case "bytes" -> title + ", MiB";
      default -> title + ", " + ForeignText.printable(metric.unit());
    };
  }

  /** Points that follow one another are joined; a run that lacks the cell is a gap. */
  private List<Series> lines(Course course) {
    List<List<Point>> parts = new ArrayList<>(List.of(new ArrayList<>()));
    for (HistoryRun run : history.runs()) {
      Optional<Point> point = course.cells().get(run.number() - 1).flatMap(c -> point(run, c));
      point.ifPresentOrElse(parts.get(parts.size() - 1)::add, () -> parts.add(new ArrayList<>()));
    }
    parts.removeIf(List::isEmpty);
    List<Series> lines = new ArrayList<>();
    for (List<Point> joined : parts) {
      String name = history.machines() > 1 && lines.isEmpty() ? lookOf(course) : "";
      lines.add(new Series(name, Form.LINE, looks.of(lookOf(course)), joined));
    }
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

  private List<Series> levels(Course course) {
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

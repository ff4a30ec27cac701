package org.modebench.analysis.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.modebench.analysis.catalogue.Metric;
import org.modebench.analysis.catalogue.Metrics;
import org.modebench.analysis.catalogue.Style;
import org.modebench.analysis.catalogue.Style.Colour;
import org.modebench.analysis.catalogue.Style.Marker;
import org.modebench.analysis.plot.Axis;
import org.modebench.analysis.plot.Plot;
import org.modebench.analysis.plot.PlotStyle;
import org.modebench.analysis.plot.Point;
import org.modebench.analysis.plot.Series;
import org.modebench.analysis.statistics.Estimate;
import org.modebench.analysis.table.Figures;
import org.modebench.analysis.text.Quantity;

/** The two plots that the sheet asks for of each server: its means, and its rate. */
final class CoursePlots {
  private static final List<PlotStyle> MEAN =
      List.of(
          new PlotStyle(new Style(Colour.BLUE, Marker.CIRCLE, false)),
          new PlotStyle(new Style(Colour.INK, Marker.SQUARE, false)));
  private static final List<PlotStyle> ACROSS_ALL =
      List.of(
          new PlotStyle(new Style(Colour.VERMILION, Marker.DIAMOND, true)),
          new PlotStyle(new Style(Colour.GREEN, Marker.TRIANGLE, true)));

  private final String task;
  private final String parameter;
  private final Words words;

  /**
   * @param parameter the end of the keys that name it
   */
  CoursePlots(String task, String parameter, Words words) {
    this.task = task;
    this.parameter = parameter;
    this.words = words;
  }

  /**
   * The plots of a server.
   *
   * @param courses its own, then that of a server to be compared with, if there is one
   */
  List<Plot> of(List<Course> courses) {
    List<Series> times = new ArrayList<>();
    List<Series> rates = new ArrayList<>();
    for (Course course : courses) {
      int look = courses.indexOf(course);
      String server = courses.size() == 1 ? "" : course.server() + ": ";
      times.add(
          series(
              server + words.say("plot.mean"), MEAN.get(look), course, Metrics.TIME_PER_REQUEST));
      times.add(
          series(
              server + words.say("plot.across"),
              ACROSS_ALL.get(look),
              course,
              Metrics.TIME_PER_REQUEST_CONCURRENT));
      rates.add(
          series(
              courses.size() == 1 ? "" : course.server(),
              MEAN.get(look),
              course,
              Metrics.THROUGHPUT));
    }
    return List.of(
        plot(courses.get(0), "time", Quantity.TIME, times),
        plot(courses.get(0), "answers", Quantity.NUMBER, rates));
  }

  private Plot plot(Course course, String what, Quantity quantity, List<Series> series) {
    return new Plot(
        task + "-" + course.server().toLowerCase(Locale.ROOT).replace('_', '-') + "-" + what,
        words.say(
            "plot.title",
            course.server(),
            words.say("plot." + what),
            words.say("plot." + parameter)),
        words.say("plot.caption"),
        Axis.linearAt(
                words.say("axis." + parameter),
                Quantity.NUMBER,
                List.copyOf(course.cells().keySet()))
            .in(words::number),
        Axis.linear(words.say("plot." + what), quantity).in(words::number),
        series);
  }

  private Series series(String name, PlotStyle look, Course course, Metric metric) {
    List<Point> points = new ArrayList<>();
    for (double value : course.cells().keySet()) {
      Optional<Estimate> estimate = course.estimate(value, metric);
      if (estimate.isPresent()) {
        points.add(
            new Point(
                value,
                estimate.get().value(),
                estimate.get().interval(),
                words.say(
                    "plot.point",
                    name.isEmpty() ? course.server() : name,
                    words.say("at." + parameter, words.plain(value)),
                    words.number(Figures.quantity(estimate.get(), metric.unit())))));
      }
    }
    return new Series(name, Series.Form.LINE, look, points);
  }
}

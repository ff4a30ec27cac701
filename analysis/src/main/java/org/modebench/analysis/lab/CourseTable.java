package org.modebench.analysis.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.modebench.analysis.catalogue.Metric;
import org.modebench.analysis.catalogue.Metrics;
import org.modebench.analysis.table.Column;
import org.modebench.analysis.table.Figures;
import org.modebench.analysis.table.Table;

/** The table of a task with servers: what {@code ab} prints, by the parameter of the study. */
final class CourseTable {
  private CourseTable() {}

  private record Line(Course course, double value) {
    String estimate(Metric metric, Words words) {
      return course
          .estimate(value, metric)
          .map(estimate -> words.number(Figures.quantity(estimate, metric.unit())))
          .orElse(Figures.NONE);
    }

    String taken(Words words) {
      return course.taken(value).map(words::time).orElse(Figures.NONE);
    }

    boolean failed() {
      return course.at(value).mean(Metrics.FAILURES).orElse(0) > 0;
    }

    String mean(Metric metric, Words words) {
      OptionalDouble mean = course.at(value).mean(metric);
      return mean.isPresent()
          ? words.number(Figures.quantity(mean.getAsDouble(), metric.unit()))
          : Figures.NONE;
    }
  }

  /**
   * @param parameter the end of the keys that name it
   */
  static Table<?> of(String title, List<Course> courses, String parameter, Words words) {
    List<Line> lines = new ArrayList<>();
    for (Course course : courses) {
      course.cells().keySet().forEach(value -> lines.add(new Line(course, value)));
    }
    List<Column<Line>> columns = new ArrayList<>();
    columns.add(Column.text(words.say("column.server"), line -> line.course().server()));
    columns.add(Column.figure(words.say("axis." + parameter), line -> words.plain(line.value())));
    columns.add(Column.figure(words.say("column.taken"), line -> line.taken(words)));
    columns.add(
        Column.figure(words.say("column.rate"), line -> line.estimate(Metrics.THROUGHPUT, words)));
    columns.add(
        Column.figure(
            words.say("column.mean"), line -> line.estimate(Metrics.TIME_PER_REQUEST, words)));
    columns.add(
        Column.figure(
            words.say("column.across"),
            line -> line.estimate(Metrics.TIME_PER_REQUEST_CONCURRENT, words)));
    columns.add(
        Column.figure(
            words.say("column.longest-request"), line -> line.mean(Metrics.LATENCY_MAX, words)));
    if (lines.stream().anyMatch(Line::failed)) {
      columns.add(
          Column.figure(words.say("column.failures"), line -> line.mean(Metrics.FAILURES, words)));
    }
    columns.add(
        Column.figure(
            words.say("column.forks"),
            line -> Integer.toString(line.course().at(line.value()).forks())));
    return new Table<>(title, columns, lines);
  }
}

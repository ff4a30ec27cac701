package org.modebench.analysis.lab.lecture;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.modebench.analysis.catalogue.Metric;
import org.modebench.analysis.catalogue.Parameter;
import org.modebench.analysis.lab.Words;
import org.modebench.analysis.lab.lecture.SubjectData.Place;
import org.modebench.analysis.plot.Axis;
import org.modebench.analysis.plot.Plot;
import org.modebench.analysis.plot.PlotStyles;
import org.modebench.analysis.plot.Point;
import org.modebench.analysis.plot.Series;
import org.modebench.analysis.statistics.Estimate;
import org.modebench.analysis.text.Quantity;

/**
 * The plot of a subject: its first metric over a parameter, a line for each value of the axis, and
 * of what else varies; or, without a parameter, a point for each of them.
 */
final class SubjectPlot {
  private final Subject subject;
  private final SubjectData data;
  private final Words words;
  private final Metric metric;

  /** Memory is drawn in MiB. */
  private final double scale;

  private SubjectPlot(Subject subject, SubjectData data, Words words) {
    this.subject = subject;
    this.data = data;
    this.words = words;
    this.metric = subject.metrics().get(0);
    this.scale = isMemory() ? 1.0 / (1 << 20) : 1;
  }

  private boolean isMemory() {
    return metric.unit().equals("bytes");
  }

  /** Empty where two points would not be. */
  static Optional<Plot> of(Subject subject, SubjectData data, Words words) {
    SubjectPlot plot = new SubjectPlot(subject, data, words);
    return subject.across().isPresent()
        ? Optional.of(plot.over(subject.across().get()))
            .filter(of -> of.series().stream().anyMatch(series -> series.points().size() > 1))
        : Optional.of(plot.byName()).filter(of -> of.series().size() > 1);
  }

  private Plot byName() {
    List<Parameter> others = data.varying();
    SortedMap<Integer, Place> places = new TreeMap<>();
    data.places().stream()
        .filter(place -> place.cell().mean(metric).isPresent())
        .forEach(place -> places.put(places.size(), place));
    List<String> names = names(places.values(), others);
    PlotStyles looks =
        PlotStyles.of(
            places.values().stream().map(place -> place.key().mode()).distinct().toList());
    List<Series> series = new ArrayList<>();
    places.forEach(
        (at, place) ->
            series.add(
                new Series(
                    "",
                    Series.Form.LINE,
                    looks.of(place.key().mode()),
                    points(names.get(at), new TreeMap<>(Map.of((double) at, place))))));
    return new Plot(
        subject.name(),
        words.say("lecture.plot", subject.workload().name(), title()),
        words.say("plot.caption"),
        Axis.names("", names),
        axis(title(), series).in(words::number),
        series);
  }

  /** What all have in common is in no name. */
  private static List<String> names(Collection<Place> places, List<Parameter> others) {
    boolean alike = places.stream().map(place -> place.key().mode()).distinct().count() == 1;
    return places.stream()
        .map(place -> alike ? values(place, others) : name(place, others))
        .toList();
  }

  private String title() {
    return new MetricWords(metric, words).title()
        + (isMemory() ? ", " + words.say("unit.MiB") : "");
  }

  private Plot over(Parameter across) {
    Map<String, SortedMap<Double, Place>> lines = new LinkedHashMap<>();
    TreeSet<Double> values = new TreeSet<>();
    List<Parameter> others = new ArrayList<>(data.varying());
    others.remove(across);
    for (Place place : data.places()) {
      place
          .value(across)
          .map(Double::parseDouble)
          .ifPresent(
              value -> {
                lines.computeIfAbsent(name(place, others), l -> new TreeMap<>()).put(value, place);
                values.add(value);
              });
    }
    PlotStyles looks = PlotStyles.of(List.copyOf(lines.keySet()));
    List<Series> series = new ArrayList<>();
    lines.forEach(
        (name, places) ->
            series.add(new Series(name, Series.Form.LINE, looks.of(name), points(name, places))));
    String along = words.say("across." + across.name());
    List<Double> ticks = List.copyOf(values);
    boolean fromZero = ticks.isEmpty() || ticks.get(0) <= 0;
    return new Plot(
        subject.name(),
        words.say("lecture.plot", subject.workload().name(), title()),
        words.say("plot.caption"),
        (fromZero
                ? Axis.linearAt(along, Quantity.NUMBER, ticks)
                : Axis.logAt(along, Quantity.NUMBER, ticks))
            .in(words::number),
        axis(title(), series).in(words::number),
        series);
  }

  /** The value of the axis, and what else tells a line from others. */
  static String name(Place place, List<Parameter> others) {
    return Stream.of(place.key().mode(), values(place, others))
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(", "));
  }

  private static String values(Place place, List<Parameter> others) {
    return others.stream()
        .flatMap(other -> place.value(other).stream().map(value -> other.name() + "=" + value))
        .collect(Collectors.joining(", "));
  }

  /** From 0 where a line has 0. */
  private Axis axis(String title, List<Series> series) {
    Quantity quantity = metric.unit().equals("s") ? Quantity.TIME : Quantity.NUMBER;
    boolean positive =
        series.stream().flatMap(line -> line.points().stream()).allMatch(point -> point.y() > 0);
    return positive ? Axis.log(title, quantity) : Axis.linear(title, quantity);
  }

  private List<Point> points(String name, SortedMap<Double, Place> places) {
    List<Point> points = new ArrayList<>();
    MetricWords figures = new MetricWords(metric, words);
    places.forEach(
        (value, place) -> {
          Optional<Estimate> estimate = MetricWords.estimate(place.cell(), metric);
          if (estimate.isPresent()) {
            points.add(
                new Point(
                    value,
                    estimate.get().value() * scale,
                    estimate.get().interval().map(interval -> interval.scaled(scale)),
                    subject.across().isPresent()
                        ? words.say(
                            "plot.point", name, words.plain(value), figures.of(place.cell()))
                        : name + ": " + figures.of(place.cell())));
          } else {
            place.cell().mean(metric).ifPresent(mean -> points.add(Point.of(value, mean * scale)));
          }
        });
    return points;
  }
}

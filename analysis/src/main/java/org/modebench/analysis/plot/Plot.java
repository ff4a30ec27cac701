package org.modebench.analysis.plot;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.math3.stat.StatUtils;
import org.modebench.analysis.text.Count;

/**
 * What a plot shows, before it is drawn.
 *
 * @param name of its files and anchors: letters, digits and hyphens
 * @param title what it shows, with the workload
 * @param caption how to read it, in a sentence or two; may be empty
 * @param across the axis of x; horizontal unless it has names, which are listed from top to bottom
 * @param inPanels whether each line has a panel, with the other lines grey behind it
 */
public record Plot(
    String name,
    String title,
    String caption,
    Axis across,
    Axis up,
    List<Series> series,
    boolean inPanels) {
  /** The number of what has no look of its own, such as a guide. */
  static final int NO_LOOK = -1;

  /** Checks and copies the components. */
  public Plot {
    if (!name.matches("[A-Za-z0-9-]+")) {
      throw new IllegalArgumentException(
          "the name of a plot must be letters, digits and hyphens, but is \"" + name + "\"");
    }
    series =
        series.stream()
            .map(s -> new Series(s.name(), s.form(), s.look(), shown(s, across, up)))
            .filter(s -> !s.points().isEmpty())
            .toList();
  }

  /** A plot of all its series together. */
  public Plot(
      String name, String title, String caption, Axis across, Axis up, List<Series> series) {
    this(name, title, caption, across, up, series, false);
  }

  /** The same with a panel for each line, all on one scale, and the others grey behind it. */
  public Plot parted() {
    return new Plot(name, title, caption, across, up, series, true);
  }

  private static List<Point> shown(Series series, Axis across, Axis up) {
    return series.points().stream()
        .filter(point -> across.shows(point.x()) && up.shows(point.y()))
        .toList();
  }

  /** Whether there is nothing but guides to draw. */
  public boolean isEmpty() {
    return series.stream().allMatch(s -> s.form() == Series.Form.GUIDE);
  }

  /**
   * The number of a series' look: that of the first series that looks the same, or {@link #NO_LOOK}
   * where no two series with names differ or each has a panel, so that there is nothing to tell
   * apart.
   */
  int look(Series series) {
    long looks = series().stream().filter(Plot::isNamed).map(Series::look).distinct().count();
    if (inPanels || looks < 2 || series.form() == Series.Form.GUIDE) {
      return NO_LOOK;
    }
    return series().stream()
        .filter(other -> other.form() != Series.Form.GUIDE)
        .map(Series::look)
        .distinct()
        .toList()
        .indexOf(series.look());
  }

  private static boolean isNamed(Series series) {
    return series.form() != Series.Form.GUIDE && !series.name().isEmpty();
  }

  /** Whether names stand along its vertical axis, and values along its horizontal one. */
  boolean isTurned() {
    return across.scale() == Axis.Scale.NAMES;
  }

  /**
   * The plot in words: every value that a reader of the picture could point at, but of single forks
   * their number, range and median.
   */
  public String inWords() {
    return series.stream()
        .flatMap(s -> s.form() == Series.Form.DOTS ? dots(s) : words(s))
        .filter(words -> !words.isEmpty())
        .collect(Collectors.joining("; ", title + ". ", "."));
  }

  private static Stream<String> words(Series series) {
    return series.form() == Series.Form.GUIDE
        ? Stream.of()
        : series.points().stream().map(Point::words);
  }

  /** The dots at each name; elsewhere of the whole series. */
  private Stream<String> dots(Series series) {
    SortedMap<String, double[]> byName =
        new TreeMap<>(
            series.points().stream()
                .collect(
                    Collectors.groupingBy(
                        point -> name(series, point),
                        Collectors.collectingAndThen(
                            Collectors.toList(),
                            points -> points.stream().mapToDouble(Point::y).toArray()))));
    return byName.entrySet().stream()
        .map(
            entry -> {
              double[] values = entry.getValue();
              return "%s: %s from %s to %s, median %s"
                  .formatted(
                      entry.getKey(),
                      Count.of(values.length, "dot"),
                      rounded(StatUtils.min(values), values),
                      rounded(StatUtils.max(values), values),
                      rounded(StatUtils.percentile(values, 50), values));
            });
  }

  /** One of some values as text; what a rounding error leaves of 0 is 0. */
  private String rounded(double value, double[] values) {
    double most = Math.max(StatUtils.max(values), -StatUtils.min(values));
    return up.text(Math.abs(value) < 1e-6 * most ? 0 : value);
  }

  private String name(Series series, Point point) {
    int place = (int) Math.round(point.x());
    return isTurned() && place >= 0 && place < across.names().size()
        ? across.names().get(place)
        : series.name();
  }
}

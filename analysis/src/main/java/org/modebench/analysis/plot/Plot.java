package org.modebench.analysis.plot;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What a plot shows, before it is drawn.
 *
 * @param name of its files and anchors: letters, digits and hyphens
 * @param title what it shows, with the workload
 * @param caption how to read it, in a sentence or two; may be empty
 * @param across the axis of x; horizontal unless it has names, which are listed from top to bottom
 */
public record Plot(
    String name, String title, String caption, Axis across, Axis up, List<Series> series) {
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

  private static List<Point> shown(Series series, Axis across, Axis up) {
    return series.points().stream()
        .filter(point -> across.shows(point.x()) && up.shows(point.y()))
        .toList();
  }

  /** Whether there is nothing but guides to draw. */
  public boolean isEmpty() {
    return series.stream().allMatch(s -> s.form() == Series.Form.GUIDE);
  }

  /** Whether names stand along its vertical axis, and values along its horizontal one. */
  boolean isTurned() {
    return across.scale() == Axis.Scale.NAMES;
  }

  /**
   * The plot in words: every value that a reader of the picture could point at, but single forks.
   */
  public String inWords() {
    return series.stream()
        .filter(s -> s.form() == Series.Form.LINE || s.form() == Series.Form.BARS)
        .flatMap(s -> s.points().stream())
        .map(Point::words)
        .filter(words -> !words.isEmpty())
        .collect(Collectors.joining("; ", title + ". ", "."));
  }
}

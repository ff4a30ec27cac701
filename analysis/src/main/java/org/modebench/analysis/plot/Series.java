package org.modebench.analysis.plot;

import java.util.List;

/**
 * Points that belong together and look alike.
 *
 * @param name as the legend gives it; empty to leave it out there
 */
public record Series(String name, Form form, PlotStyle look, List<Point> points) {
  /** How points are drawn. */
  public enum Form {
    /** Markers with their intervals; joined by a line, unless the axis is of counts. */
    LINE,
    /** Bars from 0 with their intervals. */
    BARS,
    /** Small markers, such as one for each fork. */
    DOTS,
    /** A line without markers, such as the ideal. */
    GUIDE
  }
}

package org.modebench.analysis.plot;

import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;

/**
 * The ticks of an axis, as many of them with a text as have room within the drawing. Of ticks at
 * equal distances, every second, third and so on has one, so that none seems to be missing.
 */
final class TickLabels {
  private static final int GAP = 6;

  private TickLabels() {}

  /** A tick on the axis, and from where to where its text would reach. */
  private record CellKey(Tick tick, double at, double half) {
    boolean overlaps(CellKey other) {
      return Math.abs(at - other.at) < half + other.half;
    }
  }

  static List<NumberTick> fitting(
      ValueAxis axis, List<Tick> ticks, Graphics2D graphics, Rectangle2D area, RectangleEdge edge) {
    boolean horizontal = RectangleEdge.isTopOrBottom(edge);
    TextAnchor anchor = horizontal ? TextAnchor.TOP_CENTER : TextAnchor.CENTER_RIGHT;
    FontMetrics metrics = graphics.getFontMetrics(axis.getTickLabelFont());
    List<CellKey> places = new ArrayList<>();
    for (Tick tick : ticks) {
      if (tick.value() >= axis.getLowerBound() && tick.value() <= axis.getUpperBound()) {
        double size = horizontal ? metrics.stringWidth(tick.text()) + GAP : metrics.getAscent();
        places.add(new CellKey(tick, axis.valueToJava2D(tick.value(), area, edge), size / 2));
      }
    }
    Set<CellKey> named = named(places, horizontal ? Canvas.WIDTH : Double.POSITIVE_INFINITY);
    return places.stream()
        .map(
            place ->
                new NumberTick(
                    place.tick.value(),
                    named.contains(place) ? place.tick.text() : "",
                    anchor,
                    anchor,
                    0))
        .toList();
  }

  private static Set<CellKey> named(List<CellKey> places, double length) {
    int step = areEvenlySpaced(places) ? stepWithRoom(places) : 1;
    Set<CellKey> named = new LinkedHashSet<>();
    for (int i = 0; i < places.size(); i += step) {
      CellKey place = places.get(i);
      boolean within = place.at - place.half >= 0 && place.at + place.half <= length;
      if (within && named.stream().noneMatch(place::overlaps)) {
        named.add(place);
      }
    }
    return named;
  }

  private static boolean areEvenlySpaced(List<CellKey> places) {
    for (int i = 2; i < places.size(); i++) {
      double before = places.get(i - 1).at - places.get(i - 2).at;
      if (Math.abs(places.get(i).at - places.get(i - 1).at - before) > 0.5) {
        return false;
      }
    }
    return true;
  }

  private static int stepWithRoom(List<CellKey> places) {
    int step = 1;
    while (step < places.size() && overlapsAnywhere(places, step)) {
      step++;
    }
    return step;
  }

  private static boolean overlapsAnywhere(List<CellKey> places, int step) {
    for (int i = step; i < places.size(); i += step) {
      if (places.get(i).overlaps(places.get(i - step))) {
        return true;
      }
    }
    return false;
  }
}

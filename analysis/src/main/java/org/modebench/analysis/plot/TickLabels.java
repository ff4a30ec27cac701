package org.modebench.analysis.plot;

import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;

/** The ticks of an axis, as many as have room for their texts. */
final class TickLabels {
  private static final int GAP = 6;

  private TickLabels() {}

  static List<NumberTick> fitting(
      ValueAxis axis, List<Tick> ticks, Graphics2D graphics, Rectangle2D area, RectangleEdge edge) {
    boolean horizontal = RectangleEdge.isTopOrBottom(edge);
    TextAnchor anchor = horizontal ? TextAnchor.TOP_CENTER : TextAnchor.CENTER_RIGHT;
    FontMetrics metrics = graphics.getFontMetrics(axis.getTickLabelFont());
    List<NumberTick> fitting = new ArrayList<>();
    List<double[]> taken = new ArrayList<>();
    for (Tick tick : ticks) {
      if (tick.value() < axis.getLowerBound() || tick.value() > axis.getUpperBound()) {
        continue;
      }
      double at = axis.valueToJava2D(tick.value(), area, edge);
      double half =
          (horizontal ? metrics.stringWidth(tick.text()) + GAP : metrics.getAscent()) / 2.0;
      boolean room = taken.stream().noneMatch(span -> at - half < span[1] && at + half > span[0]);
      if (room) {
        taken.add(new double[] {at - half, at + half});
      }
      fitting.add(new NumberTick(tick.value(), room ? tick.text() : "", anchor, anchor, 0));
    }
    return fitting;
  }
}

package org.modebench.analysis.plot;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.ui.RectangleEdge;

/** An axis of equal steps with the ticks that it is given. */
final class LinearScale extends NumberAxis {
  private static final long serialVersionUID = 1L;

  private final transient List<Tick> ticks;

  LinearScale(String title, Span span, List<Tick> ticks) {
    super(title);
    this.ticks = ticks;
    setRange(span.low(), span.high());
  }

  @Override
  public List<NumberTick> refreshTicks(
      Graphics2D graphics, AxisState state, Rectangle2D area, RectangleEdge edge) {
    return TickLabels.fitting(this, ticks, graphics, area, edge);
  }

  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }
}

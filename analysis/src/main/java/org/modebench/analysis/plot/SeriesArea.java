package org.modebench.analysis.plot;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.function.IntConsumer;
import org.jfree.chart.plot.CrosshairState;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;

/** The area of a plot, which says which of its layers it is drawing. */
final class SeriesArea extends XYPlot {
  /** What is said after a layer. */
  static final int NO_LAYER = -1;

  private static final long serialVersionUID = 1L;

  private final transient IntConsumer turn;

  SeriesArea(IntConsumer turn) {
    this.turn = turn;
  }

  @Override
  public boolean render(
      Graphics2D graphics,
      Rectangle2D area,
      int layer,
      PlotRenderingInfo info,
      CrosshairState crosshair) {
    turn.accept(layer);
    boolean drawn = super.render(graphics, area, layer, info, crosshair);
    turn.accept(NO_LAYER);
    return drawn;
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

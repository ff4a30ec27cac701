package org.modebench.analysis.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Polygon;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import org.modebench.analysis.catalogue.Style;
import org.modebench.analysis.catalogue.Style.Colour;
import org.modebench.analysis.catalogue.Style.Marker;

/** How a style is drawn: its colour, its marker and its line. */
public record PlotStyle(Style style) {
  /** What guides and references look like. */
  public static final PlotStyle GUIDE = new PlotStyle(new Style(Colour.INK, Marker.CIRCLE, true));

  Color color() {
    return new Color(style.colour().rgb());
  }

  Shape marker(double radius) {
    double r = radius;
    return switch (style.marker()) {
      case CIRCLE -> new Ellipse2D.Double(-r, -r, 2 * r, 2 * r);
      case SQUARE -> new Rectangle2D.Double(-0.9 * r, -0.9 * r, 1.8 * r, 1.8 * r);
      case TRIANGLE -> polygon(0, -1.2 * r, 1.1 * r, 0.8 * r, -1.1 * r, 0.8 * r);
      case DOWN -> polygon(0, 1.2 * r, 1.1 * r, -0.8 * r, -1.1 * r, -0.8 * r);
      case DIAMOND -> polygon(0, -1.3 * r, 1.3 * r, 0, 0, 1.3 * r, -1.3 * r, 0);
    };
  }

  private static Shape polygon(double... xy) {
    Polygon polygon = new Polygon();
    for (int i = 0; i < xy.length; i += 2) {
      polygon.addPoint((int) Math.round(xy[i]), (int) Math.round(xy[i + 1]));
    }
    return polygon;
  }

  Stroke stroke(float width) {
    return style.dashed()
        ? new BasicStroke(
            width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {5, 3}, 0)
        : new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND);
  }
}

package org.modebench.analysis.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Polygon;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;

/**
 * Colour, marker and dash of a mode, the same in every plot.
 *
 * <p>Colours are those of M. Okabe and K. Ito, Color Universal Design (2008), which colour-blind
 * readers can tell apart. Relatives share a colour and differ in marker and dash, so that no two
 * modes differ in colour alone.
 */
public record Look(Colour colour, Marker marker, boolean dashed) {
  /** What guides and references look like. */
  public static final Look GUIDE = new Look(Colour.INK, Marker.CIRCLE, true);

  /** The colours; INK stands for that of the text, whatever it is. */
  public enum Colour {
    INK(0x000000),
    ORANGE(0xE69F00),
    SKY(0x56B4E9),
    GREEN(0x009E73),
    BLUE(0x0072B2),
    VERMILION(0xD55E00),
    PURPLE(0xCC79A7);

    private final Color color;

    Colour(int rgb) {
      color = new Color(rgb);
    }

    Color color() {
      return color;
    }
  }

  /** The markers, all about equally large. */
  public enum Marker {
    CIRCLE,
    SQUARE,
    TRIANGLE,
    DIAMOND,
    DOWN;

    Shape shape(double radius) {
      double r = radius;
      return switch (this) {
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
  }

  Stroke stroke(float width) {
    return dashed
        ? new BasicStroke(
            width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {5, 3}, 0)
        : new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND);
  }
}

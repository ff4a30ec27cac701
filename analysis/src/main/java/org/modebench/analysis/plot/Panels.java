package org.modebench.analysis.plot;

import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jfree.chart.axis.AxisSpace;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.PlotState;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.text.TextUtils;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;

/** Panels of one size in rows, with the numbers of their common axes at the edges alone. */
final class Panels extends org.jfree.chart.plot.Plot {
  private static final long serialVersionUID = 1L;

  private static final int MOST_COLUMNS = 3;
  private static final double GAP = 12;
  private static final double NAME = 20;
  private static final double NUMBERS = 22;
  private static final double TITLE = 16;

  private final transient List<Panel> panels;
  private final transient Axis across;
  private final transient Axis up;
  private final int columns;
  private final int rows;

  /** A part of the plot and the name above it. */
  record Panel(String name, XYPlot area) {}

  Panels(List<Panel> panels, Axis across, Axis up) {
    this.panels = panels;
    this.across = across;
    this.up = up;
    this.columns = columns(panels.size());
    this.rows = rows(panels.size());
  }

  /** Two or four are as wide as they can be. */
  private static int columns(int panels) {
    return panels == 4 ? 2 : Math.min(panels, MOST_COLUMNS);
  }

  private static int rows(int panels) {
    return (panels + columns(panels) - 1) / columns(panels);
  }

  /** How high a drawing with so many panels is. */
  static int height(int panels) {
    int one = columns(panels) == MOST_COLUMNS ? 122 : 160;
    return 76 + one * rows(panels);
  }

  @Override
  public void draw(
      Graphics2D graphics,
      Rectangle2D area,
      Point2D anchor,
      PlotState parent,
      PlotRenderingInfo info) {
    graphics.setFont(Canvas.TEXT);
    FontMetrics metrics = graphics.getFontMetrics();
    // Whole numbers: JFreeChart rounds each area by itself, which would make them differ.
    double top = Math.ceil(area.getY());
    double left = Math.ceil(TITLE + widestNumber(metrics));
    double start = Math.ceil(area.getX() + left);
    double width = Math.floor((area.getMaxX() - start) / columns);
    double height = Math.floor((area.getMaxY() - top - NUMBERS - TITLE) / rows);
    for (int i = 0; i < panels.size(); i++) {
      Panel panel = panels.get(i);
      int row = i / columns;
      double x = start + i % columns * width;
      double y = top + row * height;
      var inner = new Rectangle2D.Double(x, y + NAME, width - GAP, height - NAME - GAP / 2);
      boolean isLowest = i + columns >= panels.size();
      draw(panel.area(), graphics, inner, i % columns == 0 ? left : 0, isLowest, info);
      graphics.setFont(Canvas.TEXT);
      graphics.setPaint(Canvas.INK);
      graphics.drawString(fitting(panel.name(), width - GAP, metrics), (float) x, (float) y + 14);
    }
    TextUtils.drawAlignedString(
        across.title(),
        graphics,
        (float) (start + (columns * width - GAP) / 2),
        (float) area.getMaxY(),
        TextAnchor.BOTTOM_CENTER);
    drawUpwards(up.title(), graphics, area.getX() + metrics.getAscent(), top + rows * height / 2);
  }

  /** JFreeChart would draw it as shapes, which nobody can search or select. */
  private static void drawUpwards(String text, Graphics2D graphics, double x, double middle) {
    AffineTransform upright = graphics.getTransform();
    graphics.translate(x, middle + graphics.getFontMetrics().stringWidth(text) / 2.0);
    graphics.rotate(-Math.PI / 2);
    graphics.drawString(text, 0, 0);
    graphics.setTransform(upright);
  }

  private double widestNumber(FontMetrics metrics) {
    ValueAxis axis = panels.get(0).area().getRangeAxis();
    return Tick.of(up, axis.getLowerBound(), axis.getUpperBound()).stream()
            .mapToInt(tick -> metrics.stringWidth(tick.text()))
            .max()
            .orElse(0)
        + GAP / 2;
  }

  /** Draws a panel into its place; only at an edge its axis has numbers. */
  private static void draw(
      XYPlot panel,
      Graphics2D graphics,
      Rectangle2D inner,
      double left,
      boolean isLowest,
      PlotRenderingInfo info) {
    panel.setInsets(RectangleInsets.ZERO_INSETS);
    panel.getRangeAxis().setTickLabelsVisible(left > 0);
    panel.getDomainAxis().setTickLabelsVisible(isLowest);
    panel.getRangeAxis().setLabel(null);
    panel.getDomainAxis().setLabel(null);
    AxisSpace beside = new AxisSpace();
    beside.setLeft(left);
    panel.setFixedRangeAxisSpace(beside, false);
    AxisSpace below = new AxisSpace();
    below.setBottom(isLowest ? NUMBERS : 0);
    panel.setFixedDomainAxisSpace(below, false);
    Rectangle2D whole =
        new Rectangle2D.Double(
            inner.getX() - left,
            inner.getY(),
            inner.getWidth() + left,
            inner.getHeight() + below.getBottom());
    panel.draw(graphics, whole, null, null, info);
  }

  private static String fitting(String name, double width, FontMetrics metrics) {
    String text = name;
    for (int cut = name.length(); metrics.stringWidth(text) > width && cut > 0; ) {
      cut = name.offsetByCodePoints(cut, -1);
      text = name.substring(0, cut) + "…";
    }
    return text;
  }

  @Override
  public String getPlotType() {
    return "small multiples";
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

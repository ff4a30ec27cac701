package org.modebench.analysis.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Paint;
import java.awt.geom.Line2D;
import org.jfree.chart.renderer.xy.StandardXYBarPainter;
import org.jfree.chart.renderer.xy.XYBarRenderer;
import org.jfree.chart.renderer.xy.XYErrorRenderer;
import org.jfree.chart.renderer.xy.XYItemRenderer;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.XYIntervalSeries;
import org.jfree.data.xy.XYIntervalSeriesCollection;
import org.modebench.analysis.statistics.Interval;

/** Datasets of JFreeChart and the renderers for them. */
final class Layers {
  private static final double BAR_HALF_WIDTH = 0.36;
  private static final double MARKER = 3.6;
  private static final double DOT = 2.2;

  /** Seen on white and on black, and no darker where lines lie on each other. */
  private static final Color SHADE = new Color(160, 160, 160);

  private Layers() {}

  static XYIntervalSeriesCollection intervals(Series series, Offset offset) {
    XYIntervalSeries values = new XYIntervalSeries(series.name(), false, true);
    for (Point point : series.points()) {
      double x = offset.apply(point.x());
      Interval y = point.interval().orElse(new Interval(point.y(), point.y()));
      values.add(x, x, x, point.y(), y.low(), y.high());
    }
    return collection(values);
  }

  static XYIntervalSeriesCollection bars(Series series) {
    XYIntervalSeries values = new XYIntervalSeries(series.name(), false, true);
    for (Point point : series.points()) {
      values.add(
          point.x(),
          point.x() - BAR_HALF_WIDTH,
          point.x() + BAR_HALF_WIDTH,
          point.y(),
          point.y(),
          point.y());
    }
    return collection(values);
  }

  private static XYIntervalSeriesCollection collection(XYIntervalSeries series) {
    XYIntervalSeriesCollection collection = new XYIntervalSeriesCollection();
    collection.addSeries(series);
    return collection;
  }

  static XYItemRenderer line(Series series, boolean joined) {
    XYErrorRenderer renderer = new XYErrorRenderer();
    renderer.setDrawXError(false);
    renderer.setErrorStroke(new BasicStroke(1.2f));
    renderer.setCapLength(5);
    renderer.setDefaultLinesVisible(joined);
    renderer.setSeriesPaint(0, series.look().color());
    renderer.setSeriesStroke(0, series.look().stroke(1.6f));
    renderer.setSeriesShape(0, series.look().marker(MARKER));
    renderer.setLegendLine(new Line2D.Double(-12, 0, 12, 0));
    named(series, renderer);
    return renderer;
  }

  static XYItemRenderer dots(Series series) {
    XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(false, true);
    renderer.setSeriesShape(0, series.look().marker(DOT));
    renderer.setSeriesPaint(0, faded(series.look().color(), 0.35));
    renderer.setUseOutlinePaint(true);
    renderer.setSeriesOutlinePaint(0, series.look().color());
    renderer.setSeriesOutlineStroke(0, new BasicStroke(0.8f));
    named(series, renderer);
    return renderer;
  }

  /** A line behind that of another series, to compare it with. */
  static XYItemRenderer shade(Series series) {
    boolean alone = series.points().size() == 1;
    XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, alone);
    renderer.setSeriesShape(0, series.look().marker(DOT));
    renderer.setSeriesPaint(0, SHADE);
    renderer.setSeriesStroke(0, new BasicStroke(1f));
    return renderer;
  }

  static XYItemRenderer guide(Series series) {
    XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, false);
    // Between points that are near each other each part of its own would end before its first gap.
    renderer.setDrawSeriesLineAsPath(true);
    renderer.setSeriesPaint(0, series.look().color());
    renderer.setSeriesStroke(0, series.look().stroke(1.4f));
    renderer.setLegendLine(new Line2D.Double(-12, 0, 12, 0));
    named(series, renderer);
    return renderer;
  }

  static XYItemRenderer bar(Series series) {
    XYBarRenderer renderer = new XYBarRenderer();
    renderer.setShadowVisible(false);
    renderer.setBarPainter(new StandardXYBarPainter());
    renderer.setSeriesPaint(0, faded(series.look().color(), 0.45));
    renderer.setDrawBarOutline(true);
    renderer.setSeriesOutlinePaint(0, series.look().color());
    renderer.setSeriesOutlineStroke(0, series.look().stroke(1.4f));
    named(series, renderer);
    return renderer;
  }

  static XYItemRenderer whisker() {
    XYErrorRenderer renderer = new XYErrorRenderer();
    renderer.setDrawXError(false);
    renderer.setCapLength(8);
    renderer.setErrorStroke(new BasicStroke(1.6f));
    renderer.setDefaultShapesVisible(false);
    renderer.setSeriesPaint(0, Canvas.INK);
    renderer.setDefaultSeriesVisibleInLegend(false);
    return renderer;
  }

  private static void named(Series series, XYItemRenderer renderer) {
    renderer.setSeriesVisibleInLegend(0, !series.name().isEmpty());
  }

  private static Paint faded(Color color, double share) {
    return new Color(
        color.getRed(), color.getGreen(), color.getBlue(), (int) Math.round(255 * share));
  }
}

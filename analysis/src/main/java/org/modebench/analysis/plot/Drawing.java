package org.modebench.analysis.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.jfree.chart.ChartRenderingInfo;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.AxisLocation;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.entity.LegendItemEntity;
import org.jfree.chart.entity.XYItemEntity;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYItemRenderer;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.ui.HorizontalAlignment;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.general.Dataset;
import org.jfree.data.xy.XYDataset;

/** A plot turned into a chart of JFreeChart. */
final class Drawing {
  private static final Color FAINT = new Color(0, 0, 0, 40);
  private static final Font TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 14);

  private final Plot plot;
  private final IntConsumer turn;
  private final JFreeChart chart;
  private final IdentityHashMap<Dataset, Series> drawn = new IdentityHashMap<>();

  Drawing(Plot plot) {
    this(plot, look -> {});
  }

  /**
   * A drawing that says what it draws.
   *
   * @param turn is given the number of a look before anything in it is drawn
   */
  Drawing(Plot plot, IntConsumer turn) {
    this.plot = plot;
    this.turn = turn;
    if (plot.inPanels()) {
      chart = chart(panels());
    } else {
      XYPlot area = area(layers());
      chart = chart(area);
      if (plot.series().stream().anyMatch(series -> !series.name().isEmpty())) {
        chart.addSubtitle(legend(area));
      }
    }
  }

  private JFreeChart chart(org.jfree.chart.plot.Plot area) {
    JFreeChart chart = new JFreeChart(plot.title(), TITLE, area, false);
    chart.setBackgroundPaint(null);
    chart.setPadding(new RectangleInsets(4, 4, 4, 10));
    TextTitle title = chart.getTitle();
    title.setPaint(Canvas.INK);
    title.setHorizontalAlignment(HorizontalAlignment.LEFT);
    title.setTextAlignment(HorizontalAlignment.LEFT);
    title.setPadding(2, 4, 6, 4);
    return chart;
  }

  private XYPlot area(List<Layer> layers) {
    XYPlot area =
        new SeriesArea(
            layer ->
                turn.accept(
                    layer == SeriesArea.NO_LAYER
                        ? Plot.NO_LOOK
                        : plot.look(layers.get(layer).series())));
    area.setDomainAxis(axis(plot.across(), Span.across(plot)));
    area.setRangeAxis(axis(plot.up(), Span.up(plot)));
    area.setBackgroundPaint(null);
    area.setOutlineVisible(false);
    area.setDomainGridlinesVisible(!plot.isTurned());
    area.setDomainGridlinePaint(FAINT);
    area.setRangeGridlinePaint(FAINT);
    area.setDomainGridlineStroke(new BasicStroke(0.7f));
    area.setRangeGridlineStroke(new BasicStroke(0.7f));
    area.setAxisOffset(RectangleInsets.ZERO_INSETS);
    if (plot.isTurned()) {
      area.setOrientation(PlotOrientation.HORIZONTAL);
      area.getDomainAxis().setInverted(true);
      area.setRangeAxisLocation(AxisLocation.BOTTOM_OR_LEFT);
    }
    area.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
    for (int i = 0; i < layers.size(); i++) {
      if (layers.get(i).isPointedAt()) {
        drawn.put(layers.get(i).dataset(), layers.get(i).series());
      }
      area.setDataset(i, layers.get(i).dataset());
      area.setRenderer(i, layers.get(i).renderer());
    }
    return area;
  }

  /** A panel for each line: the others grey, the guides over them, and the line on top. */
  private Panels panels() {
    List<Panels.Panel> panels = new ArrayList<>();
    List<Series> lines = lines();
    for (Series line : lines) {
      List<Layer> layers = new ArrayList<>();
      lines.stream().filter(other -> !other.equals(line)).map(Layer::shade).forEach(layers::add);
      plot.series().stream()
          .filter(series -> series.form() == Series.Form.GUIDE)
          .forEach(guide -> layers.addAll(Layer.of(guide, Offset.NONE, true)));
      layers.addAll(Layer.of(line, Offset.NONE, true));
      panels.add(new Panels.Panel(line.name(), area(layers)));
    }
    return new Panels(panels, plot.across(), plot.up());
  }

  private List<Series> lines() {
    return plot.series().stream().filter(s -> s.form() == Series.Form.LINE).toList();
  }

  int height() {
    if (plot.inPanels()) {
      return Panels.height(lines().size());
    }
    return switch (plot.across().scale()) {
      case NAMES -> Math.max(200, 130 + 26 * plot.across().names().size());
      // There are many of them on a page, each with a line or two.
      case ORDER -> 260;
      case LINEAR, LOG, CENTRED -> 420;
    };
  }

  /** Draws the plot. */
  Drawn draw(Graphics2D graphics) {
    ChartRenderingInfo info = new ChartRenderingInfo();
    chart.draw(graphics, new Rectangle2D.Double(0, 0, Canvas.WIDTH, height()), info);
    List<Spot> spots = new ArrayList<>();
    List<LegendEntry> entries = new ArrayList<>();
    for (Object entity : info.getEntityCollection().getEntities()) {
      if (entity instanceof XYItemEntity item) {
        Optional.ofNullable(drawn.get(item.getDataset()))
            .flatMap(series -> spot(series, item))
            .ifPresent(spots::add);
      } else if (entity instanceof LegendItemEntity item) {
        Optional.ofNullable(drawn.get(item.getDataset()))
            .flatMap(series -> entry(series, item))
            .ifPresent(entries::add);
      }
    }
    return new Drawn(spots, entries);
  }

  private Optional<Spot> spot(Series series, XYItemEntity item) {
    String words = series.points().get(item.getItem()).words();
    boolean bar = series.form() == Series.Form.BARS;
    return words.isEmpty()
        ? Optional.empty()
        : Optional.of(new Spot(item.getArea().getBounds2D(), bar, plot.look(series), words));
  }

  private Optional<LegendEntry> entry(Series series, LegendItemEntity item) {
    int look = plot.look(series);
    return look == Plot.NO_LOOK
        ? Optional.empty()
        : Optional.of(new LegendEntry(item.getArea().getBounds2D(), look, series.name()));
  }

  private List<Layer> layers() {
    List<Layer> layers = new ArrayList<>();
    List<Series> lines = lines();
    MarkerOffsets dodge = MarkerOffsets.of(plot.across(), Span.across(plot), lines);
    boolean joined = !plot.across().isOfCounts();
    for (Series series : plot.series()) {
      layers.addAll(Layer.of(series, dodge.offset(lines.indexOf(series)), joined));
    }
    return layers;
  }

  private static ValueAxis axis(Axis axis, Span span) {
    List<Tick> ticks = Tick.of(axis, span.low(), span.high());
    String title = axis.title();
    ValueAxis drawn =
        axis.scale() == Axis.Scale.LOG
            ? new LogScale(title, span, ticks)
            : new LinearScale(title, span, ticks);
    drawn.setLabelFont(Canvas.TEXT);
    drawn.setLabelPaint(Canvas.INK);
    drawn.setTickLabelFont(Canvas.TEXT);
    drawn.setTickLabelPaint(Canvas.INK);
    drawn.setAxisLinePaint(Canvas.INK);
    drawn.setTickMarkPaint(Canvas.INK);
    drawn.setMinorTickMarksVisible(false);
    drawn.setTickMarksVisible(axis.scale() != Axis.Scale.NAMES);
    return drawn;
  }

  private static LegendTitle legend(XYPlot area) {
    LegendTitle legend = new LegendTitle(area);
    legend.setItemFont(Canvas.TEXT);
    legend.setItemPaint(Canvas.INK);
    legend.setBackgroundPaint(null);
    legend.setFrame(BlockBorder.NONE);
    legend.setPosition(RectangleEdge.BOTTOM);
    // Wider than between a marker and its name, so that none seems to belong to its neighbour's.
    legend.setItemLabelPadding(new RectangleInsets(2, 2, 2, 14));
    return legend;
  }

  /** A dataset of a series and how it is drawn. */
  record Layer(Series series, XYDataset dataset, XYItemRenderer renderer, boolean isPointedAt) {
    static Layer shade(Series series) {
      return new Layer(series, Layers.intervals(series, Offset.NONE), Layers.shade(series), false);
    }

    static List<Layer> of(Series series, Offset offset, boolean joined) {
      return switch (series.form()) {
        case LINE ->
            List.of(
                new Layer(
                    series, Layers.intervals(series, offset), Layers.line(series, joined), true));
        case DOTS ->
            List.of(new Layer(series, Layers.intervals(series, offset), Layers.dots(series), true));
        case GUIDE ->
            List.of(
                new Layer(series, Layers.intervals(series, offset), Layers.guide(series), false));
        case BARS ->
            List.of(
                new Layer(series, Layers.bars(series), Layers.bar(series), true),
                new Layer(series, Layers.intervals(series, offset), Layers.whisker(), false));
      };
    }
  }
}

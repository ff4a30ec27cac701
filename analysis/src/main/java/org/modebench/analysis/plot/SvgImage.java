package org.modebench.analysis.plot;

import java.awt.Dimension;
import java.awt.geom.Rectangle2D;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.apache.batik.svggen.SVGIDGenerator;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Draws plots as SVG. Text stays text, in a font of the reader's. */
public final class SvgImage {
  private static final String SVG = "http://www.w3.org/2000/svg";
  private static final double RADIUS = 7;

  private SvgImage() {}

  /**
   * The plot as an {@code svg} element for a page: in the colour of the text around it, without
   * background, with its title, its values in words, an element of class {@code value} at each
   * point, and one of class {@code entry} at each series in the legend, with the same {@code
   * data-look} as all that is drawn of it. Ids in it begin with the name of the plot.
   */
  public static String inPage(Plot plot) {
    Element root = drawn(plot, true);
    root.setAttribute("role", "img");
    root.setAttribute("aria-labelledby", plot.name() + "-title " + plot.name() + "-desc");
    root.setAttribute("tabindex", "0");
    return text(root, false);
  }

  /** The plot as an SVG file: black on white. */
  public static String file(Plot plot) {
    Element root = drawn(plot, false);
    root.setAttribute("color", "black");
    Element paper = element(root, "rect");
    paper.setAttribute("width", "100%");
    paper.setAttribute("height", "100%");
    paper.setAttribute("fill", "white");
    paper.setAttribute("stroke", "none");
    root.insertBefore(paper, root.getFirstChild());
    return text(root, true);
  }

  private static Element drawn(Plot plot, boolean withValues) {
    Document document = document();
    SVGGeneratorContext context = SVGGeneratorContext.createDefault(document);
    context.setComment("");
    context.setPrecision(2);
    context.setIDGenerator(new Ids(plot.name()));
    SeriesMarks marks = new SeriesMarks();
    if (withValues) {
      context.setStyleHandler(marks);
    }
    SVGGraphics2D graphics = new SVGGraphics2D(context, false);
    Drawing drawing = new Drawing(plot, marks::begin);
    graphics.setSVGCanvasSize(new Dimension(Canvas.WIDTH, drawing.height()));
    Drawn drawn = drawing.draw(graphics);
    Element root = graphics.getRoot();
    SvgCleaning.clean(root, plot.name());
    root.setAttribute("viewBox", "0 0 " + Canvas.WIDTH + " " + drawing.height());
    if (withValues) {
      root.appendChild(values(root, drawn.spots()));
      if (!drawn.entries().isEmpty()) {
        root.appendChild(entries(root, drawn.entries()));
      }
    }
    Element words = element(root, "desc");
    words.setAttribute("id", plot.name() + "-desc");
    words.setTextContent(plot.inWords());
    root.insertBefore(words, root.getFirstChild());
    Element title = element(root, "title");
    title.setAttribute("id", plot.name() + "-title");
    title.setTextContent(plot.title());
    root.insertBefore(title, words);
    return root;
  }

  private static Element values(Element root, List<Spot> spots) {
    Element values = element(root, "g");
    values.setAttribute("class", "values");
    values.setAttribute("fill", "none");
    values.setAttribute("stroke", "none");
    values.setAttribute("pointer-events", "all");
    for (Spot spot : spots) {
      Rectangle2D area = spot.area();
      Element value = element(root, spot.bar() ? "rect" : "circle");
      value.setAttribute("class", "value");
      SeriesMarks.mark(value, spot.look());
      if (spot.bar()) {
        place(value, area);
      } else {
        value.setAttribute("cx", number(area.getCenterX()));
        value.setAttribute("cy", number(area.getCenterY()));
        value.setAttribute("r", number(RADIUS));
      }
      value.setAttribute("data-value", spot.words());
      // Shown on hover by itself where scripts do not run.
      Element title = element(root, "title");
      title.setTextContent(spot.words());
      value.appendChild(title);
      values.appendChild(value);
    }
    return values;
  }

  private static Element entries(Element root, List<LegendEntry> entries) {
    Element group = element(root, "g");
    group.setAttribute("fill", "none");
    group.setAttribute("stroke", "none");
    for (LegendEntry entry : entries) {
      Element rect = element(root, "rect");
      rect.setAttribute("class", "entry");
      place(rect, entry.area());
      SeriesMarks.mark(rect, entry.look());
      rect.setAttribute("data-name", entry.name());
      group.appendChild(rect);
    }
    return group;
  }

  private static void place(Element rect, Rectangle2D area) {
    rect.setAttribute("x", number(area.getX()));
    rect.setAttribute("y", number(area.getY()));
    rect.setAttribute("width", number(area.getWidth()));
    rect.setAttribute("height", number(area.getHeight()));
  }

  private static Element element(Element root, String name) {
    return root.getOwnerDocument().createElementNS(SVG, name);
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }

  private static Document document() {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
      return factory.newDocumentBuilder().getDOMImplementation().createDocument(SVG, "svg", null);
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("The JDK's own XML parser refuses its default settings.", e);
    }
  }

  private static String text(Element root, boolean alone) {
    try {
      Transformer transformer = TransformerFactory.newDefaultInstance().newTransformer();
      transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, alone ? "no" : "yes");
      transformer.setOutputProperty(OutputKeys.ENCODING, "UTF-8");
      StringWriter text = new StringWriter();
      transformer.transform(new DOMSource(root), new StreamResult(text));
      return text.toString();
    } catch (TransformerException e) {
      throw new IllegalStateException("A drawing cannot be written as XML.", e);
    }
  }

  /** Ids that differ between the plots of one page. */
  private static final class Ids extends SVGIDGenerator {
    private final String name;

    Ids(String name) {
      this.name = name;
    }

    @Override
    public String generateID(String prefix) {
      return super.generateID(name + "-" + prefix);
    }
  }
}

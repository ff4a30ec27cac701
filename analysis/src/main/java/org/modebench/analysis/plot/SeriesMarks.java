package org.modebench.analysis.plot;

import java.util.Map;
import org.apache.batik.svggen.DefaultStyleHandler;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.w3c.dom.Element;

/**
 * Marks the elements of a drawing with the look that they have, so that a page can show it alone.
 */
final class SeriesMarks extends DefaultStyleHandler {
  private int look = Plot.NO_LOOK;

  /** What is drawn from now on has this look. */
  void begin(int number) {
    look = number;
  }

  /** Batik's groups go by pens, not by series: only what is in them is marked. */
  @Override
  @SuppressWarnings("rawtypes") // Batik's own.
  public void setStyle(Element element, Map styles, SVGGeneratorContext context) {
    super.setStyle(element, styles, context);
    if (!element.getTagName().equals("g")) {
      mark(element, look);
    }
  }

  static void mark(Element element, int look) {
    if (look != Plot.NO_LOOK) {
      element.setAttribute("data-look", Integer.toString(look));
    }
  }
}

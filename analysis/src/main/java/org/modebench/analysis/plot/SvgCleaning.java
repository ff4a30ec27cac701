package org.modebench.analysis.plot;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.w3c.dom.Attr;
import org.w3c.dom.Comment;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Makes a drawing of Batik's short, and its ink that of the text around it. */
final class SvgCleaning {
  private static final Set<String> INK =
      Set.of("black", "rgb(0,0,0)", "rgb(0, 0, 0)", "#000000", "#000");

  private static final Set<String> WITHOUT_EFFECT =
      Set.of(
          "color-interpolation",
          "color-rendering",
          "image-rendering",
          "shape-rendering",
          "text-rendering");

  /** Fonts as wide as the one for which places were computed, wherever one of them is. */
  private static final String FAMILIES = "Verdana, 'DejaVu Sans', sans-serif";

  private SvgCleaning() {}

  static void clean(Element element, String name) {
    clean(element, name, new Font(Font.SANS_SERIF, Font.PLAIN, 12));
  }

  private static void clean(Element element, String name, Font inherited) {
    Font font = font(element, inherited);
    if (element.getTagName().equals("text")) {
      fit(element, font);
    }
    List<Attr> attributes = new ArrayList<>();
    for (int i = 0; i < element.getAttributes().getLength(); i++) {
      attributes.add((Attr) element.getAttributes().item(i));
    }
    for (Attr attribute : attributes) {
      if (WITHOUT_EFFECT.contains(attribute.getName())) {
        element.removeAttributeNode(attribute);
      } else if (attribute.getName().equals("font-family")) {
        attribute.setValue(FAMILIES);
      } else if (INK.contains(attribute.getValue())) {
        attribute.setValue("currentColor");
      } else if (attribute.getName().equals("id") && !attribute.getValue().startsWith(name)) {
        attribute.setValue(name + "-" + attribute.getValue());
      }
    }
    for (Node child = element.getFirstChild(); child != null; ) {
      Node next = child.getNextSibling();
      if (child instanceof Comment) {
        element.removeChild(child);
      } else if (child instanceof Element inner) {
        clean(inner, name, font);
      }
      child = next;
    }
  }

  /** The text keeps the width for which its place was computed, whatever font the reader has. */
  private static void fit(Element text, Font font) {
    double width =
        font.getStringBounds(text.getTextContent(), new FontRenderContext(null, true, true))
            .getWidth();
    if (width > 0) {
      text.setAttribute("textLength", String.format(Locale.ROOT, "%.1f", width));
      text.setAttribute("lengthAdjust", "spacingAndGlyphs");
    }
  }

  private static Font font(Element element, Font inherited) {
    Font font = inherited;
    if (element.getAttribute("font-size").endsWith("px")) {
      String size = element.getAttribute("font-size").replace("px", "");
      font = font.deriveFont(Float.parseFloat(size));
    }
    return switch (element.getAttribute("font-weight")) {
      case "bold" -> font.deriveFont(Font.BOLD);
      case "normal" -> font.deriveFont(Font.PLAIN);
      default -> font;
    };
  }
}

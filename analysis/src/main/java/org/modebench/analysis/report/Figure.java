package org.modebench.analysis.report;

import java.util.List;
import org.modebench.analysis.plot.Plot;
import org.modebench.analysis.plot.SvgImage;

/** Plots as figures of a page, each with its caption and a line for the value pointed at. */
public final class Figure {
  private Figure() {}

  /** All of them beside each other, as far as the page is wide. */
  public static Html all(List<Plot> plots) {
    return plots.isEmpty()
        ? Html.NONE
        : Html.element(
            "div", List.of("class", "plots"), Html.all(plots.stream().map(Figure::of).toList()));
  }

  private static Html of(Plot plot) {
    return Html.element(
        "figure",
        List.of("id", plot.name()),
        new Html(SvgImage.inPage(plot)),
        Html.element(
            "figcaption",
            Html.text(plot.caption()),
            Html.element("output", List.of("aria-live", "polite"))));
  }
}

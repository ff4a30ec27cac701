package org.modebench.analysis.plot;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.modebench.analysis.catalogue.Catalogue;
import org.modebench.analysis.catalogue.Style;
import org.modebench.analysis.catalogue.Style.Colour;
import org.modebench.analysis.catalogue.Style.Marker;

/** The looks of the modes of one plot: their own, or for unknown modes one that is still free. */
public final class PlotStyles {
  private final Map<String, PlotStyle> looks = new LinkedHashMap<>();

  private PlotStyles(List<String> modes) {
    List<Style> free = all();
    free.removeAll(modes.stream().flatMap(mode -> style(mode).stream()).toList());
    int next = 0;
    for (String mode : modes) {
      Optional<Style> known = style(mode);
      looks.put(
          mode, new PlotStyle(known.isPresent() ? known.get() : free.get(next++ % free.size())));
    }
  }

  /** The looks of the modes given; a mode may be given more than once. */
  public static PlotStyles of(List<String> modes) {
    return new PlotStyles(modes.stream().distinct().toList());
  }

  private static Optional<Style> style(String mode) {
    return Catalogue.axisValue(mode).style();
  }

  private static List<Style> all() {
    List<Style> all = new ArrayList<>();
    for (boolean dashed : new boolean[] {false, true}) {
      for (Marker marker : Marker.values()) {
        for (Colour colour : Colour.values()) {
          all.add(new Style(colour, marker, dashed));
        }
      }
    }
    return all;
  }

  /**
   * The look of a mode.
   *
   * @throws java.util.NoSuchElementException if it is not one of the plot's
   */
  public PlotStyle of(String mode) {
    return Optional.ofNullable(looks.get(mode)).orElseThrow();
  }
}

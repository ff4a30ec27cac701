package org.modebench.analysis.plot;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.util.Optional;

/** Whether this machine has what Java needs to draw text. */
public final class Fonts {
  private Fonts() {}

  /** Why nothing can be drawn here, as a sentence for the user; empty if all is well. */
  public static Optional<String> missing() {
    try {
      new Font(Font.SANS_SERIF, Font.PLAIN, 12)
          .getStringBounds("0", new FontRenderContext(null, true, true));
      return Optional.empty();
    } catch (LinkageError | InternalError | RuntimeException e) {
      // Without fontconfig, a font or libfreetype Java fails in ways that differ by release.
      return Optional.of(
          "There are no plots, because Java finds no font to draw text with on this machine; install"
              + " fontconfig and a font, such as Debian's fontconfig and fonts-dejavu-core.");
    }
  }
}

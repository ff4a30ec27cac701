package org.modebench.analysis.plot;

import java.awt.Color;
import java.awt.Font;

/** What every plot is drawn on. */
final class Canvas {
  /** Stands for the colour of the text around the plot, which is not known here. */
  static final Color INK = Color.BLACK;

  static final int WIDTH = 540;

  static final Font TEXT = new Font(Font.SANS_SERIF, Font.PLAIN, 13);

  private Canvas() {}
}

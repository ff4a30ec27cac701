package org.modebench.analysis.catalogue;

/**
 * How plots draw an axis value: colour, marker and dash, the same in every plot.
 *
 * <p>Colours are those of M. Okabe and K. Ito, Color Universal Design (2008), which colour-blind
 * readers can tell apart. Relatives share a colour and differ in marker and dash, so that no two
 * values of an axis differ in colour alone.
 */
public record Style(Colour colour, Marker marker, boolean dashed) {
  /** The colours; INK stands for that of the text, whatever it is. */
  public enum Colour {
    INK(0x000000),
    ORANGE(0xE69F00),
    SKY(0x56B4E9),
    GREEN(0x009E73),
    BLUE(0x0072B2),
    VERMILION(0xD55E00),
    PURPLE(0xCC79A7);

    private final int rgb;

    Colour(int rgb) {
      this.rgb = rgb;
    }

    /** Red, green and blue in the lowest three bytes. */
    public int rgb() {
      return rgb;
    }
  }

  /** The markers, all about equally large. */
  public enum Marker {
    CIRCLE,
    SQUARE,
    TRIANGLE,
    DIAMOND,
    DOWN
  }
}

package org.modebench.analysis.text;

import java.nio.charset.Charset;

/** Bars of characters. */
public final class Bar {
  public static final char BLOCK = '█';
  private static final String EIGHTHS = " ▏▎▍▌▋▊▉";
  private static final int EIGHT = 8;

  private Bar() {}

  /** Whether there are blocks in a charset to draw bars of. */
  public static boolean hasBlocks(Charset charset) {
    return charset.canEncode() && charset.newEncoder().canEncode(BLOCK);
  }

  /**
   * A bar as long as this many characters, and never empty.
   *
   * @param blocks whether there are blocks, which it is drawn of to an eighth
   */
  public static String of(double length, boolean blocks) {
    if (!blocks) {
      return "#".repeat(Math.max(1, (int) Math.round(length)));
    }
    int eighths = Math.max(1, (int) Math.round(length * EIGHT));
    String end = eighths % EIGHT == 0 ? "" : EIGHTHS.charAt(eighths % EIGHT) + "";
    return String.valueOf(BLOCK).repeat(eighths / EIGHT) + end;
  }
}

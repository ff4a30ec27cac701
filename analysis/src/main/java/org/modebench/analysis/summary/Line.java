package org.modebench.analysis.summary;

/**
 * A line of text for a terminal.
 *
 * @param emphasis how it is to stand out where there are colours
 */
public record Line(String text, Emphasis emphasis) {
  /** How a line stands out. */
  public enum Emphasis {
    NONE,
    STRONG,
    WARNING
  }
}

package org.modebench.analysis.report;

/**
 * A classic mistake of such measurements, and whether the data at hand make it.
 *
 * @param finding what the data show, in a sentence
 */
public record Mistake(String name, State state, String finding) {
  /** Whether it was made. */
  public enum State {
    AVOIDED("avoided"),
    /** By some of the data, or as far as they leave something open. */
    PARTLY("in part"),
    MADE("MADE"),
    UNKNOWN("not to be told");

    private final String words;

    State(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }
  }
}

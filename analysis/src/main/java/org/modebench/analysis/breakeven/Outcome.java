package org.modebench.analysis.breakeven;

/** How two modes compare over a sweep, seen from the first of them. */
public enum Outcome {
  /** Slower at small sizes and faster at large ones: there is one break-even point. */
  FROM("from"),
  /** Faster at the smallest size already, and slower at none. */
  FROM_SMALLEST("at most from"),
  /** Faster at large sizes; the two are not told apart at the small ones. */
  FROM_AT_MOST("at most from"),
  /** Faster at small sizes and slower at large ones. */
  UP_TO("up to"),
  /** Slower wherever the two are told apart. */
  NOWHERE("not up to"),
  /** Which is faster changes more than once. */
  SEVERAL("changes at"),
  /** Told apart at no size. */
  SAME("not told apart up to"),
  /** Fewer sizes than a sweep needs have a time in both modes. */
  TOO_FEW_SIZES("needs 3 sizes"),
  /** A cell has too few forks for an interval. */
  TOO_FEW_FORKS("needs 2 forks");

  private final String words;

  Outcome(String words) {
    this.words = words;
  }

  /** What stands before the size in a table; the whole of what is said where there is no size. */
  public String words() {
    return words;
  }
}

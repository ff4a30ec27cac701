package org.modebench.analysis.findings.breakeven;

/**
 * How two modes compare over a sweep, seen from the first of them. Faster or slower is what is
 * significantly so, and by more than the threshold.
 */
public enum Outcome {
  /** Slower at small sizes and faster at large ones: there is one break-even point. */
  FROM("from"),
  /** Faster at every size. */
  FROM_SMALLEST("at most from"),
  /** Faster at every size from one on; below it, neither faster nor slower. */
  FROM_AT_MOST("at most from"),
  /** Faster at some sizes and slower at none, but not faster at every greater one. */
  SOMEWHERE("only at"),
  /** The same where these sizes follow one another: the first and the last are named. */
  BETWEEN("only at"),
  /** Faster at small sizes and slower at large ones. */
  UP_TO("up to"),
  /** Slower at some sizes and faster at none. */
  NOWHERE("not up to"),
  /** Which is faster changes more than once. */
  SEVERAL("changes at"),
  /** Neither faster nor slower at any size. */
  SAME("no difference up to"),
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

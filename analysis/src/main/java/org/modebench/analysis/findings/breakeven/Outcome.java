package org.modebench.analysis.findings.breakeven;

/**
 * How two modes compare over a sweep, seen from the first of them. Faster or slower is what is
 * significantly so, and by more than the threshold.
 */
public enum Outcome {
  /** Slower at small sizes and faster at large ones: there is one break-even point. */
  FROM,
  /** Faster at every size. */
  FROM_SMALLEST,
  /** Faster at every size from one on; below it, neither faster nor slower. */
  FROM_AT_MOST,
  /** Faster at some sizes and slower at none, but not faster at every greater one. */
  SOMEWHERE,
  /** The same where these sizes follow one another: the first and the last are named. */
  BETWEEN,
  /** Faster at small sizes and slower at large ones. */
  UP_TO,
  /** Slower at some sizes and faster at none. */
  NOWHERE,
  /** Which is faster changes more than once. */
  SEVERAL,
  /** Shown to be as fast at every size. */
  SAME,
  /** Neither faster nor slower at any size, nor shown to be as fast at every one. */
  OPEN,
  /** Fewer sizes than a sweep needs have a time in both modes. */
  TOO_FEW_SIZES,
  /** A cell has fewer forks than anything is claimed from. */
  TOO_FEW_FORKS
}

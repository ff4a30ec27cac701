package org.modebench.analysis.results;

/** How far a measured value can be trusted; declared from best to worst. */
public enum Status {
  /** Measured under the conditions that the benchmark asks for. */
  VALID,
  /** Measured, but under a condition that may have changed the value; the reason says which. */
  SUSPECT,
  /** Not measured: the fork failed; the reason says how, and there is no value. */
  FAILED
}

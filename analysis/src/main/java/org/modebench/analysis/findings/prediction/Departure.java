package org.modebench.analysis.findings.prediction;

/** How a measured time departs from the predicted one, and what the cell's metrics show of that. */
public enum Departure {
  /** By no more than the tolerance, as far as its interval tells. */
  NONE,
  /** It took less. */
  FASTER,
  /**
   * It took longer, and at least half of that is garbage collection that calls alone do not need.
   */
  COLLECTS_GARBAGE,
  /** It took longer, and at least half of that is CPU time that the calls do not take alone. */
  COMPUTES_MORE,
  /** It took longer, and for at least half of that its threads waited for a CPU. */
  WAITS_FOR_CPU,
  /** It took longer, and neither computed nor waited for a CPU meanwhile. */
  WAITS_FOR_OTHERS,
  /**
   * It took longer, and did not compute meanwhile; how long its threads waited for a CPU was not
   * measured, since they end in each batch.
   */
  WAITS,
  /** It took longer, and its CPU time was not measured. */
  UNEXPLAINED
}

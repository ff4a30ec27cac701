package org.modebench.analysis.statistics;

/** What it costs to take a stretch of a series for one segment. */
interface SegmentCost {
  /** The cost of the values from one index to before another. */
  double of(int from, int to);
}

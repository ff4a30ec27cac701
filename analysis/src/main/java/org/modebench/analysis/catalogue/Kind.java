package org.modebench.analysis.catalogue;

/** What the calls of a batch do, and so what its ideal is. */
public enum Kind {
  /** They compute: ⌈k / P⌉ · t. */
  COMPUTES,
  /** They wait: ⌈k / W⌉ · d. */
  WAITS,
  /** They do both: no less than k · c / P and no less than ⌈k / W⌉ · t. */
  MIXED,
  /** There is nothing to do: what is measured is the cost of handing over. */
  FLOOR,
  /** A client asks a server: ⌈n / min(c, capacity)⌉ · latency. */
  SERVER,
  /** A mechanism of concurrency is looked at, such as a lock: what is ideal the fork calculates. */
  MECHANISM,
  /** Unknown, as of a workload that is not in the catalogue. */
  UNKNOWN
}

package org.modebench.analysis.catalogue;

/** Which values of a metric a user wants. */
public enum Better {
  /** Such as of a time. */
  LOWER,
  /** Such as of a throughput. */
  HIGHER
}

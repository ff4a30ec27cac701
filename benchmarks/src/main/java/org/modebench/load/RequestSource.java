package org.modebench.load;

/** The requests of a load, in their order. All methods are for the loop's thread. */
interface RequestSource {
  /** Returns how many requests have begun and not ended. */
  int underWay();

  boolean hasNext();

  /**
   * Begins the next request.
   *
   * @param dueNanos from when its latency counts
   */
  void next(long dueNanos);
}

package org.modebench.analysis.findings.scaling;

import java.util.OptionalInt;

/**
 * What a batch can be divided into.
 *
 * @param calls the number of calls, at least 1
 * @param cores how many workers can compute at once, at least 1; empty for work that waits, of
 *     which any number can wait at once
 */
public record Batch(int calls, OptionalInt cores) {
  /**
   * Checks the components.
   *
   * @throws IllegalArgumentException if a component is outside its domain
   */
  public Batch {
    if (calls < 1 || cores.orElse(1) < 1) {
      throw new IllegalArgumentException(
          "a batch must have at least 1 call and 1 core, but has " + calls + " and " + cores);
    }
  }

  /** Rounds that the workers need, ⌈k / min(N, C)⌉. */
  double rounds(double workers) {
    return Math.ceil(calls / Math.min(workers, cores.orElse(Integer.MAX_VALUE)));
  }

  /** The fewest workers for which more would not save a round. */
  int largestUsefulWorkers() {
    int rounds = (int) rounds(calls);
    return (int) Math.ceil((double) calls / rounds);
  }
}

package org.modebench.measurement;

import java.io.Serializable;

/**
 * Batches that followed one another in a fork, timed together.
 *
 * @param startNanos when the first began, since the first of the fork did
 * @param batches how many there were
 * @param nanos what all of them took
 * @param iteration the measured iteration that they are of, from 1; 0 while the fork warms up
 */
public record Bin(long startNanos, long batches, long nanos, int iteration)
    implements Serializable {
  private static final long serialVersionUID = 1;

  /** This one and the next, of the same iteration, as one. */
  Bin and(Bin next) {
    return new Bin(startNanos, batches + next.batches, nanos + next.nanos, iteration);
  }
}

package org.modebench.host;

/**
 * What a process, or several of them together, take of the machine.
 *
 * @param peakBytes peak resident memory in bytes; 0 where it is unknown
 * @param threads threads of the operating system; 0 where they are unknown
 */
public record Footprint(long peakBytes, int threads) {
  /** No process, or one of which nothing is known. */
  public static final Footprint NONE = new Footprint(0, 0);

  /** Returns that of both at the same time. */
  public Footprint plus(Footprint other) {
    return new Footprint(peakBytes + other.peakBytes, threads + other.threads);
  }

  /** Returns the greater in each regard. */
  public Footprint max(Footprint other) {
    return new Footprint(Math.max(peakBytes, other.peakBytes), Math.max(threads, other.threads));
  }
}

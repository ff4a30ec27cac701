package org.modebench.server.common;

import java.util.Optional;

/**
 * How late an event loop, or the scheduler of virtual threads, ran a task that was due every 10 ms.
 *
 * @param meanSeconds at least 0
 * @param p99Seconds the 99th percentile, at least 0
 * @param maxSeconds at least 0
 */
public record LoopLag(double meanSeconds, double p99Seconds, double maxSeconds) {

  /** The line of a server that has neither. */
  static final String NONE = "none";

  /** Returns this as a line, which {@link #parse} reads. */
  String toLine() {
    return meanSeconds + " " + p99Seconds + ' ' + maxSeconds;
  }

  /**
   * Reads a line.
   *
   * @throws IllegalArgumentException with a sentence, if it is none
   */
  static Optional<LoopLag> parse(String line) {
    if (line.equals(NONE)) {
      return Optional.empty();
    }
    String[] parts = line.split(" ", -1);
    try {
      if (parts.length == 3) {
        return Optional.of(
            new LoopLag(
                Double.parseDouble(parts[0]),
                Double.parseDouble(parts[1]),
                Double.parseDouble(parts[2])));
      }
    } catch (NumberFormatException e) {
      // Refused below.
    }
    throw new IllegalArgumentException(
        "A lag must be '" + NONE + "' or three numbers, but is '" + line + "'.");
  }
}

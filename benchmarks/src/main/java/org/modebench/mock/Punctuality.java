package org.modebench.mock;

import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;

/**
 * How punctual the mock API was as its own sockets show it, from the request that was read to the
 * first byte of the answer that was written: nothing of what the client takes is in it.
 *
 * @param answers how many there were
 * @param medianNanos by how much they were late in the median; negative if they were early
 * @param p99Nanos by how much they were late at the 99th percentile
 * @param leadNanos how much earlier than due they were begun: the correction
 */
record Punctuality(int answers, long medianNanos, long p99Nanos, long leadNanos) {
  private static final int PARTS = 4;

  /**
   * Sums up answers.
   *
   * @param sorted by how much each was late, in nanoseconds and in order
   */
  static Punctuality of(long[] sorted, long leadNanos) {
    return sorted.length == 0
        ? new Punctuality(0, 0, 0, leadNanos)
        : new Punctuality(
            sorted.length,
            sorted[sorted.length / 2],
            sorted[(int) (sorted.length * 0.99)],
            leadNanos);
  }

  /** Reads a line that {@link #line} wrote. */
  static Punctuality of(String line) throws IOException {
    String[] parts = line.split(" ", -1);
    if (parts.length != PARTS || !Arrays.stream(parts).allMatch(p -> p.matches("-?[0-9]{1,18}"))) {
      throw new IOException(
          "The mock API must say in four numbers how punctual it was, but said '" + line + "'.");
    }
    return new Punctuality(
        (int) Long.parseLong(parts[0]),
        Long.parseLong(parts[1]),
        Long.parseLong(parts[2]),
        Long.parseLong(parts[3]));
  }

  /** Returns it as a line for the other end of the mock's standard output. */
  String line() {
    return answers + " " + medianNanos + " " + p99Nanos + " " + leadNanos;
  }

  /** Returns it as the part of a sentence. */
  String inWords() {
    return String.format(
        Locale.ROOT,
        "at its sockets, where they are begun %.2f ms before they are due, they are %.2f ms late in"
            + " the median and %.2f ms at p99",
        leadNanos / 1e6,
        medianNanos / 1e6,
        p99Nanos / 1e6);
  }
}

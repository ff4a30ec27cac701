package org.modebench.mock;

import java.util.Arrays;

/** By how much answers were late at the mock's sockets; of very many, the last ones. */
final class Lateness {
  private static final int MOST = 1 << 16;

  private final long[] nanos = new long[MOST];
  private int count;

  synchronized void add(long nanosLate) {
    nanos[count % MOST] = nanosLate;
    count = count + 1 == 2 * MOST ? MOST : count + 1;
  }

  /** Returns all of them in order, in nanoseconds, and forgets them. */
  synchronized long[] take() {
    long[] sorted = Arrays.copyOf(nanos, Math.min(count, MOST));
    Arrays.sort(sorted);
    count = 0;
    return sorted;
  }
}

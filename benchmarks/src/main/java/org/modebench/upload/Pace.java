package org.modebench.upload;

import java.io.InterruptedIOException;
import java.util.concurrent.TimeUnit;

/** How fast bytes may go, from now on. */
final class Pace {
  private static final double NANOS_PER_SECOND = 1e9;

  private final long bytesPerSecond;
  private final long startNanos = System.nanoTime();

  private Pace(long bytesPerSecond) {
    this.bytesPerSecond = bytesPerSecond;
  }

  /**
   * @param bytesPerSecond 0 for no limit
   */
  static Pace of(long bytesPerSecond) {
    return new Pace(bytesPerSecond);
  }

  static Pace unlimited() {
    return new Pace(0);
  }

  /**
   * Returns when so many bytes may have gone since the beginning.
   *
   * @throws InterruptedIOException if the calling thread is interrupted meanwhile
   */
  void await(long bytes) throws InterruptedIOException {
    if (bytesPerSecond == 0) {
      return;
    }
    long due = (long) ((double) bytes / bytesPerSecond * NANOS_PER_SECOND);
    long left = due - (System.nanoTime() - startNanos);
    try {
      if (left > 0) {
        TimeUnit.NANOSECONDS.sleep(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("The store is being closed.");
    }
  }
}

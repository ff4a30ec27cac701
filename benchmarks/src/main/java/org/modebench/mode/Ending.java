package org.modebench.mode;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;

/** Ends an executor. */
final class Ending {

  private Ending() {}

  /**
   * Stops {@code pool} and returns when its threads have ended, also if the caller is interrupted.
   */
  static void of(ExecutorService pool) {
    pool.shutdownNow();
    boolean interrupted = false;
    boolean ended = false;
    while (!ended) {
      try {
        ended = pool.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}

package org.modebench.host;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;

/** Ends what runs threads, and waits for the end, also if the caller is interrupted meanwhile. */
public final class ExecutorShutdown {

  private ExecutorShutdown() {}

  /**
   * Stops {@code pool} and returns when it has terminated: its tasks have ended, and its threads
   * end in a moment.
   */
  public static void of(ExecutorService pool) {
    pool.shutdownNow();
    await(() -> pool.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS));
  }

  /** Interrupts {@code thread} and returns when it has ended. */
  public static void of(Thread thread) {
    thread.interrupt();
    join(thread);
  }

  /** Returns when {@code thread}, which has been told to end, has ended. */
  public static void join(Thread thread) {
    await(
        () -> {
          thread.join();
          return true;
        });
  }

  private interface Wait {
    boolean ended() throws InterruptedException;
  }

  private static void await(Wait wait) {
    boolean interrupted = false;
    boolean ended = false;
    while (!ended) {
      try {
        ended = wait.ended();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}

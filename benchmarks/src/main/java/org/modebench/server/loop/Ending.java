package org.modebench.server.loop;

/** The end of threads, awaited also by a thread that is interrupted meanwhile. */
final class Ending {

  /** Waits once. */
  @FunctionalInterface
  interface Attempt {
    /** Returns whether the end has come. */
    boolean await() throws InterruptedException;
  }

  private Ending() {}

  /** Returns when {@code attempt} says that the end has come. */
  static void await(Attempt attempt) {
    boolean interrupted = false;
    boolean ended = false;
    while (!ended) {
      try {
        ended = attempt.await();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}

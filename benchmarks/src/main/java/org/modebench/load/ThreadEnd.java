package org.modebench.load;

/** The end of a thread that has been told to end. */
final class ThreadEnd {
  private ThreadEnd() {}

  /** Waits for it; an interrupt of the caller is kept for later. */
  static void await(Thread thread) {
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}

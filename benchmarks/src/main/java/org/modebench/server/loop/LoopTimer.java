package org.modebench.server.loop;

/** What an event loop can do later. Only the loop's own thread asks for it. */
@FunctionalInterface
interface LoopTimer {

  /**
   * Runs {@code action} on the loop, never before its time.
   *
   * @param nanos from now, at least 0
   */
  Wait after(long nanos, Runnable action);
}

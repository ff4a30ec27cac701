package org.modebench.server.loop;

/** Something that a loop waits for, and will no longer wait for when it is cancelled. */
@FunctionalInterface
interface Wait {

  /** A wait that is over, or that cannot be given up. */
  Wait OVER = () -> {};

  /** Gives it up; does nothing if it is over. Only the loop's own thread may call it. */
  void cancel();
}

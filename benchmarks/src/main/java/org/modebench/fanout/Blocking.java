package org.modebench.fanout;

import java.util.concurrent.CancellationException;

/** Look-ups in a thread that waits. */
final class Blocking {
  private Blocking() {}

  /** Returns what was found; nobody interrupts a thread but to end its request. */
  static String find(LookUps lookUps, LookUp what, Request request) {
    try {
      return lookUps.find(what, request);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("Nobody wants the " + what + " any more.");
    }
  }
}

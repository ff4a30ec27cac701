package org.modebench.server.common;

import java.util.Optional;

/** A server that serves on loopback, inside this JVM, until it is closed. */
public interface Server extends AutoCloseable {

  /** Returns the port it listens on. */
  int port();

  /**
   * Returns how late its loop, or a virtual thread of its, ran what was due since the last time
   * this was asked; empty for a model that has neither.
   */
  default Optional<LoopLag> takeLag() {
    return Optional.empty();
  }

  /**
   * Returns how many look-ups it made that ended only after the deadline of their request, since
   * the last time this was asked.
   */
  default int takeWasted() {
    return 0;
  }

  /**
   * Stops serving: returns when its port, its connections, its threads and its processes are gone.
   */
  @Override
  void close();
}

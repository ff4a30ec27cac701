package org.modebench.readiness;

import java.io.IOException;

/** Events, one after another: a byte that is sent on a connection, and then looked for. */
public final class Events {
  /** So that the connections that are active follow in no order. */
  private static final int STRIDE = 7_919;

  private final Connections connections;
  private final Watch watch;

  /**
   * @param watch of these connections
   */
  public Events(Connections connections, Watch watch) {
    this.connections = connections;
    this.watch = watch;
  }

  /**
   * Lets so many happen, all other connections being idle.
   *
   * @return the connection that was active last
   * @throws IllegalStateException if another one was found than that which was active
   */
  public int happen(int number) throws IOException {
    int active = 0;
    for (int i = 0; i < number; i++) {
      active = (active + STRIDE) % connections.number();
      connections.send(active);
      int found = watch.next();
      if (found != active) {
        throw new IllegalStateException(
            "Connection %d has something to read, but %d was found.".formatted(active, found));
      }
    }
    return active;
  }
}

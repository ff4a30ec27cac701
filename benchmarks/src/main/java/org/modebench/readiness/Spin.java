package org.modebench.readiness;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Non-blocking reads in a busy loop: each connection is asked in turn, by a system call of its own,
 * whether something is there. From one event to the next all are asked once, at least.
 */
final class Spin implements Watch {
  private final Connections connections;
  private final ByteBuffer bytes = ByteBuffer.allocateDirect(1);
  private long systemCalls;

  Spin(Connections connections) {
    this.connections = connections;
  }

  @Override
  public int next() throws IOException {
    int found = -1;
    while (found < 0) {
      for (int i = 0; i < connections.number(); i++) {
        systemCalls++;
        if (connections.watched(i).read(bytes.clear()) > 0) {
          found = i;
        }
      }
    }
    return found;
  }

  @Override
  public long systemCalls() {
    return systemCalls;
  }

  @Override
  public void close() {}
}

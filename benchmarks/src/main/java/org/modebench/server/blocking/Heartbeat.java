package org.modebench.server.blocking;

import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.LockSupport;
import org.modebench.host.ExecutorShutdown;
import org.modebench.server.common.Lateness;
import org.modebench.server.common.LoopLag;

/**
 * A thread that wakes up every 10 ms, and measures how late it is. A virtual one is as late as all
 * others that wait for a carrier: behind those that compute, and those whose native code blocks,
 * which no event of the JVM tells.
 */
final class Heartbeat implements AutoCloseable {
  private final Lateness lateness = new Lateness(System::nanoTime);
  private final Thread thread;
  private volatile boolean closed;

  Heartbeat(ThreadFactory threads) {
    thread = threads.newThread(this::beat);
    thread.start();
  }

  private void beat() {
    while (!closed) {
      LockSupport.parkNanos(lateness.nanosToDue());
      lateness.count();
    }
  }

  /** Returns how late it was since the last time this was asked. */
  LoopLag take() {
    return lateness.take();
  }

  @Override
  public void close() {
    closed = true;
    ExecutorShutdown.of(thread);
  }
}

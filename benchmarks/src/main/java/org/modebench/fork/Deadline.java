package org.modebench.fork;

import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Kills the children of this process that were started after it, if it is neither moved nor closed
 * in time.
 */
final class Deadline implements AutoCloseable {
  private final Set<Long> before =
      ProcessHandle.current().children().map(ProcessHandle::pid).collect(Collectors.toSet());
  private long atNanos;
  private boolean closed;
  private boolean passed;

  /** Starts a deadline that passes after that time. */
  static Deadline after(Duration time) {
    Deadline deadline = new Deadline();
    deadline.moveTo(time);
    Thread thread = new Thread(deadline::watch, "fork-deadline");
    thread.setDaemon(true);
    thread.start();
    return deadline;
  }

  /** The deadline passes after that time from now. */
  synchronized void moveTo(Duration fromNow) {
    atNanos = System.nanoTime() + fromNow.toNanos();
    notifyAll();
  }

  /** Whether it came to killing. */
  synchronized boolean passed() {
    return passed;
  }

  private void watch() {
    if (await()) {
      ProcessHandle.current()
          .children()
          .filter(child -> !before.contains(child.pid()))
          .forEach(ProcessTree::kill);
    }
  }

  /** Waits until it is closed or has passed, and tells whether it has passed. */
  private synchronized boolean await() {
    try {
      while (!closed) {
        long left = atNanos - System.nanoTime();
        if (left <= 0) {
          passed = true;
          return true;
        }
        wait(left / 1_000_000 + 1);
      }
    } catch (InterruptedException e) {
      // Nobody interrupts this thread.
    }
    return false;
  }

  @Override
  public synchronized void close() {
    closed = true;
    notifyAll();
  }
}

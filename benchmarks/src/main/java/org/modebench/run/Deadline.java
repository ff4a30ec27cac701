package org.modebench.run;

import java.time.Duration;

/** Kills the children of this process that were started after it, if it is not closed in time. */
final class Deadline implements AutoCloseable {
  private final Thread thread;
  private volatile boolean passed;

  private Deadline(Duration after) {
    java.util.Set<Long> before = new java.util.HashSet<>();
    ProcessHandle.current().children().forEach(child -> before.add(child.pid()));
    thread =
        new Thread(
            () -> {
              try {
                Thread.sleep(after.toMillis());
              } catch (InterruptedException closed) {
                return;
              }
              passed = true;
              ProcessHandle.current()
                  .children()
                  .filter(child -> !before.contains(child.pid()))
                  .forEach(ProcessTree::kill);
            },
            "fork-deadline");
    thread.setDaemon(true);
  }

  static Deadline start(Duration after) {
    Deadline deadline = new Deadline(after);
    deadline.thread.start();
    return deadline;
  }

  /** Whether it came to killing. */
  boolean passed() {
    return passed;
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}

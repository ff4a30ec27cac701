package org.modebench.host;

/**
 * Ends this JVM when the process that needs it is gone, also when that was killed and could say
 * nothing.
 */
public final class ParentWatch extends Thread {

  private final long pid;
  private final long periodMillis;

  private ParentWatch(long pid, long periodMillis) {
    super("parent-watch");
    this.pid = pid;
    this.periodMillis = periodMillis;
    setDaemon(true);
  }

  /**
   * Watches a process from now on.
   *
   * @param pid the process whose end is to be the end of this one
   * @param periodMillis how often to look, in milliseconds
   */
  public static void start(long pid, long periodMillis) {
    new ParentWatch(pid, periodMillis).start();
  }

  /**
   * Sleeps before it looks for the first time, so that a short-lived worker pays for a thread only.
   */
  @Override
  public void run() {
    try {
      do {
        Thread.sleep(periodMillis);
      } while (ProcessHandle.of(pid).isPresent());
    } catch (InterruptedException e) {
      // Nobody interrupts this thread but a JVM that ends anyway.
    }
    Runtime.getRuntime().halt(1);
  }
}

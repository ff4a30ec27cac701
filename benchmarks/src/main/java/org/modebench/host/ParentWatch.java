package org.modebench.host;

/**
 * Ends this JVM when the process that needs it is gone, also when that was killed and could say
 * nothing.
 */
public final class ParentWatch extends Thread {

  /** Whether there is a reason to look. */
  public interface Doubt {
    /** Returns whether the parent may have gone without this process having noticed. */
    boolean inDoubt();
  }

  private final long pid;
  private final long periodMillis;
  private final Doubt doubt;

  private ParentWatch(long pid, long periodMillis, Doubt doubt) {
    super("parent-watch");
    this.pid = pid;
    this.periodMillis = periodMillis;
    this.doubt = doubt;
    setDaemon(true);
  }

  /**
   * Watches a process from now on, when in doubt. The first look loads some 10 ms' worth of
   * classes, which is much where ten workers take it at the same time, in the middle of a
   * measurement.
   *
   * @param pid the process whose end is to be the end of this one
   * @param periodMillis how often to look, in milliseconds
   */
  public static void start(long pid, long periodMillis, Doubt doubt) {
    new ParentWatch(pid, periodMillis, doubt).start();
  }

  /**
   * Sleeps before it looks for the first time, so that a short-lived worker pays for a thread only.
   */
  @Override
  public void run() {
    try {
      do {
        Thread.sleep(periodMillis);
      } while (!doubt.inDoubt() || ProcessHandle.of(pid).isPresent());
    } catch (InterruptedException e) {
      // Nobody interrupts this thread but a JVM that ends anyway.
    }
    Runtime.getRuntime().halt(1);
  }
}

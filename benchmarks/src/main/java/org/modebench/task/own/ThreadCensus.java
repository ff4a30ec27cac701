package org.modebench.task.own;

import java.util.List;
import java.util.Set;

/** The threads that live at a moment and keep their JVM alive. */
public final class ThreadCensus {
  private static final long MILLIS_TO_END = 1_000;
  private static final long PERIOD_MILLIS = 20;

  private final Set<Thread> threads;

  private ThreadCensus(Set<Thread> threads) {
    this.threads = threads;
  }

  /** Those that live now. */
  public static ThreadCensus now() {
    return new ThreadCensus(Thread.getAllStackTraces().keySet());
  }

  /**
   * Checks that a class leaves none behind; one that is about to end has a second.
   *
   * @throws IllegalStateException with a sentence, if there are more than there were
   */
  public void check(String className) {
    List<String> left = left();
    for (long waited = 0; !left.isEmpty() && waited < MILLIS_TO_END; waited += PERIOD_MILLIS) {
      try {
        Thread.sleep(PERIOD_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        break;
      }
      left = left();
    }
    if (!left.isEmpty()) {
      throw new IllegalStateException(
          "%s left %d running thread%s behind (%s); end %s in close(), or make %s."
              .formatted(
                  className,
                  left.size(),
                  left.size() == 1 ? "" : "s",
                  left.size() > 3
                      ? String.join(", ", left.subList(0, 3)) + ", …"
                      : String.join(", ", left),
                  left.size() == 1 ? "it" : "them",
                  left.size() == 1 ? "it a daemon" : "them daemons"));
    }
  }

  private List<String> left() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> !thread.isDaemon() && thread.isAlive() && !threads.contains(thread))
        .map(Thread::getName)
        .sorted()
        .toList();
  }
}

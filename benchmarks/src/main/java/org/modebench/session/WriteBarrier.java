package org.modebench.session;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.modebench.plan.UsageException;

/**
 * Keeps what must not be cut in two apart from an interruption: a step that writes runs to its end
 * before the run is stopped, and after that there is none.
 */
final class WriteBarrier {
  private boolean closed;
  private final CountDownLatch refused = new CountDownLatch(1);

  /** What writes. */
  interface Step {
    void run() throws IOException, UsageException;
  }

  /** Runs the step; once it is closed it waits for the end of the JVM instead. */
  synchronized void pass(Step step) throws IOException, UsageException {
    while (closed) {
      refused.countDown();
      try {
        wait();
      } catch (InterruptedException e) {
        // The JVM ends; there is nothing that this thread may still do.
      }
    }
    step.run();
  }

  /** Waits for a step under way; there is none after this returns. */
  synchronized void close() {
    closed = true;
  }

  /**
   * Waits, once it is closed, until somebody wants to write, and so has ended what came before.
   *
   * @param millis at most
   * @return whether somebody does
   */
  boolean awaitWriter(long millis) throws InterruptedException {
    return refused.await(millis, TimeUnit.MILLISECONDS);
  }
}

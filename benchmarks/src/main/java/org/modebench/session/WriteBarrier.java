package org.modebench.session;

import java.io.IOException;
import org.modebench.plan.UsageException;

/**
 * Keeps what must not be cut in two apart from an interruption: a step that writes runs to its end
 * before the run is stopped, and after that there is none.
 */
final class WriteBarrier {
  private boolean closed;

  /** What writes. */
  interface Step {
    void run() throws IOException, UsageException;
  }

  /** Runs the step; once it is closed it waits for the end of the JVM instead. */
  synchronized void pass(Step step) throws IOException, UsageException {
    while (closed) {
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
}

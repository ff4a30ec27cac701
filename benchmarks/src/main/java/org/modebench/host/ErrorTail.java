package org.modebench.host;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Reads the standard error of a process, which would block on a full pipe, and keeps its end. */
final class ErrorTail implements AutoCloseable {

  private static final int KEPT_CHARACTERS = 2_000;
  private static final int PATIENCE_MILLIS = 2_000;

  private final InputStream errors;
  private final Thread reader = new Thread(this::read, "error-tail");
  private final StringBuilder tail = new StringBuilder();

  private ErrorTail(InputStream errors) {
    this.errors = errors;
  }

  static ErrorTail of(Process process) {
    ErrorTail tail = new ErrorTail(process.getErrorStream());
    tail.reader.setDaemon(true);
    tail.reader.start();
    return tail;
  }

  private void read() {
    byte[] buffer = new byte[1024];
    try {
      for (int n; (n = errors.read(buffer)) >= 0; ) {
        synchronized (tail) {
          tail.append(new String(buffer, 0, n, StandardCharsets.UTF_8));
          tail.delete(0, Math.max(0, tail.length() - KEPT_CHARACTERS));
        }
      }
    } catch (IOException e) {
      // The process has ended: what was read before is what there is.
    }
  }

  /** Returns what a process that has ended said last, as the end of a sentence. */
  String describe() throws InterruptedException {
    reader.join(PATIENCE_MILLIS);
    synchronized (tail) {
      return LastWords.describe(tail.toString());
    }
  }

  /** Returns when the process has closed its end, or a child of it that still has it is ignored. */
  @Override
  public void close() {
    try {
      reader.join(PATIENCE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

package org.modebench.host;

import java.io.IOException;
import java.net.URI;

/** A server that runs for this JVM, on this machine or on another, until it is closed. */
public interface Served extends AutoCloseable {
  /** Returns where it serves: {@code http://address:port}. */
  URI address();

  /**
   * Sends a line and returns the line that answers it.
   *
   * @throws IOException with a sentence that says why, if there is none
   * @throws InterruptedException if the calling thread is interrupted while it waits
   */
  String ask(String question) throws IOException, InterruptedException;

  /** Returns what it said last on standard error, as the end of a sentence. */
  String lastWords() throws InterruptedException;

  /** Ends it; returns when it is gone. Does nothing the second time. */
  @Override
  void close();
}

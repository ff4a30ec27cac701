package org.modebench.server.common;

/** Where a request waits for an answer, and blocks the thread that serves it. */
public interface Upstream extends AutoCloseable {

  /**
   * Waits for the upstream, until the deadline.
   *
   * @return {@link Answer#OK}, or why there is no answer
   * @throws InterruptedException if the calling thread is interrupted while it sleeps
   */
  Answer await(HelloRequest request) throws InterruptedException;

  /**
   * Returns how many look-ups ended only after the deadline of their request, since the last time
   * this was asked.
   */
  default int takeWasted() {
    return 0;
  }

  /** Ends the connections to it. */
  @Override
  void close();
}

package org.modebench.server;

import java.net.URI;

/** Where a request waits for an answer, and blocks the thread that serves it. */
public interface Upstream extends AutoCloseable {

  /**
   * Waits for the upstream, until the deadline.
   *
   * @return {@link Answer#OK}, {@link Answer#BAD_GATEWAY} or {@link Answer#GATEWAY_TIMEOUT}
   * @throws InterruptedException if the calling thread is interrupted while it sleeps
   */
  Answer await(HelloRequest request) throws InterruptedException;

  /** Ends the connections to it. */
  @Override
  void close();

  /** Returns the upstream that the settings name: the mock API, or a timer. */
  static Upstream of(ServerSettings settings) {
    // Without lambdas: a process for each request would pay for its first one.
    URI mock = settings.upstream().orElse(null);
    return mock == null
        ? new SleepingUpstream(settings.deadline())
        : new HttpUpstream(mock, settings.deadline());
  }
}

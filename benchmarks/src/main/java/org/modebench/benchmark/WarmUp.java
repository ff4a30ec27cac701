package org.modebench.benchmark;

import java.time.Duration;
import java.util.Optional;
import org.modebench.load.Load;
import org.modebench.load.LoadClient;
import org.modebench.load.LoadResult;
import org.modebench.server.common.HelloRequest;
import org.modebench.server.common.ServerProcess;

/**
 * Requests that do not wait, until server and client are past class loading and compilation.
 * Waiting requests would not do: a server that serves one at a time answers ten of them in a
 * second.
 */
final class WarmUp {
  private static final Duration AT_LEAST = Duration.ofSeconds(1);

  /** A process for each request is as cold at its last as at its first. */
  private static final int REQUESTS_OF_A_BATCH = 50;

  private static final int CONNECTIONS_OF_AN_OPEN_LOOP = 50;
  private static final String AT_ONCE = new HelloRequest(0, false, 0, Optional.empty()).target();

  private WarmUp() {}

  /**
   * Warms the server of a load and its client, for about a second.
   *
   * @throws IllegalStateException if the server answers none of the requests
   */
  static void run(LoadClient client, Load load, ServerProcess server) throws InterruptedException {
    int connections =
        load.arrival() instanceof Load.Closed closed
            ? closed.connections()
            : CONNECTIONS_OF_AN_OPEN_LOOP;
    int requests = Math.max(connections, REQUESTS_OF_A_BATCH);
    Load warming =
        new Load(
            load.server(),
            requests,
            number -> AT_ONCE,
            new Load.Closed(connections),
            load.keepAlive(),
            load.timeout());
    long end = System.nanoTime() + AT_LEAST.toNanos();
    do {
      LoadResult warmed = client.run(warming);
      if (warmed.answered() == 0) {
        throw new IllegalStateException(
            "The server must answer requests that do not wait, but has answered none of %d (%s); %s"
                .formatted(requests, warmed.causes(), server.lastWords()));
      }
    } while (System.nanoTime() < end);
  }
}

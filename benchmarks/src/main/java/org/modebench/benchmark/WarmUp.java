package org.modebench.benchmark;

import java.time.Duration;
import java.util.Optional;
import org.modebench.load.Load;
import org.modebench.load.LoadClient;
import org.modebench.server.HelloRequest;

/**
 * Requests that do not wait, until server and client are past class loading and compilation.
 * Waiting requests would not do: a server that serves one at a time answers ten of them in a
 * second.
 */
final class WarmUp {
  private static final Duration AT_LEAST = Duration.ofMillis(700);

  /** A process for each request is as cold at its last as at its first. */
  private static final int REQUESTS_OF_A_BATCH = 50;

  private static final int MOST_CONNECTIONS = 50;
  private static final String AT_ONCE = new HelloRequest(0, false, 0, Optional.empty()).target();

  private WarmUp() {}

  /**
   * Warms the server of a load and its client, for about 0.7 s.
   *
   * @throws IllegalStateException if the server answers none of the requests
   */
  static void run(LoadClient client, Load load) throws InterruptedException {
    int connections =
        load.arrival() instanceof Load.Closed closed
            ? Math.min(closed.connections(), MOST_CONNECTIONS)
            : MOST_CONNECTIONS;
    Load warming =
        new Load(
            load.server(),
            REQUESTS_OF_A_BATCH,
            number -> AT_ONCE,
            new Load.Closed(Math.min(connections, REQUESTS_OF_A_BATCH)),
            load.keepAlive(),
            load.timeout());
    long end = System.nanoTime() + AT_LEAST.toNanos();
    do {
      if (client.run(warming).answered() == 0) {
        throw new IllegalStateException(
            "The server must answer requests that do not wait, but has answered none of "
                + REQUESTS_OF_A_BATCH
                + ".");
      }
    } while (System.nanoTime() < end);
  }
}

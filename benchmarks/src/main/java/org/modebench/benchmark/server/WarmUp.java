package org.modebench.benchmark.server;

import java.time.Duration;
import java.util.Optional;
import java.util.function.IntFunction;
import org.modebench.load.Load;
import org.modebench.load.LoadClient;
import org.modebench.load.LoadResult;
import org.modebench.server.common.HelloRequest;

/**
 * Requests for about a second, until server and client are past class loading and compilation.
 *
 * @param load as many requests as are sent before the time is looked at
 */
public record WarmUp(Load load) {
  private static final Duration AT_LEAST = Duration.ofSeconds(1);

  /** A process for each request is as cold at its last as at its first. */
  private static final int REQUESTS_OF_A_BATCH = 50;

  private static final int CONNECTIONS_OF_AN_OPEN_LOOP = 50;
  private static final String AT_ONCE = new HelloRequest(0, false, 0, Optional.empty()).target();

  /**
   * By requests that do not wait. Waiting requests would not do: a server that serves one at a time
   * answers ten of them in a second.
   */
  public static WarmUp atOnce(Load load) {
    int connections = connections(load);
    int requests = Math.max(connections, REQUESTS_OF_A_BATCH);
    return of(load, requests, number -> AT_ONCE, new Load.Closed(connections));
  }

  /** By the requests of the load itself, as they are measured: in one round, or in one second. */
  public static WarmUp asMeasured(Load load) {
    double round =
        load.arrival() instanceof Load.Open open ? Math.ceil(open.rate()) : connections(load);
    int requests = (int) Math.min(load.requests(), round);
    return of(load, requests, load.target(), load.arrival());
  }

  /**
   * The same, of requests for which the server computes or reads.
   *
   * @throws IllegalStateException with a sentence, if it answers none of them
   */
  public static void atWork(Load load, LoadClient client) throws InterruptedException {
    Optional<String> why = asMeasured(load).run(client);
    if (why.isPresent()) {
      throw new IllegalStateException(
          "The server must compute or read what it is asked, but has answered none of %s."
              .formatted(why.get()));
    }
  }

  /** How many requests of a load are under way at once, as far as that is known. */
  static int connections(Load load) {
    return load.arrival() instanceof Load.Closed closed
        ? closed.connections()
        : CONNECTIONS_OF_AN_OPEN_LOOP;
  }

  private static WarmUp of(
      Load load, int requests, IntFunction<String> target, Load.Arrival arrival) {
    return new WarmUp(
        new Load(load.server(), requests, target, arrival, load.keepAlive(), load.timeout()));
  }

  /**
   * Warms the server of the load and its client.
   *
   * @return how many requests were not answered, and why, if none of them was
   */
  public Optional<String> run(LoadClient client) throws InterruptedException {
    long end = System.nanoTime() + AT_LEAST.toNanos();
    do {
      LoadResult warmed = client.run(load);
      if (warmed.answered() == 0) {
        return Optional.of(load.requests() + " (" + warmed.causes() + ")");
      }
    } while (System.nanoTime() < end);
    return Optional.empty();
  }
}

package org.modebench.load;

import java.net.URI;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.function.IntFunction;

/**
 * What a client asks of a server.
 *
 * @param server base URI, {@code http://127.0.0.1:port} or https; without a port it is 80 or 443
 * @param requests how many there are, at least 1
 * @param target path and query of each request by its number, from 0
 * @param arrival when requests are sent
 * @param keepAlive whether a connection serves one request after another; otherwise each request
 *     has a connection of its own
 * @param timeout how long a request may take before it counts as failed, more than 0
 */
public record Load(
    URI server,
    int requests,
    IntFunction<String> target,
    Arrival arrival,
    boolean keepAlive,
    Duration timeout) {

  private static final int MAXIMUM_PORT = 65_535;

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException with a sentence, if one is outside its domain
   */
  public Load {
    boolean known = "http".equals(server.getScheme()) || "https".equals(server.getScheme());
    if (!known || server.getHost() == null) {
      throw new IllegalArgumentException(
          "The server under load must be http://host:port or https://host:port, but is "
              + server
              + ".");
    }
    int port = server.getPort();
    if (port == 0 || port > MAXIMUM_PORT) {
      throw new IllegalArgumentException(
          "The port of the server under load must be 1 to "
              + MAXIMUM_PORT
              + ", but is "
              + port
              + ".");
    }
    if (requests < 1) {
      throw new IllegalArgumentException(
          "A load must have 1 request or more, but has " + requests + ".");
    }
    if (timeout.isNegative() || timeout.isZero()) {
      throw new IllegalArgumentException(
          "The timeout of a load must be more than 0, but is "
              + timeout.toMillis()
              + " milliseconds.");
    }
  }

  /** When requests are sent. */
  public sealed interface Arrival {}

  /**
   * The next request is sent when an earlier one has been answered, as {@code ab -n requests -c
   * connections} does.
   *
   * @param connections how many requests are under way at the same time, at least 1
   * @param firstAlone whether the other connections begin only when the first request has been
   *     answered. Newer versions of {@code ab} do that ({@code read_response} in httpd's {@code
   *     support/ab.c}), and so take one latency more than requests and connections explain
   */
  public record Closed(int connections, boolean firstAlone) implements Arrival {

    /** All connections begin at once. */
    public Closed(int connections) {
      this(connections, false);
    }

    /** Returns how many requests are under way from the first on; empty if that changes. */
    OptionalInt asked() {
      return firstAlone ? OptionalInt.empty() : OptionalInt.of(connections);
    }

    /**
     * Checks the value.
     *
     * @throws IllegalArgumentException with a sentence, if there is no connection
     */
    public Closed {
      if (connections < 1) {
        throw new IllegalArgumentException(
            "A closed loop must have 1 connection or more, but has " + connections + ".");
      }
    }
  }

  /**
   * Request i is sent i / rate seconds after the first, whether earlier ones have been answered or
   * not; its latency counts from that moment, however late it was really sent.
   *
   * @param rate requests a second, more than 0
   */
  public record Open(double rate) implements Arrival {

    /**
     * Checks the value.
     *
     * @throws IllegalArgumentException with a sentence, if the rate is not a positive number
     */
    public Open {
      if (!(rate > 0) || Double.isInfinite(rate)) {
        throw new IllegalArgumentException(
            "The rate of an open loop must be more than 0 requests a second, but is " + rate + ".");
      }
    }
  }
}

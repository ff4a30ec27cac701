package org.modebench.server.common;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.modebench.host.Listening;

/**
 * What a server is started with.
 *
 * @param port to listen on; 0 for a free one
 * @param workers processes, pool threads or off-load threads, of a model that has them; at least 1
 * @param upstream where a request waits for an answer, the base URI of the mock API; empty: it
 *     waits for a timer
 * @param deadline until when a request must have been answered, whatever the upstream does
 * @param patience how long a client may take to send a request and, where a loop serves it, to read
 *     its answer, before its connection is closed
 * @param offload where an event loop lets requests be computed, and read
 * @param database what a request waits for instead; empty if there is none
 * @param file of which requests may read; empty if there is none
 * @param listening on which address it serves, and for whom
 */
public record ServerSettings(
    int port,
    int workers,
    Optional<URI> upstream,
    Duration deadline,
    Duration patience,
    Offload offload,
    Optional<Database> database,
    Optional<ServedFile> file,
    Listening listening) {

  private static final int MAXIMUM_PORT = 65_535;
  private static final int ARGUMENTS = 9;
  private static final String NONE = "-";

  /** The deadline of a request where nothing else is said. */
  public static final Duration DEADLINE = Duration.ofSeconds(1);

  /** The patience with a client where nothing else is said. */
  public static final Duration PATIENCE = Duration.ofSeconds(5);

  /**
   * How many connections may wait to be accepted. Small backlogs refuse or delay connections, which
   * would be measured as the model.
   */
  public static final int BACKLOG = 4_096;

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException with a sentence, if one is outside its domain
   */
  public ServerSettings {
    if (port < 0 || port > MAXIMUM_PORT) {
      throw new IllegalArgumentException(
          "The port must be 0 to " + MAXIMUM_PORT + ", but is " + port + ".");
    }
    if (workers < 1) {
      throw new IllegalArgumentException(
          "The number of workers must be 1 or more, but is " + workers + ".");
    }
    upstream.ifPresent(ServerSettings::requireAddress);
    if (deadline.toMillis() < 1) {
      throw new IllegalArgumentException(
          "The deadline must be 1 ms or more, but is " + deadline.toMillis() + " ms.");
    }
    if (patience.toMillis() < 1) {
      throw new IllegalArgumentException(
          "The patience must be 1 ms or more, but is " + patience.toMillis() + " ms.");
    }
  }

  private static void requireAddress(URI upstream) {
    if (!"http".equals(upstream.getScheme())
        || upstream.getHost() == null
        || upstream.getPort() < 1
        || upstream.getPort() > MAXIMUM_PORT) {
      throw new IllegalArgumentException(
          "The upstream must be http://host:port with a port from 1 to "
              + MAXIMUM_PORT
              + ", but is "
              + upstream
              + "; give the address of the mock API.");
    }
  }

  /** A server with the usual patience. */
  public ServerSettings(int port, int workers, Optional<URI> upstream, Duration deadline) {
    this(port, workers, upstream, deadline, PATIENCE);
  }

  /** A server whose loop, if it has one, computes itself. */
  public ServerSettings(
      int port, int workers, Optional<URI> upstream, Duration deadline, Duration patience) {
    this(
        port,
        workers,
        upstream,
        deadline,
        patience,
        Offload.NONE,
        Optional.empty(),
        Optional.empty(),
        Listening.LOOPBACK);
  }

  /** The same with another place to compute. */
  public ServerSettings computingIn(Offload other) {
    return new ServerSettings(
        port, workers, upstream, deadline, patience, other, database, file, listening);
  }

  /** The same with a database to ask. */
  public ServerSettings asking(Database other) {
    return new ServerSettings(
        port, workers, upstream, deadline, patience, offload, Optional.of(other), file, listening);
  }

  /** The same with a file to read. */
  public ServerSettings reading(ServedFile other) {
    return new ServerSettings(
        port,
        workers,
        upstream,
        deadline,
        patience,
        offload,
        database,
        Optional.of(other),
        listening);
  }

  /** The same where others may reach it. */
  public ServerSettings listeningOn(Listening other) {
    return new ServerSettings(
        port, workers, upstream, deadline, patience, offload, database, file, other);
  }

  /** Returns where to listen. */
  public InetSocketAddress address() {
    return listening.at(port);
  }

  /** Returns what to throw if it is not possible to listen there. */
  public IOException portTaken(Exception cause) {
    return new IOException(
        "The server must listen on "
            + listening.authority(port)
            + ", but the port is not available; choose another one.",
        cause);
  }

  /** Returns these settings as arguments of a process, which {@link #parse} reads. */
  public List<String> toArguments() {
    return List.of(
        Integer.toString(port),
        Integer.toString(workers),
        Long.toString(deadline.toMillis()),
        upstream.isEmpty() ? NONE : upstream.get().toString(),
        Long.toString(patience.toMillis()),
        offload.toString(),
        database.isEmpty() ? NONE : database.get().toString(),
        file.isEmpty() ? NONE : file.get().toString(),
        listening.toString());
  }

  /**
   * Reads the arguments of a process, from the one with number {@code begin} on.
   *
   * @throws IllegalArgumentException if they are not those of {@link #toArguments}
   */
  public static ServerSettings parse(String[] arguments, int begin) {
    if (arguments.length != begin + ARGUMENTS) {
      throw new IllegalArgumentException(
          "There must be "
              + (begin + ARGUMENTS)
              + " arguments, but there are "
              + arguments.length
              + ".");
    }
    String upstream = arguments[begin + 3];
    String database = arguments[begin + 6];
    String file = arguments[begin + 7];
    return new ServerSettings(
        Integer.parseInt(arguments[begin]),
        Integer.parseInt(arguments[begin + 1]),
        upstream.equals(NONE) ? Optional.empty() : Optional.of(URI.create(upstream)),
        Duration.ofMillis(Long.parseLong(arguments[begin + 2])),
        Duration.ofMillis(Long.parseLong(arguments[begin + 4])),
        Offload.parse(arguments[begin + 5]),
        database.equals(NONE) ? Optional.empty() : Optional.of(Database.parse(database)),
        file.equals(NONE) ? Optional.empty() : Optional.of(ServedFile.parse(file)),
        Listening.parse(arguments[begin + 8]));
  }
}

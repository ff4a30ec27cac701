package org.modebench.benchmark.server;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.modebench.agent.AgentLink;
import org.modebench.agent.RemoteHost;
import org.modebench.analysis.catalogue.Metrics;
import org.modebench.load.Load;
import org.modebench.load.LoadClient;
import org.modebench.measurement.MetricResults;
import org.modebench.server.ProxyMain;
import org.modebench.server.ServerMain;
import org.modebench.server.ServerModel;
import org.modebench.server.common.ServerProcess;
import org.modebench.server.common.ServerSettings;
import org.openjdk.jmh.results.Result;

/** Where the servers of a fork run: on this machine, or on that of an agent. */
public final class ServerHost {
  /** A connection takes one round trip to open, and a request another to be answered. */
  private static final int TRIPS_OF_A_CONNECTION = 2;

  /** This machine. */
  public static final ServerHost HERE =
      new ServerHost(Optional.empty(), Runtime.getRuntime().availableProcessors(), 0);

  private final Optional<RemoteHost> remote;
  private final int cores;
  private final double roundTripSeconds;
  private OptionalDouble clientCapacity = OptionalDouble.empty();

  ServerHost(Optional<RemoteHost> remote, int cores, double roundTripSeconds) {
    this.remote = remote;
    this.cores = cores;
    this.roundTripSeconds = roundTripSeconds;
  }

  /**
   * That which the runner names.
   *
   * @throws IOException with a sentence, if its agent does not answer
   */
  public static ServerHost chosen() throws IOException, InterruptedException {
    Optional<RemoteHost> named =
        Optional.ofNullable(System.getProperty(RemoteHost.PROPERTY))
            .map(file -> new RemoteHost(Path.of(file)));
    if (named.isEmpty()) {
      return HERE;
    }
    RemoteHost.Meeting meeting = named.get().meet();
    return new ServerHost(named, meeting.cores(), meeting.roundTripSeconds());
  }

  boolean isHere() {
    return remote.isEmpty();
  }

  /** How many cores it has. */
  public int cores() {
    return cores;
  }

  ServerProcess launch(ServerModel model, ServerSettings settings)
      throws IOException, InterruptedException {
    return remote.isPresent()
        ? remote.get().launch(model, settings)
        : ServerMain.launch(model, settings);
  }

  ServerProcess proxy(ServerSettings settings) throws IOException, InterruptedException {
    return remote.isPresent() ? remote.get().proxy(settings) : ProxyMain.launch(settings);
  }

  /**
   * Finds how many requests a second the client gets answered there by a server that does nothing
   * else; here there is no need, since its own share of the time tells.
   *
   * @throws IOException with a sentence, if that server does not answer
   */
  public void checkClient(LoadClient client, Load load) throws IOException, InterruptedException {
    if (remote.isPresent()) {
      try (AgentLink canned = remote.get().canned()) {
        clientCapacity =
            OptionalDouble.of(
                client.capacity(canned.address(), WarmUp.connections(load), load.keepAlive()));
      }
    }
  }

  /**
   * What the way to it adds to the ideal of a batch, of which at least one request takes all its
   * round trips: no less than that, and no less than what each connection takes for its requests
   * one after another.
   *
   * @param ideal of the same batch on this machine, in seconds
   * @param requestSeconds for which each request waits or works, at least
   */
  public OptionalDouble ideal(OptionalDouble ideal, Load load, double requestSeconds) {
    if (isHere() || ideal.isEmpty()) {
      return ideal;
    }
    double trips = (load.keepAlive() ? 1 : TRIPS_OF_A_CONNECTION) * roundTripSeconds;
    double oneAfterAnother = 0;
    if (load.arrival() instanceof Load.Closed closed) {
      double rounds = Math.ceil((double) load.requests() / closed.connections());
      oneAfterAnother = rounds * (requestSeconds + trips);
    }
    return OptionalDouble.of(Math.max(ideal.getAsDouble() + trips, oneAfterAnother));
  }

  /** What there is to tell of the way; nothing if there is none. */
  public List<Result<?>> results() {
    List<Result<?>> results = new ArrayList<>();
    if (!isHere()) {
      results.add(MetricResults.of(Metrics.ROUND_TRIP, roundTripSeconds));
    }
    clientCapacity.ifPresent(
        capacity -> results.add(MetricResults.of(Metrics.CLIENT_CAPACITY, capacity)));
    return results;
  }
}

package org.modebench.benchmark.server;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.modebench.load.Load;
import org.modebench.load.LoadClient;
import org.modebench.load.ServerUrl;
import org.modebench.measurement.IterationCosts;
import org.openjdk.jmh.results.Result;

/**
 * A server that somebody else runs, at an address. What it costs is known where its process is on
 * this machine and was named.
 */
public final class AddressedServer implements LoadedServer {

  /** The system property with the number of the server's process, where that is known. */
  public static final String PID_PROPERTY = "modebench.server.pid";

  /** How long a request may take, of a server that has no deadline of ours. */
  public static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final Duration CLIENT_WARM_UP = Duration.ofSeconds(1);

  private final ServerUrl url;
  private final String target;
  private final Optional<ProcessHandle> process;
  private final Optional<ServerCosts> costs;

  private AddressedServer(ServerUrl url, Optional<ProcessHandle> process) {
    this.url = url;
    this.target = url.target();
    this.process = process;
    this.costs = process.map(of -> new ServerCosts(List.of(of), false));
  }

  /**
   * The server at an address; its process is the one that the runner names.
   *
   * @throws IllegalStateException with a sentence, if that process is gone
   */
  public static LoadedServer at(ServerUrl url) {
    Optional<Long> pid = Optional.ofNullable(Long.getLong(PID_PROPERTY));
    return new AddressedServer(
        url, pid.map(number -> ProcessHandle.of(number).orElseThrow(() -> ended(url, number))));
  }

  private static IllegalStateException ended(ServerUrl url, long pid) {
    return new IllegalStateException(
        "Process %d, which --pid names as the server at %s, has ended.".formatted(pid, url));
  }

  @Override
  public URI address() {
    return url.server();
  }

  @Override
  public IntFunction<String> requests() {
    return number -> target;
  }

  @Override
  public Optional<String> expectedBody() {
    return Optional.empty();
  }

  @Override
  public Duration patience() {
    return PATIENCE;
  }

  /**
   * The client by a server that answers at once, so that it is warm whatever this one takes; the
   * server by the requests that are measured, since it may know no others.
   */
  @Override
  public void warmUp(LoadClient client, Load load) throws IOException, InterruptedException {
    long end = System.nanoTime() + CLIENT_WARM_UP.toNanos();
    do {
      client.capacity(WarmUp.connections(load), load.keepAlive());
    } while (System.nanoTime() < end);
    Optional<String> why = WarmUp.asMeasured(load).run(client);
    if (why.isPresent()) {
      throw new IllegalStateException(
          "The server at %s must answer, but has answered none of %s; start it, or correct the address."
              .formatted(url, why.get()));
    }
  }

  @Override
  public void beginIteration() {
    costs.ifPresent(ServerCosts::begin);
    IterationCosts.ofThisFork().begin();
  }

  @Override
  public void endIteration(int batches, List<Result<?>> seen) {
    process
        .filter(of -> !of.isAlive())
        .ifPresent(
            of -> {
              throw ended(url, of.pid());
            });
    costs.ifPresent(of -> seen.addAll(of.results(batches)));
    IterationCosts.ofThisFork().endOfClient(seen);
  }

  /** It is not ours to end. */
  @Override
  public void close() {}
}

package org.modebench.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.modebench.load.Load;
import org.modebench.load.LoadClient;
import org.modebench.server.ServerMain;
import org.modebench.server.ServerModel;
import org.modebench.server.common.HelloRequest;
import org.modebench.server.common.LoopLag;
import org.modebench.server.common.ServerProcess;
import org.modebench.server.common.ServerSettings;
import org.openjdk.jmh.results.Result;

/** A server of one of our models, in a JVM of its own that is started for a fork. */
final class LaunchedServer implements LoadedServer {
  /** Longer than the server's own deadline, and than a queue before a server that serves one. */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final ServerProcess process;
  private final IntFunction<String> requests;
  private final ServerCosts costs;

  private LaunchedServer(ServerModel model, ServerProcess process, IntFunction<String> requests) {
    this.process = process;
    this.requests = requests;
    // The processes of single requests are gone when the iteration ends.
    this.costs =
        new ServerCosts(
            ProcessHandle.of(process.pid()).orElseThrow(),
            model == ServerModel.PROCESS_PER_REQUEST);
  }

  /** Starts one, and waits until it serves. */
  static LoadedServer start(
      ServerModel model, ServerSettings settings, IntFunction<String> requests)
      throws IOException, InterruptedException {
    return new LaunchedServer(model, ServerMain.launch(model, settings), requests);
  }

  @Override
  public URI address() {
    return process.address();
  }

  @Override
  public IntFunction<String> requests() {
    return requests;
  }

  @Override
  public Optional<String> expectedBody() {
    return Optional.of(HelloRequest.ANSWER);
  }

  @Override
  public Duration patience() {
    return PATIENCE;
  }

  /** By requests that do not wait: a server that serves one at a time is to be warmed as well. */
  @Override
  public void warmUp(LoadClient client, Load load) throws InterruptedException {
    Optional<String> why = WarmUp.atOnce(load).run(client);
    if (why.isPresent()) {
      throw new IllegalStateException(
          "The server must answer requests that do not wait, but has answered none of %s; %s"
              .formatted(why.get(), process.lastWords()));
    }
  }

  @Override
  public void beginIteration() {
    takeLag();
    costs.begin();
    IterationCosts.ofThisFork().begin();
  }

  @Override
  public void endIteration(LoadRecord seen) {
    List<Result<?>> told = seen.results();
    told.addAll(costs.results(seen.batches()));
    takeLag().ifPresent(lag -> told.addAll(ServerCosts.of(lag)));
    IterationCosts.ofThisFork().end(told, costs.endedProcesses());
  }

  private Optional<LoopLag> takeLag() {
    try {
      return process.takeLag();
    } catch (IOException e) {
      // A sentence that says how the server ended; JMH fails the fork with it.
      throw new UncheckedIOException(String.valueOf(e.getMessage()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    process.close();
  }
}

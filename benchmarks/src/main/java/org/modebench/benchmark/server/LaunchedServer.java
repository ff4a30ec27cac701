package org.modebench.benchmark.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.modebench.load.Load;
import org.modebench.load.LoadClient;
import org.modebench.measurement.IterationCosts;
import org.modebench.pipeline.DatabaseFolder;
import org.modebench.server.ServerModel;
import org.modebench.server.common.HelloRequest;
import org.modebench.server.common.Offload;
import org.modebench.server.common.ServerProcess;
import org.modebench.server.common.ServerSettings;
import org.modebench.server.common.TreeUse;
import org.openjdk.jmh.results.Result;

/** A server of one of our models, in a JVM of its own that is started for a fork. */
public final class LaunchedServer implements LoadedServer {
  /** Longer than the server's own deadline, and than a queue before a server that serves one. */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final ServerHost host;
  private final ServerProcess process;
  private final URI address;
  private final List<ServerProcess> helpers;
  private final Optional<DatabaseFolder> folder;
  private final IntFunction<String> requests;
  private final ServerCosts costs;
  private final Optional<DiskReads> reads;

  private LaunchedServer(
      ServerHost host,
      ServerModel model,
      ServerProcess process,
      URI address,
      List<ServerProcess> helpers,
      Optional<DatabaseFolder> folder,
      boolean readsFile,
      IntFunction<String> requests) {
    this.host = host;
    this.process = process;
    this.address = address;
    this.helpers = List.copyOf(helpers);
    this.folder = folder;
    this.requests = requests;
    // The processes of single requests are gone when the iteration ends.
    boolean processesEnd = model == ServerModel.PROCESS_PER_REQUEST;
    this.costs =
        host.isHere()
            ? new ServerCosts(handles().toList(), processesEnd)
            : ServerCosts.elsewhere(new Elsewhere(all().toList()), processesEnd);
    this.reads = readsFile ? Optional.of(new DiskReads(this::handles)) : Optional.empty();
  }

  /**
   * Starts one, and waits until it serves.
   *
   * @param host where
   * @param settings of it; a service to which it hands computations is started, too, where it needs
   *     one, and a folder for its database is made
   * @param proxied whether clients reach it through a proxy
   */
  public static LoadedServer start(
      ServerHost host,
      ServerModel model,
      ServerSettings settings,
      boolean proxied,
      IntFunction<String> requests)
      throws IOException, InterruptedException {
    List<ServerProcess> started = new ArrayList<>();
    Optional<DatabaseFolder> folder = Optional.empty();
    try {
      ServerSettings complete = settings;
      if (settings.database().isPresent()) {
        DatabaseFolder made = DatabaseFolder.ofAnother();
        folder = Optional.of(made);
        complete = complete.asking(settings.database().get().in(made.path()));
      }
      if (settings.offload().needsService()) {
        ServerProcess service = computationService(host, settings);
        started.add(service);
        complete = complete.computingIn(Offload.to(service.address()));
      }
      ServerProcess process = host.launch(model, complete);
      started.add(process);
      URI address = process.address();
      if (proxied) {
        ServerProcess proxy =
            host.proxy(
                new ServerSettings(0, 1, Optional.of(address), PATIENCE, settings.patience()));
        started.add(proxy);
        address = proxy.address();
      }
      started.remove(process);
      return new LaunchedServer(
          host, model, process, address, started, folder, settings.file().isPresent(), requests);
    } catch (IOException | InterruptedException e) {
      started.forEach(ServerProcess::close);
      folder.ifPresent(LaunchedServer::remove);
      throw e;
    }
  }

  /** A server of its own that does nothing but compute, with a thread for each core. */
  private static ServerProcess computationService(ServerHost host, ServerSettings settings)
      throws IOException, InterruptedException {
    return host.launch(
        ServerModel.THREAD_POOL,
        new ServerSettings(
            0, host.cores(), Optional.empty(), settings.deadline(), settings.patience()));
  }

  /** The processes that take part in an answer, the server first. */
  private Stream<ServerProcess> all() {
    return Stream.concat(Stream.of(process), helpers.stream());
  }

  private Stream<ProcessHandle> handles() {
    return all().map(each -> ProcessHandle.of(each.pid()).orElseThrow());
  }

  @Override
  public URI address() {
    return address;
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
    ask(process, ServerProcess::takeLag);
    takeWasted();
    takeMostThreads();
    costs.begin();
    reads.ifPresent(DiskReads::begin);
    IterationCosts.ofThisFork().begin();
  }

  @Override
  public void endIteration(int batches, List<Result<?>> seen) {
    seen.addAll(costs.results(batches));
    reads.flatMap(read -> read.result(batches)).ifPresent(seen::add);
    ask(process, ServerProcess::takeLag)
        .flatMap(lag -> lag)
        .ifPresent(lag -> seen.addAll(ServerCosts.of(lag)));
    if (host.isHere()) {
      IterationCosts.ofThisFork().end(seen, costs.footprint(takeMostThreads()));
    } else {
      // What all processes took together is not that of one machine.
      IterationCosts.ofThisFork().endOfClient(seen);
    }
  }

  @Override
  public int takeWasted() {
    return ask(process, ServerProcess::takeWasted).orElse(0);
  }

  private int takeMostThreads() {
    return all().mapToInt(each -> ask(each, ServerProcess::takeMostThreads).orElse(0)).sum();
  }

  /** The processes of servers on another machine, which tell of themselves. */
  private record Elsewhere(List<ServerProcess> servers) implements ServerCosts.Processes {
    @Override
    public void resetPeaks() {
      servers.forEach(
          server ->
              ask(
                  server,
                  of -> {
                    of.resetPeaks();
                    return true;
                  }));
    }

    @Override
    public TreeUse use() {
      return servers.stream()
          .map(server -> ask(server, ServerProcess::use).orElse(ServerCosts.NOTHING))
          .reduce(ServerCosts.NOTHING, TreeUse::plus);
    }
  }

  /** A question to the server's process. */
  private interface Question<T> {
    T ask(ServerProcess process) throws IOException, InterruptedException;
  }

  /** Returns the answer; empty if this thread is to end. */
  private static <T> Optional<T> ask(ServerProcess process, Question<T> question) {
    try {
      return Optional.of(question.ask(process));
    } catch (IOException e) {
      // A sentence that says how the server ended; JMH fails the fork with it.
      throw new UncheckedIOException(String.valueOf(e.getMessage()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private static void remove(DatabaseFolder folder) {
    try {
      folder.close();
    } catch (IOException e) {
      throw new UncheckedIOException(String.valueOf(e.getMessage()), e);
    }
  }

  @Override
  public void close() {
    helpers.forEach(ServerProcess::close);
    process.close();
    folder.ifPresent(LaunchedServer::remove);
  }
}

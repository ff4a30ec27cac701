package org.modebench.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.modebench.analysis.catalogue.BatchSpec;
import org.modebench.analysis.catalogue.CallTime;
import org.modebench.analysis.catalogue.Parameters;
import org.modebench.analysis.catalogue.Servers;
import org.modebench.analysis.catalogue.Workload;
import org.modebench.analysis.catalogue.Workloads;
import org.modebench.host.MeasurementPhase;
import org.modebench.load.Load;
import org.modebench.load.LoadClient;
import org.modebench.load.LoadResult;
import org.modebench.load.QueueModel;
import org.modebench.server.ServerMain;
import org.modebench.server.ServerModel;
import org.modebench.server.common.HelloRequest;
import org.modebench.server.common.LoopLag;
import org.modebench.server.common.ServerProcess;
import org.modebench.server.common.ServerSettings;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.results.Result;

/**
 * How many requests a second does a synchronous server answer, and how many an asynchronous one,
 * when each of them waits?
 *
 * <p>A batch is what {@code ab -n calls -c concurrency} sends: a new connection for each request
 * (unless {@code keepAlive=true}), the next one when an earlier one is answered; {@code loop=open}
 * sends {@code rate} requests a second instead, answered or not, and counts latency from the moment
 * at which a request was to be sent. Each request waits {@code latencyMillis} in the server, by a
 * timer, or by a call of the mock API with {@code upstream=api}.
 *
 * <p>The server runs in a JVM of its own; it and the client are warmed by requests that do not
 * wait. It does not show TLS, large answers, or a network.
 *
 * <pre>java -jar benchmarks.jar Server -p server=EVENT_LOOP -p concurrency=40 -p calls=400</pre>
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 0)
@Measurement(iterations = 1, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Fork(
    value = 5,
    jvmArgs = {"-Xms256m", "-Xmx256m"})
public class ServerBenchmark {

  /** A server, and what is asked of it. */
  @State(Scope.Benchmark)
  public static class ServerUnderLoad {
    @Param public ServerModel server;

    @Param("10")
    public int workers;

    @Param("100")
    public int calls;

    @Param("10")
    public int concurrency;

    @Param("100")
    public int latencyMillis;

    @Param("closed")
    public String loop;

    @Param("100")
    public int rate;

    @Param("false")
    public boolean keepAlive;

    @Param("timer")
    public String upstream;

    @Param("0")
    public int blockingShare;

    @Param("0")
    public int pauseMillis;

    @Param("0")
    public int faults;

    private static final double MILLIS_PER_SECOND = 1e3;

    /** Longer than the server's own deadline, and than a queue before a server that serves one. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private ServerProcess process;
    private LoadClient client;
    private Load load;
    private ServerCosts costs;
    private LoadRecord record;

    @Setup
    public void open() throws IOException, InterruptedException {
      RunnerWatch.start();
      Optional<URI> api =
          upstream.equals("api") ? Optional.of(MockAddress.get()) : Optional.empty();
      Duration deadline = ServerSettings.DEADLINE.plusMillis(latencyMillis);
      process = ServerMain.launch(server, new ServerSettings(0, workers, api, deadline));
      client = new LoadClient(Optional.of(HelloRequest.ANSWER));
      costs = new ServerCosts(server, process);
      load =
          new Load(
              process.address(),
              calls,
              Requests.of(calls, latencyMillis, blockingShare, faults, pauseMillis),
              isOpen() ? new Load.Open(rate) : new Load.Closed(concurrency),
              keepAlive,
              PATIENCE);
      WarmUp.run(client, load, process);
      record = new LoadRecord(load, faults > 0, ideal(), expectedP99(load.arrival()));
    }

    private boolean isOpen() {
      return loop.equals("open");
    }

    /** In seconds; empty where requests do not wait as long as the model says, or not at all. */
    OptionalDouble ideal() {
      Map<String, String> params =
          Map.of(
              Parameters.LATENCY_MILLIS.name(), Integer.toString(latencyMillis),
              Parameters.CONCURRENCY.name(), Integer.toString(concurrency),
              Parameters.RATE.name(), isOpen() ? Integer.toString(rate) : Workload.NOT_APPLICABLE,
              Parameters.BLOCKING_SHARE.name(), Integer.toString(blockingShare),
              Parameters.PAUSE_MILLIS.name(), Integer.toString(pauseMillis),
              Parameters.FAULTS.name(), Integer.toString(faults));
      return Workloads.SERVER.idealSeconds(
          new BatchSpec(Servers.AXIS.value(server.name()), workers, calls, params),
          OptionalInt.empty(),
          CallTime.UNKNOWN);
    }

    /**
     * Of a server that one request can stop, if its own work took no time; empty where requests do
     * not wait alike, or wait for one of several threads, which is not calculated.
     */
    OptionalDouble expectedP99(Load.Arrival arrival) {
      boolean differ = blockingShare > 0 || server == ServerModel.EVENT_LOOP_OFFLOAD;
      if (pauseMillis == 0 || !server.pausesAll() || faults > 0 || (latencyMillis > 0 && differ)) {
        return OptionalDouble.empty();
      }
      double wait = latencyMillis / MILLIS_PER_SECOND;
      boolean waitsAlone = server.capacity(workers) == 1;
      QueueModel model =
          new QueueModel(
              waitsAlone ? wait : 0,
              waitsAlone ? 0 : wait,
              pauseMillis / MILLIS_PER_SECOND,
              Requests::pauses);
      return OptionalDouble.of(model.latencies(calls, arrival).quantile(99));
    }

    @TearDown
    public void close() throws IOException {
      MeasurementPhase.MEASURED.reached();
      client.close();
      process.close();
    }

    @Setup(Level.Iteration)
    public void beginIteration() {
      MeasurementPhase.SET_UP.reached();
      record.clear();
      takeLag();
      costs.begin();
      IterationCosts.ofThisFork().begin();
    }

    @TearDown(Level.Iteration)
    public void endIteration() {
      List<Result<?>> told = record.results();
      told.addAll(costs.results(record.batches()));
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

    LoadResult run() throws InterruptedException {
      return record.add(client.run(load));
    }
  }

  @Benchmark
  public LoadResult requests(ServerUnderLoad server) throws InterruptedException {
    return server.run();
  }
}

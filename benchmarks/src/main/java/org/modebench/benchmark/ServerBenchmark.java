package org.modebench.benchmark;

import java.io.IOException;
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
import org.modebench.analysis.catalogue.Metrics;
import org.modebench.analysis.catalogue.Parameter;
import org.modebench.analysis.catalogue.Parameters;
import org.modebench.analysis.catalogue.Servers;
import org.modebench.analysis.catalogue.Workload;
import org.modebench.analysis.catalogue.Workloads;
import org.modebench.benchmark.server.AddressedServer;
import org.modebench.benchmark.server.BlockFile;
import org.modebench.benchmark.server.ClientsBeside;
import org.modebench.benchmark.server.LaunchedServer;
import org.modebench.benchmark.server.LoadRecord;
import org.modebench.benchmark.server.LoadedServer;
import org.modebench.benchmark.server.Requests;
import org.modebench.benchmark.server.ServerHost;
import org.modebench.benchmark.server.WarmUp;
import org.modebench.host.Listening;
import org.modebench.host.MeasurementPhase;
import org.modebench.load.Load;
import org.modebench.load.LoadClient;
import org.modebench.load.LoadResult;
import org.modebench.load.QueueModel;
import org.modebench.load.ServerUrl;
import org.modebench.measurement.MetricResults;
import org.modebench.measurement.Steps;
import org.modebench.server.ServerModel;
import org.modebench.server.common.Database;
import org.modebench.server.common.Offload;
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
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.results.Result;

/**
 * How many requests a second does a synchronous server answer, and how many an asynchronous one,
 * when each of them waits?
 *
 * <p>A batch is what {@code ab -n calls -c concurrency} sends: a new connection for each request
 * (unless {@code keepAlive=true}), the next one when an earlier one is answered; {@code loop=open}
 * sends {@code rate} requests a second instead, answered or not, and counts latency from the moment
 * at which a request was to be sent. Each request waits {@code latencyMillis} in the server, by a
 * timer, or by a call of the mock API with {@code upstream=api}; before that, with {@code
 * upstream=file}, a block of a file is read for it.
 *
 * <p>The server runs in a JVM of its own; it and the client are warmed by requests that do not
 * wait. It does not show large answers, or a network. A server that runs already, at an address, is
 * warmed by what is measured, and how long it takes is its own affair.
 *
 * <pre>java -jar benchmarks.jar Server -p server=EVENT_LOOP -p concurrency=40 -p calls=400
 * java -jar benchmarks.jar Server -p url=http://127.0.0.1:9000/hello -p concurrency=5,10,20,40
 * </pre>
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 0)
@Measurement(iterations = 1, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Fork(
    value = 5,
    jvmArgs = {"-Xms256m", "-Xmx256m"})
public class ServerBenchmark {

  /**
   * A server, and what is asked of it. What does not apply to one at an address is not looked at.
   */
  @State(Scope.Benchmark)
  public static class ServerUnderLoad {
    /** A model, or the address of a server that runs already. */
    @Param({})
    public String server;

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

    @Param("1024")
    public int readKilobytes;

    @Param("true")
    public boolean direct;

    @Param("4")
    public int databaseConnections;

    @Param("0")
    public int cachePercent;

    @Param("1000")
    public int deadlineMillis;

    @Param("0")
    public int blockingShare;

    @Param("0")
    public int blockingMillis;

    @Param("0")
    public int pauseMillis;

    @Param("0")
    public int faults;

    @Param("0")
    public int slowClients;

    @Param("5000")
    public int patienceMillis;

    @Param("none")
    public String proxy;

    @Param("0")
    public int computeMillis;

    @Param("0")
    public int waitingClients;

    @Param("none")
    public String offload;

    private static final double MILLIS_PER_SECOND = 1e3;

    private ServerHost host = ServerHost.HERE;
    private LoadedServer loaded;
    private Optional<BlockFile> file = Optional.empty();
    private CallTime alone = CallTime.UNKNOWN;
    private ClientsBeside beside;
    private LoadClient client;
    private Load load;
    private LoadRecord record;

    @Setup
    public void open() throws IOException, InterruptedException {
      RunnerWatch.start();
      host = ServerHost.chosen();
      loaded = Servers.AXIS.value(server).isAddress() ? addressed() : launched();
      client = new LoadClient(loaded.expectedBody());
      load =
          new Load(
              loaded.address(),
              calls,
              loaded.requests(),
              isOpen() ? new Load.Open(rate) : new Load.Closed(concurrency),
              keepAlive,
              loaded.patience());
      beside = ClientsBeside.of(slowClients, waitingClients, loaded);
      loaded.warmUp(client, load);
      if (computeMillis > 0 || file.isPresent()) {
        WarmUp.atWork(load, client);
      }
      host.checkClient(client, load);
      OptionalDouble ideal =
          host.ideal(ideal(), load, (latencyMillis + computeMillis) / MILLIS_PER_SECOND);
      record = new LoadRecord(load, faults > 0, ideal, expectedP99(load.arrival()));
    }

    private LoadedServer addressed() {
      return AddressedServer.at(ServerUrl.recordable(Parameters.URL.name(), server));
    }

    private LoadedServer launched() throws IOException, InterruptedException {
      Optional<URI> api =
          upstream.equals("api") ? Optional.of(MockAddress.get()) : Optional.empty();
      Duration deadline = Duration.ofMillis(deadlineMillis + latencyMillis);
      Optional<Database> database =
          asksDatabase()
              ? Optional.of(new Database(databaseConnections, Optional.empty()))
              : Optional.empty();
      if (upstream.equals(Parameters.FILE)) {
        BlockFile written = BlockFile.write(readKilobytes, direct);
        file = Optional.of(written);
        alone = new CallTime(OptionalDouble.of(written.secondsAlone()), OptionalDouble.empty());
      }
      return LaunchedServer.start(
          host,
          model(),
          new ServerSettings(
              0,
              workers,
              api,
              deadline,
              Duration.ofMillis(patienceMillis),
              Offload.parse(offload),
              database,
              file.map(BlockFile::served),
              Listening.LOOPBACK),
          !proxy.equals("none"),
          Requests.of(
                  calls,
                  latencyMillis,
                  blockingShare,
                  blockingMillis,
                  faults,
                  pauseMillis,
                  Steps.lasting(computeMillis))
              .cached(cachePercent)
              .reading(file.map(written -> written.served().blocks()).orElse(0)));
    }

    private boolean asksDatabase() {
      return upstream.equals(Parameters.DATABASE);
    }

    private ServerModel model() {
      return ServerModel.valueOf(server);
    }

    private boolean isOpen() {
      return loop.equals("open");
    }

    /** In seconds; empty where requests do not wait as long as the model says, or not at all. */
    OptionalDouble ideal() {
      Map<String, String> params =
          Map.ofEntries(
              entry(Parameters.LATENCY_MILLIS, latencyMillis),
              entry(Parameters.CONCURRENCY, concurrency),
              entry(Parameters.RATE, isOpen() ? rate : Workload.NOT_APPLICABLE),
              entry(Parameters.BLOCKING_SHARE, blockingShare),
              entry(Parameters.BLOCKING_MILLIS, blockingMillis),
              entry(Parameters.PAUSE_MILLIS, pauseMillis),
              entry(Parameters.FAULTS, faults),
              entry(Parameters.SLOW_CLIENTS, slowClients),
              entry(Parameters.PATIENCE_MILLIS, patienceMillis),
              entry(Parameters.PROXY, proxy),
              entry(Parameters.UPSTREAM, upstream),
              entry(Parameters.READ_KILOBYTES, readKilobytes),
              entry(Parameters.DATABASE_CONNECTIONS, databaseConnections),
              entry(Parameters.CACHE_PERCENT, cachePercent),
              entry(Parameters.DEADLINE_MILLIS, deadlineMillis),
              entry(Parameters.COMPUTE_MILLIS, computeMillis),
              entry(Parameters.OFFLOAD, offload));
      return Workloads.SERVER.idealSeconds(
          new BatchSpec(Servers.AXIS.value(server), workers, calls, params),
          OptionalInt.of(host.cores()),
          alone);
    }

    private static Map.Entry<String, String> entry(Parameter parameter, Object value) {
      return Map.entry(parameter.name(), value.toString());
    }

    /**
     * Of a server that one request can stop, if its own work took no time; empty where requests do
     * not wait alike, or wait for one of several threads, which is not calculated.
     */
    OptionalDouble expectedP99(Load.Arrival arrival) {
      boolean blocks = blockingShare > 0 && blockingMillis > 0;
      if ((pauseMillis == 0) != blocks) {
        return OptionalDouble.empty();
      }
      boolean differ = (blockingShare > 0 && !blocks) || model() == ServerModel.EVENT_LOOP_OFFLOAD;
      if (asksDatabase()
          || file.isPresent()
          || !model().pausesAll()
          || faults > 0
          || slowClients > 0
          || computeMillis > 0
          || (latencyMillis > 0 && differ)) {
        return OptionalDouble.empty();
      }
      double wait = latencyMillis / MILLIS_PER_SECOND;
      boolean waitsAlone = model().capacity(workers) == 1;
      QueueModel model =
          new QueueModel(
              waitsAlone ? wait : 0,
              waitsAlone ? 0 : wait,
              (blocks ? blockingMillis : pauseMillis) / MILLIS_PER_SECOND,
              number -> blocks ? Requests.isOf(blockingShare, number) : Requests.pauses(number));
      return OptionalDouble.of(model.latencies(calls, arrival).quantile(99));
    }

    @TearDown
    public void close() {
      MeasurementPhase.MEASURED.reached();
      beside.close();
      client.close();
      loaded.close();
      file.ifPresent(BlockFile::close);
    }

    @Setup(Level.Iteration)
    public void beginIteration(IterationParams iteration) {
      MeasurementPhase.SET_UP.reached();
      record.begin(iteration.getType());
      loaded.beginIteration();
    }

    @TearDown(Level.Iteration)
    public void endIteration(IterationParams iteration) {
      List<Result<?>> seen = record.results(iteration.getCount());
      seen.addAll(beside.takeResults());
      seen.addAll(host.results());
      alone.wall().ifPresent(t -> seen.add(MetricResults.of(Metrics.READ_ALONE, t)));
      if (asksDatabase()) {
        seen.addAll(record.wasted(loaded.takeWasted()));
      }
      loaded.endIteration(record.batches(), seen);
    }

    LoadResult run() throws InterruptedException {
      // Anew for each batch, so that all find them at the same point.
      beside.begin();
      try {
        return record.add(client.run(load));
      } finally {
        beside.end();
      }
    }
  }

  @Benchmark
  public LoadResult requests(ServerUnderLoad server) throws InterruptedException {
    return server.run();
  }
}

package org.modebench.benchmark;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.modebench.analysis.catalogue.Metrics;
import org.modebench.analysis.catalogue.Servers;
import org.modebench.benchmark.server.WarmUp;
import org.modebench.host.Footprint;
import org.modebench.host.HeapUse;
import org.modebench.host.MachineMemory;
import org.modebench.host.MeasurementPhase;
import org.modebench.host.ProcessStatus;
import org.modebench.load.Load;
import org.modebench.load.LoadClient;
import org.modebench.load.WaitingConnections;
import org.modebench.measurement.IterationCosts;
import org.modebench.measurement.MetricResults;
import org.modebench.server.ServerMain;
import org.modebench.server.ServerModel;
import org.modebench.server.common.HelloRequest;
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
 * What does a connection that waits cost a server?
 *
 * <p>A batch opens all connections, sends a request on each that waits in the server, and when all
 * wait looks at the server's memory: its heap after a collection, what is resident beside it, and
 * what the kernel took meanwhile. Its time is that of the wait, and says nothing. The heap is
 * touched beforehand, so that what grows is what the connections take.
 *
 * <p>It does not show connections without a request: a server gives them up when its patience ends.
 *
 * <pre>java -jar benchmarks.jar IdleConnections</pre>
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 0)
@Measurement(iterations = 1, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Fork(
    value = 5,
    jvmArgs = {"-Xms256m", "-Xmx256m"})
public class IdleConnectionsBenchmark {

  /** A server, and its clients. */
  @State(Scope.Benchmark)
  public static class WaitedFor {
    /** Longer than any request waits. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final int CONNECTIONS_OF_WARM_UP = 50;

    @Param({
      Servers.THREAD_PER_CONNECTION,
      Servers.VIRTUAL_THREADS,
      Servers.EVENT_LOOP,
      Servers.SELECTOR
    })
    public ServerModel server;

    @Param("100")
    public int connections;

    private ServerProcess process;
    private LoadClient client;
    private WaitingConnections waiting;
    private List<Result<?>> seen = List.of();
    private int threads;

    @Setup
    public void open() throws IOException, InterruptedException {
      RunnerWatch.start();
      process =
          ServerMain.launch(
              server,
              new ServerSettings(0, 1, Optional.empty(), PATIENCE, PATIENCE),
              List.of("-XX:+AlwaysPreTouch"));
      client = new LoadClient(Optional.of(HelloRequest.ANSWER));
      waiting = new WaitingConnections(client, process.address(), connections, WaitedFor::targetOf);
      warmUp();
    }

    private static String targetOf(int waitMillis) {
      return new HelloRequest(waitMillis, false, 0, Optional.empty()).target();
    }

    private void warmUp() throws InterruptedException {
      Load load =
          new Load(
              process.address(),
              CONNECTIONS_OF_WARM_UP,
              number -> targetOf(0),
              new Load.Closed(CONNECTIONS_OF_WARM_UP),
              false,
              PATIENCE);
      Optional<String> why = WarmUp.atOnce(load).run(client);
      if (why.isPresent()) {
        throw new IllegalStateException(
            "The server must answer requests that do not wait, but has answered none of %s; %s"
                .formatted(why.get(), process.lastWords()));
      }
    }

    @Setup(Level.Iteration)
    public void beginIteration() throws IOException, InterruptedException {
      process.takeMostThreads();
      IterationCosts.ofThisFork().begin();
    }

    @TearDown(Level.Iteration)
    public void endIteration() {
      IterationCosts.ofThisFork().end(seen, Optional.of(new Footprint(0, threads)));
    }

    @TearDown
    public void close() {
      MeasurementPhase.MEASURED.reached();
      client.close();
      process.close();
    }

    List<Result<?>> hold() throws Exception {
      OptionalLong kernel = MachineMemory.kernelBytes();
      seen = waiting.during(() -> look(kernel));
      return seen;
    }

    private List<Result<?>> look(OptionalLong kernelBefore)
        throws IOException, InterruptedException {
      // Now, and not when threads end with their connections.
      threads = process.takeMostThreads();
      HeapUse heap = process.collect();
      OptionalLong resident = ProcessStatus.of(process.pid()).residentBytes();
      OptionalLong kernel = MachineMemory.kernelBytes();
      List<Result<?>> results = new ArrayList<>();
      results.add(MetricResults.of(Metrics.IDLE_HEAP, (double) heap.usedBytes()));
      if (resident.isPresent()) {
        long beside = resident.getAsLong() - heap.committedBytes();
        results.add(MetricResults.of(Metrics.IDLE_MEMORY, (double) (heap.usedBytes() + beside)));
      }
      if (kernelBefore.isPresent() && kernel.isPresent()) {
        // Others may have given up more meanwhile.
        double grown = (double) (kernel.getAsLong() - kernelBefore.getAsLong());
        results.add(MetricResults.of(Metrics.IDLE_KERNEL, Math.max(0, grown)));
      }
      return results;
    }
  }

  @Benchmark
  public List<Result<?>> waiting(WaitedFor server) throws Exception {
    return server.hold();
  }
}

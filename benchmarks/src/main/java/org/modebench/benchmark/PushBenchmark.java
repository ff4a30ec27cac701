package org.modebench.benchmark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.modebench.analysis.catalogue.Metrics;
import org.modebench.benchmark.server.ServerCosts;
import org.modebench.host.MeasurementPhase;
import org.modebench.measurement.IterationCosts;
import org.modebench.measurement.MetricResults;
import org.modebench.push.PushMain;
import org.modebench.push.Seen;
import org.modebench.push.Subscribers;
import org.modebench.push.Transport;
import org.modebench.server.common.ServerProcess;
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
 * How old is an event when subscribers get it, and what does that cost?
 *
 * <p>A server publishes events by a beat, to subscribers that poll, long-poll, or are pushed to. A
 * batch is the next {@code calls} events, and ends when every subscriber has seen them; a
 * subscriber that misses an event or sees one twice fails it, unless it asks for the newest only.
 * The beat sets the time of a batch, which says nothing. Ages are from one clock: {@link
 * System#nanoTime} of two processes.
 *
 * <p>It does not show a network, TLS, or the headers that browsers and proxies add.
 *
 * <pre>java -jar benchmarks.jar Push</pre>
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 1, time = 2, timeUnit = TimeUnit.SECONDS)
@Measurement(iterations = 1, time = 5, timeUnit = TimeUnit.SECONDS)
@Fork(
    value = 5,
    jvmArgs = {"-Xms256m", "-Xmx256m"})
public class PushBenchmark {

  /** A server of events, and its subscribers. */
  @State(Scope.Benchmark)
  public static class Published {
    private static final double NANOS_PER_SECOND = 1e9;
    private static final long PATIENCE_MILLIS = 30_000;

    @Param public Transport transport;

    @Param("10")
    public int calls;

    @Param("10")
    public int subscribers;

    @Param("200")
    public int eventMillis;

    @Param("1000")
    public int pollMillis;

    private ServerProcess server;
    private Subscribers watching;
    private ServerCosts costs;

    /** The last event of the batch before. */
    private long event;

    private int batches;

    @Setup
    public void open() throws IOException, InterruptedException {
      RunnerWatch.start();
      server = PushMain.launch(eventMillis);
      costs = new ServerCosts(List.of(ProcessHandle.of(server.pid()).orElseThrow()), false);
      watching = new Subscribers(transport, server.address().getPort(), subscribers, pollMillis);
      watching.await(1, patienceMillis());
      event = watching.newest();
    }

    @TearDown
    public void close() {
      MeasurementPhase.MEASURED.reached();
      watching.close();
      server.close();
    }

    @Setup(Level.Iteration)
    public void beginIteration() throws IOException, InterruptedException {
      server.takeMostThreads();
      batches = 0;
      watching.take();
      costs.begin();
      IterationCosts.ofThisFork().begin();
    }

    @TearDown(Level.Iteration)
    public void endIteration() throws IOException, InterruptedException {
      Seen seen = watching.take();
      List<Result<?>> results = new ArrayList<>(costs.results(batches));
      double delivered = (double) seen.delivered();
      results.add(
          MetricResults.of(
              Metrics.AGE_P50, seen.ages().getValueAtPercentile(50) / NANOS_PER_SECOND));
      results.add(
          MetricResults.of(
              Metrics.AGE_P99, seen.ages().getValueAtPercentile(99) / NANOS_PER_SECOND));
      results.add(MetricResults.of(Metrics.REQUESTS_EACH, seen.requests() / delivered));
      results.add(MetricResults.of(Metrics.BYTES_EACH, seen.bytes() / delivered));
      results.add(MetricResults.of(Metrics.EVENTS_LOST, seen.lost() / (delivered + seen.lost())));
      IterationCosts.ofThisFork().end(results, costs.footprint(server.takeMostThreads()));
    }

    long next() throws InterruptedException {
      event += calls;
      watching.await(event, patienceMillis());
      batches++;
      return event;
    }

    private long patienceMillis() {
      return (long) calls * eventMillis + pollMillis + PATIENCE_MILLIS;
    }
  }

  @Benchmark
  public long events(Published published) throws InterruptedException {
    return published.next();
  }
}

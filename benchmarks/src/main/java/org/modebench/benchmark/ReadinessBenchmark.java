package org.modebench.benchmark;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.modebench.analysis.catalogue.Metrics;
import org.modebench.host.Footprint;
import org.modebench.host.MeasurementPhase;
import org.modebench.measurement.IterationCosts;
import org.modebench.measurement.MetricResults;
import org.modebench.readiness.Ask;
import org.modebench.readiness.Connections;
import org.modebench.readiness.Events;
import org.modebench.readiness.Watch;
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

/**
 * What does it cost to learn which of many connections has something to read?
 *
 * <p>One thread sends a byte on one connection after another and looks for it: by non-blocking
 * reads of all in a busy loop, by poll, or by epoll. All other connections are idle, and the byte
 * is there before it is looked for, so nobody waits: what is measured is the asking.
 *
 * <p>It does not show many connections that are ready at once, which poll and epoll tell in one
 * call.
 *
 * <pre>java -jar benchmarks.jar Readiness</pre>
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 1, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 2, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Fork(
    value = 5,
    jvmArgs = {"-Xms256m", "-Xmx256m"})
public class ReadinessBenchmark {

  /** Connections, and who watches them. */
  @State(Scope.Benchmark)
  public static class Watched {
    @Param public Ask ask;

    @Param("1")
    public int workers;

    @Param("100")
    public int calls;

    @Param("100")
    public int connections;

    private Connections open;
    private Watch watch;
    private Events events;
    private long callsBefore;
    private int batches;

    @Setup
    public void open() throws IOException {
      RunnerWatch.start();
      ask.prefer();
      open = Connections.open(connections);
      watch = ask.watch(open);
      events = new Events(open, watch);
    }

    @TearDown
    public void close() throws IOException {
      MeasurementPhase.MEASURED.reached();
      watch.close();
      open.close();
    }

    @Setup(Level.Iteration)
    public void beginIteration() {
      callsBefore = watch.systemCalls();
      batches = 0;
      IterationCosts.ofThisFork().begin();
    }

    @TearDown(Level.Iteration)
    public void endIteration() {
      double happened = (double) batches * calls;
      IterationCosts.ofThisFork()
          .end(
              List.of(
                  MetricResults.of(
                      Metrics.SYSTEM_CALLS, (watch.systemCalls() - callsBefore) / happened)),
              Optional.of(Footprint.NONE));
    }

    int events() throws IOException {
      batches++;
      return events.happen(calls);
    }
  }

  @Benchmark
  public int events(Watched watched) throws IOException {
    return watched.events();
  }
}

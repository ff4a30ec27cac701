package org.modebench.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.ConcurrentHistogram;
import org.modebench.analysis.catalogue.AsyncWeb;
import org.modebench.analysis.catalogue.Metrics;
import org.modebench.analysis.catalogue.Parameters;
import org.modebench.fanout.FanOutStyle;
import org.modebench.fanout.LookUp;
import org.modebench.fanout.LookUps;
import org.modebench.fanout.PageLoad;
import org.modebench.fanout.Style;
import org.modebench.host.AllocatedBytes;
import org.modebench.host.Footprint;
import org.modebench.host.MeasurementPhase;
import org.modebench.measurement.IterationCosts;
import org.modebench.measurement.MetricResults;
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
 * What does it take, and cost, to do at once what a request needs and can be done at once?
 *
 * <p>A request looks up an event (100 ms, an API) and a place with its menu (40 and 40 ms, a
 * database), in four styles. The look-ups cost nothing but time; what is measured is the style.
 * With {@code failing} a look-up fails in each request, and with {@code timeoutMillis} nobody waits
 * longer: how soon is that known, what goes on for nothing, and does the stack trace say where?
 *
 * <p>It does not show a network, or a database that is full.
 *
 * <pre>java -jar benchmarks.jar FanOut -p experiment=alone,many,pool,failure,timeout</pre>
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 1, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 1, time = 1, timeUnit = TimeUnit.SECONDS)
@Fork(
    value = 5,
    jvmArgs = {"-Xms256m", "-Xmx256m"})
public class FanOutBenchmark {

  /** A style, and the requests of a batch. */
  @State(Scope.Benchmark)
  public static class Pages {
    private static final double NANOS_PER_SECOND = 1e9;
    private static final long LONGEST_NANOS = TimeUnit.HOURS.toNanos(1);

    @Param public FanOutStyle style;

    @Param("10")
    public int workers;

    @Param("10")
    public int calls;

    @Param("1")
    public int concurrency;

    @Param(Parameters.NOTHING)
    public String failing;

    @Param("0")
    public int timeoutMillis;

    private final LookUps lookUps = new LookUps();

    /** One for all batches: each would be more than what is allocated for its requests. */
    private final ConcurrentHistogram latencies = new ConcurrentHistogram(LONGEST_NANOS, 3);

    private Style open;
    private PageLoad load;
    private OptionalLong allocatedBefore;
    private int batches;
    private int failed;
    private long frames;

    @Setup
    public void open() {
      RunnerWatch.start();
      Optional<LookUp> fails =
          failing.equals(Parameters.NOTHING)
              ? Optional.empty()
              : Optional.of(LookUp.valueOf(failing));
      load = new PageLoad(calls, concurrency, fails, timeoutMillis);
      open = style.open(lookUps, workers);
    }

    @TearDown
    public void close() {
      MeasurementPhase.MEASURED.reached();
      open.close();
    }

    @Setup(Level.Iteration)
    public void beginIteration() throws InterruptedException {
      lookUps.takeWasted();
      latencies.reset();
      batches = 0;
      failed = 0;
      frames = 0;
      IterationCosts.ofThisFork().begin();
      allocatedBefore = AllocatedBytes.now();
    }

    @TearDown(Level.Iteration)
    public void endIteration() throws InterruptedException {
      OptionalLong allocated = AllocatedBytes.now();
      List<Result<?>> told = new ArrayList<>();
      double requests = (double) batches * calls;
      if (allocated.isPresent() && allocatedBefore.isPresent()) {
        told.add(
            MetricResults.of(
                Metrics.ALLOCATED,
                (allocated.getAsLong() - allocatedBefore.getAsLong()) / requests));
      }
      told.add(
          MetricResults.of(
              Metrics.LATENCY_P50, latencies.getValueAtPercentile(50) / NANOS_PER_SECOND));
      told.add(
          MetricResults.of(
              Metrics.LATENCY_P99, latencies.getValueAtPercentile(99) / NANOS_PER_SECOND));
      told.add(MetricResults.of(Metrics.WASTED, lookUps.takeWasted() / requests));
      if (failed > 0) {
        told.add(MetricResults.of(Metrics.TRACE_FRAMES, (double) frames / failed));
      }
      ideal().ifPresent(seconds -> told.add(MetricResults.of(Metrics.IDEAL, seconds)));
      IterationCosts.ofThisFork().end(told, Optional.of(Footprint.NONE));
    }

    /** In seconds; empty where a failure ends requests early. */
    private OptionalDouble ideal() {
      return failing.equals(Parameters.NOTHING) && timeoutMillis == 0
          ? OptionalDouble.of(
              AsyncWeb.fanOutSeconds(
                  AsyncWeb.STYLES.value(style.name()), workers, calls, concurrency))
          : OptionalDouble.empty();
    }

    PageLoad.Seen ask() throws InterruptedException {
      PageLoad.Seen seen = load.ask(open, latencies);
      batches++;
      failed += seen.failed();
      frames += seen.frames();
      return seen;
    }
  }

  @Benchmark
  public PageLoad.Seen pages(Pages pages) throws InterruptedException {
    return pages.ask();
  }
}

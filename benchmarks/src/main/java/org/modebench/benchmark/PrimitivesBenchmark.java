package org.modebench.benchmark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.modebench.analysis.catalogue.Mechanisms;
import org.modebench.analysis.catalogue.Metrics;
import org.modebench.analysis.catalogue.Parameters;
import org.modebench.host.Footprint;
import org.modebench.host.MeasurementPhase;
import org.modebench.host.VirtualThreadFactory;
import org.modebench.measurement.IterationCosts;
import org.modebench.measurement.MetricResults;
import org.modebench.primitive.OneCpu;
import org.modebench.primitive.Primitive;
import org.modebench.primitive.Repetition;
import org.modebench.primitive.ThreadMemory;
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
 * What does a thread cost, and what does it cost to talk to another process?
 *
 * <p>A batch is {@code calls} of one kind, one after another: threads, virtual threads or processes
 * that are started and waited for, stages of a future, messages to another thread (PARK) or process
 * (PIPE) and their answers, virtual threads that give way, hops on an event loop. With {@code
 * placement=same} all of it is on one CPU. The heap is touched beforehand, so that what threads
 * make resident is beside it. It does not show what many of them cost each other.
 *
 * <pre>java -jar benchmarks.jar Primitives -p experiment=ladder</pre>
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 1, time = 1)
@Measurement(iterations = 2, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Fork(
    value = 5,
    jvmArgs = {"-Xms256m", "-Xmx256m", "-XX:+AlwaysPreTouch"})
public class PrimitivesBenchmark {

  /** What is done again and again. */
  @State(Scope.Benchmark)
  public static class Repeating {
    private static final double NANOS_PER_SECOND = 1e9;
    private static final int THREADS = 500;
    private static final int VIRTUAL_THREADS = 20_000;

    @Param({
      Mechanisms.THREAD,
      Mechanisms.VIRTUAL,
      Mechanisms.PROCESS,
      Mechanisms.FUTURE,
      Mechanisms.PARK,
      Mechanisms.PIPE,
      Mechanisms.YIELD,
      Mechanisms.LOOP_HOP
    })
    public Primitive unit;

    @Param(Parameters.FREE)
    public String placement;

    @Param("1")
    public int messageBytes;

    @Param("1000")
    public int calls;

    private Optional<ThreadMemory> memory = Optional.empty();
    private Repetition repetition;
    private long nanos;
    private long done;

    @Setup
    public void open() throws IOException, InterruptedException {
      RunnerWatch.start();
      if (placement.equals(Parameters.SAME)) {
        OneCpu.pinThisProcess();
      }
      memory = memory();
      repetition = unit.open(messageBytes);
    }

    private Optional<ThreadMemory> memory() throws InterruptedException {
      return switch (unit) {
        case THREAD -> Optional.of(ThreadMemory.measure(Thread::new, THREADS));
        case VIRTUAL ->
            Optional.of(ThreadMemory.measure(VirtualThreadFactory.get(), VIRTUAL_THREADS));
        case PROCESS, FUTURE, PARK, PIPE, YIELD, LOOP_HOP -> Optional.empty();
      };
    }

    @TearDown
    public void close() throws IOException {
      MeasurementPhase.MEASURED.reached();
      repetition.close();
    }

    @Setup(Level.Iteration)
    public void beginIteration() {
      nanos = 0;
      done = 0;
      IterationCosts.ofThisFork().begin();
    }

    @TearDown(Level.Iteration)
    public void endIteration() {
      List<Result<?>> results = new ArrayList<>();
      if (done > 0) {
        results.add(MetricResults.of(Metrics.PER_CALL, nanos / NANOS_PER_SECOND / done));
      }
      memory.ifPresent(
          of -> {
            // A slope below 0 says that nothing could be seen.
            results.add(MetricResults.of(Metrics.EACH_HEAP, Math.max(0, of.heapBytes())));
            results.add(MetricResults.of(Metrics.EACH_RSS, Math.max(0, of.residentBytes())));
            results.add(MetricResults.of(Metrics.EACH_KERNEL, Math.max(0, of.kernelBytes())));
          });
      IterationCosts.ofThisFork().end(results, Optional.of(Footprint.NONE));
    }

    long repeat() throws Exception {
      try {
        long begin = System.nanoTime();
        check(repetition.run(calls));
        nanos += System.nanoTime() - begin;
        done += calls;
        return done;
      } catch (Exception e) {
        // JMH does not tear down what fails, and what is open would keep the fork alive.
        repetition.close();
        throw e;
      }
    }

    /** What was skipped would win. */
    void check(long times) {
      if (times != calls) {
        throw new IllegalStateException(
            "%s must be done %d times, but was done %d times.".formatted(unit, calls, times));
      }
    }
  }

  @Benchmark
  public long repetitions(Repeating repeating) throws Exception {
    return repeating.repeat();
  }
}

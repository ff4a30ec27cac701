package org.modebench.benchmark;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.modebench.analysis.catalogue.Metrics;
import org.modebench.host.Footprint;
import org.modebench.host.MeasurementPhase;
import org.modebench.interpreter.Interpreter;
import org.modebench.interpreter.Program;
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

/**
 * How long does a thread that answers wait for threads that compute?
 *
 * <p>A ping each 10 ms to one thread, beside {@code computing} others, under CPython's global
 * interpreter lock with a switch interval of {@code switchMillis}, and without it. From two
 * computing threads on the latency depends on who wakes up first, and so on the machine.
 *
 * <p>It does not show several threads that answer.
 *
 * <pre>java -jar benchmarks.jar GilLatency -p computing=0,1,2,3,4</pre>
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 1, time = 1)
@Measurement(iterations = 1, time = 4)
@Fork(
    value = 5,
    jvmArgs = {"-Xms256m", "-Xmx256m"})
public class GilLatencyBenchmark {

  /** A program, and who sends pings to it. */
  @State(Scope.Benchmark)
  public static class Pinged {
    private static final int GAP_MILLIS = 10;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final int DIGITS = 3;

    @Param public Interpreter interpreter;

    @Param("1")
    public int computing;

    @Param("5")
    public int switchMillis;

    private final Histogram nanos = new Histogram(DIGITS);
    private Program program;

    @Setup
    public void start() throws IOException, InterruptedException {
      RunnerWatch.start();
      program = Program.start(interpreter, switchMillis, computing);
    }

    @TearDown
    public void close() throws IOException {
      MeasurementPhase.MEASURED.reached();
      program.close();
    }

    @Setup(Level.Iteration)
    public void beginIteration() {
      nanos.reset();
      IterationCosts.ofThisFork().begin();
    }

    /** Not measured. */
    @Setup(Level.Invocation)
    public void pause() throws InterruptedException {
      TimeUnit.MILLISECONDS.sleep(GAP_MILLIS);
    }

    @TearDown(Level.Iteration)
    public void endIteration() {
      IterationCosts.ofThisFork()
          .end(
              List.of(
                  MetricResults.of(Metrics.LATENCY_P50, percentile(50)),
                  MetricResults.of(Metrics.LATENCY_P90, percentile(90)),
                  MetricResults.of(Metrics.LATENCY_P99, percentile(99)),
                  MetricResults.of(Metrics.LATENCY_MAX, percentile(100))),
              Optional.of(Footprint.NONE));
    }

    private double percentile(double percent) {
      return nanos.getValueAtPercentile(percent) / NANOS_PER_SECOND;
    }

    long ping() throws Exception {
      try {
        long took = program.ping();
        nanos.recordValue(took);
        return took;
      } catch (IOException e) {
        // JMH does not tear down what fails, and threads that compute would keep the fork alive.
        program.close();
        throw e;
      }
    }
  }

  @Benchmark
  public long ping(Pinged pinged) throws Exception {
    return pinged.ping();
  }
}

package org.modebench.benchmark;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.modebench.host.Footprint;
import org.modebench.host.MeasurementPhase;
import org.modebench.interpreter.Interpreter;
import org.modebench.interpreter.Program;
import org.modebench.measurement.ForkLatencies;
import org.modebench.measurement.IterationCosts;
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
    private static final int LEAST_GAP_MILLIS = 10;

    /** Who has answered waits for the lock once more before it is there for the next ping. */
    private static final int GAP_INTERVALS = 2;

    @Param public Interpreter interpreter;

    @Param("1")
    public int computing;

    @Param("5")
    public int switchMillis;

    private final ForkLatencies latencies = new ForkLatencies();
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
    public void beginIteration(IterationParams iteration) {
      latencies.begin(iteration.getType());
      IterationCosts.ofThisFork().begin();
    }

    /** Not measured. */
    @Setup(Level.Invocation)
    public void pause() throws InterruptedException {
      TimeUnit.MILLISECONDS.sleep(Math.max(LEAST_GAP_MILLIS, GAP_INTERVALS * switchMillis));
    }

    @TearDown(Level.Iteration)
    public void endIteration(IterationParams iteration) {
      IterationCosts.ofThisFork()
          .end(latencies.results(iteration.getCount()), Optional.of(Footprint.NONE));
    }

    long ping() throws Exception {
      try {
        long took = program.ping();
        latencies.add(took);
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

package org.modebench.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.TimeUnit;
import org.modebench.analysis.catalogue.Modes;
import org.modebench.host.JvmVariables;
import org.modebench.host.LastWords;
import org.modebench.host.MeasurementPhase;
import org.modebench.measurement.IterationCosts;
import org.modebench.mode.ExecutionMode;
import org.modebench.process.WorkerImage;
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
 * What does a hand-off to another process cost at least?
 *
 * <p>A byte goes to a JVM that sends it back, over the same pipes as the tasks of PROCESS_POOL: two
 * system calls and a wake-up each way. The hand-off of an empty task ({@link BaselineBenchmark})
 * cannot be cheaper. Times are bimodal where a core falls asleep between two bytes.
 *
 * <pre>java -jar benchmarks.jar PipeFloor Baseline -p mode=PROCESS_POOL</pre>
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 1, time = 400, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 2, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Fork(
    value = 5,
    jvmArgs = {"-Xms256m", "-Xmx256m"})
public class PipeFloorBenchmark {

  /** A process that echoes. */
  @State(Scope.Benchmark)
  public static class Echo {
    /** In no text: what the JVM itself prints is skipped. */
    private static final int PING = 0;

    private static final int END = -1;

    @Param(Modes.PROCESS_POOL)
    public ExecutionMode mode;

    @Param("1")
    public int workers;

    @Param("1")
    public int calls;

    private Process process;
    private OutputStream to;
    private InputStream from;

    @Setup
    public void start() throws IOException {
      RunnerWatch.start();
      process = new ProcessBuilder(WorkerImage.commandForThisJvm().echo()).start();
      to = process.getOutputStream();
      from = process.getInputStream();
    }

    @Setup(Level.Iteration)
    public void beginIteration() {
      IterationCosts.ofThisFork().begin();
    }

    @TearDown(Level.Iteration)
    public void endIteration() {
      IterationCosts.ofThisFork().end();
    }

    @TearDown
    public void stop() throws IOException, InterruptedException {
      MeasurementPhase.MEASURED.reached();
      to.close();
      process.waitFor();
    }

    int roundTrip() throws IOException {
      int back;
      try {
        to.write(PING);
        to.flush();
        do {
          back = from.read();
        } while (back > PING);
      } catch (IOException e) {
        back = END;
      }
      if (back == END) {
        throw new IOException(
            LastWords.of("The echo", process) + JvmVariables.ofThisJvm().suspicion());
      }
      return back;
    }
  }

  @Benchmark
  public int roundTrip(Echo echo) throws IOException {
    return echo.roundTrip();
  }
}

package org.modebench.benchmark;

import java.util.concurrent.TimeUnit;
import org.modebench.analysis.catalogue.Parameters;
import org.modebench.task.Countdown;
import org.modebench.task.NativeCall;
import org.modebench.task.Task;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Which mode runs ten computations fastest?
 *
 * <p>A batch of {@link Countdown}s, each of {@code limit} steps that depend on one another. It does
 * not show work that allocates, shares data or saturates the memory bus. With {@code gil=released}
 * the countdowns of GIL_THREADS let go of its lock, as native code does.
 *
 * <pre>java -jar benchmarks.jar CpuBound -p mode=PROCESS -p workers=2 -p limit=5000000</pre>
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 1, time = 400, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 2, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Fork(
    value = 5,
    jvmArgs = {"-Xms256m", "-Xmx256m"})
public class CpuBoundBenchmark {

  /** The batch. */
  @State(Scope.Benchmark)
  public static class Countdowns extends BatchState {
    @Param("10")
    public int workers;

    @Param("10")
    public int calls;

    @Param("5000000")
    public int limit;

    @Param(Parameters.WITH_LOCK)
    public String gil;

    /** Of some 200 µs: shorter ones would be told by a clock that takes a share of them. */
    private static final int SHORTEST_TIMED = 100_000;

    @Override
    protected boolean timesCalls() {
      return limit >= SHORTEST_TIMED;
    }

    @Override
    protected int workers() {
      return workers;
    }

    @Override
    protected int calls() {
      return calls;
    }

    @Override
    protected Task task(int number) {
      Countdown countdown = new Countdown(limit);
      return gil.equals(Parameters.RELEASED) ? new NativeCall(countdown) : countdown;
    }
  }

  @Benchmark
  public long countdowns(Countdowns batch, SpeedBeside speed) throws Exception {
    return batch.runBatch();
  }
}

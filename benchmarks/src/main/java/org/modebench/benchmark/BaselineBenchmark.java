package org.modebench.benchmark;

import java.util.concurrent.TimeUnit;
import org.modebench.task.EmptyTask;
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
 * What does handing over a task cost, when there is nothing to do?
 *
 * <p>A batch of one empty task: the floor under all other numbers of a mode. It does not show what
 * contention among many tasks costs.
 *
 * <pre>java -jar benchmarks.jar Baseline</pre>
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 1, time = 400, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 2, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Fork(
    value = 5,
    jvmArgs = {"-Xms256m", "-Xmx256m"})
public class BaselineBenchmark {

  /** The batch. */
  @State(Scope.Benchmark)
  public static class EmptyTasks extends BatchState {
    @Param("1")
    public int workers;

    @Param("1")
    public int calls;

    @Override
    protected boolean hasCourse() {
      return false;
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
      return new EmptyTask();
    }
  }

  @Benchmark
  public long handOff(EmptyTasks batch) throws Exception {
    return batch.runBatch();
  }
}

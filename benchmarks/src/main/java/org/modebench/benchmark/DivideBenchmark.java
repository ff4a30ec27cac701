package org.modebench.benchmark;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.modebench.analysis.catalogue.Parameters;
import org.modebench.mode.ExecutionMode;
import org.modebench.mode.TaskRunner;
import org.modebench.task.Task;
import org.modebench.task.division.Job;
import org.modebench.task.division.Kernel;
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
 * How small may the pieces be into which a job is divided?
 *
 * <p>A {@link Job} of fixed size, {@code repeat} times as long: {@code serialPercent} of it runs in
 * the calling thread, then the rest in {@code pieces}. FORK_JOIN divides it into halves of halves,
 * the other modes at once; with {@code division=recursive} a fixed pool does as FORK_JOIN does, and
 * starves. Worker processes have a JVM like that of the fork. It does not show pieces of unequal
 * size.
 *
 * <pre>java -jar benchmarks.jar Divide -p experiment=grain</pre>
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 1, time = 600, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 2, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Fork(
    value = 5,
    jvmArgs = {"-Xms256m", "-Xmx256m"})
public class DivideBenchmark {

  /** The job. */
  @State(Scope.Benchmark)
  public static class Division extends BatchState {
    @Param("2")
    public int workers;

    @Param("100")
    public int pieces;

    @Param("0")
    public int serialPercent;

    @Param("1")
    public int repeat;

    @Param("countdown")
    public String kernel;

    @Param("flat")
    public String division;

    private Job job;

    @Override
    protected void begin(Duration patience) {
      job = Job.of(Kernel.of(kernel), pieces, serialPercent, repeat);
    }

    @Override
    protected int workers() {
      return workers;
    }

    @Override
    protected int calls() {
      return pieces;
    }

    @Override
    protected Task task(int number) {
      return job.pieces().get(number);
    }

    @Override
    protected Optional<Task> serial() {
      return job.serial().map(Task.class::cast);
    }

    @Override
    protected TaskRunner open(ExecutionMode chosen, Duration patience) {
      return division.equals(Parameters.RECURSIVE)
          ? chosen.openRecursive(workers)
          : super.open(chosen, patience);
    }
  }

  @Benchmark
  public long pieces(Division job, SpeedBeside speed) throws Exception {
    return job.runBatch();
  }
}

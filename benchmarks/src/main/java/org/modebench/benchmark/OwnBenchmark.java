package org.modebench.benchmark;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.modebench.analysis.catalogue.AxisValue;
import org.modebench.analysis.catalogue.Metric;
import org.modebench.analysis.catalogue.Parameters;
import org.modebench.mode.ExecutionMode;
import org.modebench.mode.TaskRunner;
import org.modebench.task.Task;
import org.modebench.task.own.OwnClass;
import org.modebench.task.own.OwnClassPath;
import org.modebench.task.own.OwnSurroundings;
import org.modebench.task.own.OwnTask;
import org.modebench.task.own.ThreadCensus;
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
 * Which mode runs work of your own fastest, a class or calls of an endpoint?
 *
 * <p>A batch of calls of {@code task}, a public Callable or Runnable on the class path of {@code
 * --class-path}, see {@link OwnClass}. Each result must be that of the same call alone. Worker
 * processes have a JVM like that of the fork. A JVM that runs out of memory ends, since nothing
 * that is measured in it afterwards would mean anything. Where {@code task} is an address, each
 * call is a request to it, see {@link EndpointCalls}.
 *
 * <pre>java -jar benchmarks.jar Own --class-path app.jar -p task=com.acme.Thumbnail</pre>
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 1, time = 1200, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 2, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Fork(
    value = 5,
    jvmArgs = {"-Xms256m", "-Xmx256m"},
    jvmArgsAppend = "-XX:+ExitOnOutOfMemoryError")
public class OwnBenchmark {

  /** The batch. */
  @State(Scope.Benchmark)
  public static class OwnCalls extends BatchState {
    @Param("10")
    public int workers;

    @Param("10")
    public int calls;

    @Param("")
    public String task;

    @Param("")
    public String argument;

    @Param("results")
    public String check;

    @Param("false")
    public boolean stages;

    private final List<Task> tasks = new ArrayList<>();
    private final ThreadCensus threads = ThreadCensus.now();
    private Duration patience = Duration.ZERO;
    private final Map<Metric, Double> beforehand = new HashMap<>();
    private @Nullable OwnClass type;
    private @Nullable EndpointCalls endpoint;

    @Override
    protected void begin(Duration limit) {
      patience = limit;
      if (AxisValue.unknown(task).isAddress()) {
        endpoint = EndpointCalls.of(task, argument, limit);
      } else {
        OwnSurroundings.prepare();
        type = OwnClass.find(task, OwnClassPath.ofThisJvm());
      }
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
    protected Task task(int number) throws InterruptedException {
      Task task = endpoint != null ? endpoint.task() : ownTask(number);
      tasks.add(task);
      return task;
    }

    private OwnTask ownTask(int number) throws InterruptedException {
      OwnClass called = Objects.requireNonNull(type);
      return check.equals(Parameters.UNCHECKED)
          ? OwnTask.unchecked(called, argument, number, stages)
          : OwnTask.checked(called, argument, number, stages, patience);
    }

    @Override
    protected Map<Metric, Double> metrics() {
      return beforehand;
    }

    @Override
    protected TaskRunner open(ExecutionMode chosen, Duration limit) {
      if (chosen == ExecutionMode.SEQUENTIAL) {
        beforehand.putAll(NewProcesses.measure(tasks, limit));
        beforehand.putAll(CallsSideBySide.measure(tasks, Map.copyOf(beforehand), limit));
      }
      return super.open(chosen, limit);
    }

    @Override
    public void close() throws IOException {
      super.close();
      for (Task task : tasks) {
        if (task instanceof OwnTask own) {
          own.close();
        }
      }
      if (endpoint != null) {
        endpoint.close();
      }
      threads.check(task);
    }
  }

  @Benchmark
  public long calls(OwnCalls batch, SpeedBeside speed) throws Exception {
    return batch.runBatch();
  }
}

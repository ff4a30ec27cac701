package org.modebench.benchmark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.modebench.analysis.catalogue.Modes;
import org.modebench.host.Footprint;
import org.modebench.host.JvmVariables;
import org.modebench.host.LastWords;
import org.modebench.host.MeasurementPhase;
import org.modebench.http.ApiClient;
import org.modebench.measurement.IterationCosts;
import org.modebench.measurement.MetricResults;
import org.modebench.mode.ExecutionMode;
import org.modebench.process.WorkerCommand;
import org.modebench.process.WorkerFailedException;
import org.modebench.process.WorkerImage;
import org.modebench.process.WorkerProcess;
import org.modebench.process.WorkerProcesses;
import org.modebench.task.ApiCall;
import org.modebench.task.Countdown;
import org.modebench.task.EmptyTask;
import org.modebench.task.Task;
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
 * How long does a worker JVM live that does one task, against a JVM that does nothing?
 *
 * <p>A life is that of PROCESS, and the same for each program: from the start of the JVM until it
 * is gone. {@code EMPTY_JVM} has the workers' flags and archive, and a {@code main} that is empty;
 * how the life of the others divides is in the metrics of worker processes. The API is asked for an
 * answer without delay, so that what is left is the client's own cost.
 *
 * <pre>java -jar benchmarks.jar WorkerStart</pre>
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 1, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 2, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Fork(
    value = 5,
    jvmArgs = {"-Xms256m", "-Xmx256m"})
public class WorkerStartBenchmark {

  /** What the JVM that is started has to do. */
  public enum Program {
    EMPTY_JVM,
    EMPTY_TASK,
    COUNTDOWN,
    API_CALL
  }

  /** What is started. */
  @State(Scope.Benchmark)
  public static class Start {
    @Param(Modes.PROCESS)
    public ExecutionMode mode;

    @Param("1")
    public int workers;

    @Param("1")
    public int calls;

    @Param public Program program;

    @Param("5000000")
    public int limit;

    private final ApiClient client = new ApiClient();
    private final WorkerProcesses processes = new WorkerProcesses();
    private final WorkerCommand command = WorkerImage.commandForThisJvm();
    private Task task = new EmptyTask();

    @Setup
    public void prepare() {
      RunnerWatch.start();
      task =
          switch (program) {
            case EMPTY_JVM, EMPTY_TASK -> new EmptyTask();
            case COUNTDOWN -> new Countdown(limit);
            case API_CALL ->
                new ApiCall(MockAddress.get().resolve(MockAddress.call(0, "fixed", 1, 0)), client);
          };
    }

    @TearDown
    public void close() throws IOException {
      MeasurementPhase.MEASURED.reached();
      processes.close();
      client.close();
    }

    @Setup(Level.Iteration)
    public void beginIteration() {
      processes.takeMetrics();
      IterationCosts.ofThisFork().begin();
    }

    @TearDown(Level.Iteration)
    public void endIteration() {
      List<Result<?>> lives = new ArrayList<>();
      processes
          .takeMetrics()
          .forEach((metric, value) -> lives.add(MetricResults.of(metric, value)));
      IterationCosts.ofThisFork().end(lives, Optional.of(Footprint.NONE));
    }

    long live() throws WorkerFailedException, InterruptedException, IOException {
      if (program == Program.EMPTY_JVM) {
        Process empty = new ProcessBuilder(command.empty()).start();
        if (empty.waitFor() != 0) {
          throw new WorkerFailedException(
              LastWords.of("The empty JVM", empty) + JvmVariables.ofThisJvm().suspicion());
        }
        return 0;
      }
      WorkerProcess worker = processes.start();
      long checksum = worker.ask(task.toText());
      if (checksum != task.expected()) {
        throw new WorkerFailedException("The worker's first result is wrong.");
      }
      processes.end(worker);
      return checksum;
    }
  }

  @Benchmark
  public long firstResult(Start start, SpeedBeside speed) throws Exception {
    return start.live();
  }
}

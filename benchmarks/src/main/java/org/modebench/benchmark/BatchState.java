package org.modebench.benchmark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.modebench.host.Moment;
import org.modebench.mode.Batch;
import org.modebench.mode.ExecutionMode;
import org.modebench.mode.TaskRunner;
import org.modebench.task.Task;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.results.Result;

/** A runner in the mode under test, and the batch it runs: all that is built before measurement. */
@State(Scope.Benchmark)
public abstract class BatchState {

  @Param public ExecutionMode mode;

  private TaskRunner runner;
  private Batch batch;

  /** Returns how many tasks may run at the same time, the parameter {@code workers}. */
  protected abstract int workers();

  /** Returns how many tasks a batch has, the parameter {@code calls}. */
  protected abstract int calls();

  /** Returns the task that is call {@code number} of the batch, from 0. */
  protected abstract Task task(int number);

  @Setup
  public void open() {
    RunnerWatch.start();
    List<Task> tasks = new ArrayList<>();
    for (int i = 0; i < calls(); i++) {
      tasks.add(task(i));
    }
    batch = new Batch(tasks);
    runner = mode.open(workers());
  }

  @TearDown
  public void close() throws IOException {
    Moment.MEASURED.reached();
    runner.close();
  }

  @Setup(Level.Iteration)
  public void beginIteration() {
    runner.takePhases();
    runner.takeEndedProcesses();
    IterationCosts.ofThisFork().begin();
  }

  @TearDown(Level.Iteration)
  public void endIteration() {
    List<Result<?>> told = new ArrayList<>();
    runner
        .takePhases()
        .forEach((phase, seconds) -> told.add(IterationCosts.seconds(phase, seconds)));
    idealSeconds().ifPresent(ideal -> told.add(IterationCosts.seconds("ideal", ideal)));
    IterationCosts.ofThisFork().end(told, Optional.of(runner.takeEndedProcesses()));
  }

  /**
   * Returns the time in seconds that the batch would take if handing over cost nothing, where that
   * does not follow from the parameters in the results alone.
   */
  protected OptionalDouble idealSeconds() {
    return OptionalDouble.empty();
  }

  /** Runs the batch once. */
  final long runBatch() throws Exception {
    return batch.runOn(runner);
  }
}

package org.modebench.benchmark;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.modebench.analysis.catalogue.Metric;
import org.modebench.host.MeasurementPhase;
import org.modebench.mode.Batch;
import org.modebench.mode.ExecutionMode;
import org.modebench.mode.TaskRunner;
import org.modebench.task.Task;
import org.modebench.task.TimedTask;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.Result;

/** A runner in the mode under test, and the batch it runs: all that is built before measurement. */
@State(Scope.Benchmark)
public abstract class BatchState {

  /**
   * Of the timeout of an iteration: what says that a call hangs has to say it before the fork is
   * killed.
   */
  private static final int TENTHS_FOR_A_CALL = 8;

  @Param public ExecutionMode mode;

  private final CallTimes callTimes = new CallTimes();
  private TaskRunner runner;
  private Batch batch;

  /**
   * Prepares what tasks need, before the first is made.
   *
   * @param patience how long a call may take
   */
  protected void begin(Duration patience) {}

  /** Returns how many tasks may run at the same time, the parameter {@code workers}. */
  protected abstract int workers();

  /** Returns how many tasks a batch has, the parameter {@code calls}. */
  protected abstract int calls();

  /** Returns the task that runs in the calling thread before any other; there is none, usually. */
  protected Optional<Task> serial() {
    return Optional.empty();
  }

  /** Returns the task that is call {@code number} of the batch, from 0. */
  protected abstract Task task(int number) throws InterruptedException;

  /**
   * Returns whether each call is timed. It costs a call less than a microsecond, which is for those
   * that take much longer.
   */
  protected boolean timesCalls() {
    return false;
  }

  /**
   * Returns a runner in a mode.
   *
   * @param patience how long a call may take
   */
  protected TaskRunner open(ExecutionMode chosen, Duration patience) {
    return chosen.open(workers());
  }

  /** Builds the batch and opens the runner. */
  @Setup
  public void open(BenchmarkParams fork) throws InterruptedException {
    RunnerWatch.start();
    Duration patience =
        Duration.ofNanos(
            fork.getTimeout().convertTo(TimeUnit.NANOSECONDS) / 10 * TENTHS_FOR_A_CALL);
    begin(patience);
    List<Task> tasks = new ArrayList<>();
    for (int i = 0; i < calls(); i++) {
      tasks.add(timesCalls() ? new TimedTask(task(i), callTimes) : task(i));
    }
    batch = new Batch(serial(), tasks);
    runner = open(mode, patience);
  }

  @TearDown
  public void close() throws IOException {
    MeasurementPhase.MEASURED.reached();
    runner.close();
  }

  @Setup(Level.Iteration)
  public void beginIteration() {
    runner.takeMetrics();
    callTimes.take();
    runner.takeEndedProcesses();
    IterationCosts.ofThisFork().begin();
  }

  @TearDown(Level.Iteration)
  public void endIteration() {
    List<Result<?>> told = new ArrayList<>();
    runner.takeMetrics().forEach((metric, value) -> told.add(MetricResults.of(metric, value)));
    callTimes.take().forEach((metric, value) -> told.add(MetricResults.of(metric, value)));
    metrics().forEach((metric, value) -> told.add(MetricResults.of(metric, value)));
    IterationCosts.ofThisFork().end(told, Optional.of(runner.takeEndedProcesses()));
  }

  /**
   * Returns what the iteration that ends measured beside its time and its costs, or calculated:
   * values of metrics, each in its unit. They become rows of the results, and columns of tables
   * where the workload's entry in the catalogue names the metric.
   */
  protected Map<Metric, Double> metrics() {
    return Map.of();
  }

  /** JMH does not tear down what fails, and threads that go on would keep the fork alive. */
  private void abandon(Exception failure) {
    try {
      runner.close();
    } catch (RuntimeException e) {
      failure.addSuppressed(e);
    }
  }

  /** Runs the batch once. */
  public final long runBatch() throws Exception {
    try {
      return batch.runOn(runner);
    } catch (Exception e) {
      abandon(e);
      throw e;
    }
  }
}

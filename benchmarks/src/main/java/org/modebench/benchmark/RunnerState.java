package org.modebench.benchmark;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.modebench.analysis.catalogue.Metric;
import org.modebench.analysis.catalogue.Metrics;
import org.modebench.analysis.catalogue.Workload;
import org.modebench.analysis.catalogue.Workloads;
import org.modebench.host.MeasurementPhase;
import org.modebench.measurement.Course;
import org.modebench.measurement.IterationCosts;
import org.modebench.measurement.MetricResults;
import org.modebench.measurement.WarmUp;
import org.modebench.mode.Batch;
import org.modebench.mode.ExecutionMode;
import org.modebench.mode.TaskRunner;
import org.modebench.process.WorkerProcesses;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.Result;

/** A runner in a mode, which is opened before measurement, and what it costs by iteration. */
@State(Scope.Benchmark)
public abstract class RunnerState {

  /**
   * Of the timeout of an iteration: what says that a call hangs has to say it before the fork is
   * killed.
   */
  private static final int TENTHS_FOR_A_CALL = 8;

  private static final double NANOS_PER_SECOND = 1e9;

  private Workload workload;
  private TaskRunner runner;
  private Optional<Double> warmUpSeconds = Optional.empty();

  /** Returns the mode of the runner. */
  abstract ExecutionMode runnerMode();

  /** Returns how many tasks may run at the same time, the parameter {@code workers}. */
  protected abstract int workers();

  /**
   * Prepares what is needed before the runner is opened.
   *
   * @param patience how long a call may take
   */
  abstract void prepare(Duration patience) throws InterruptedException;

  /**
   * Returns a runner in a mode.
   *
   * @param patience how long a call may take
   */
  protected TaskRunner open(ExecutionMode chosen, Duration patience) {
    return chosen.open(workers(), () -> processes(patience));
  }

  private WorkerProcesses processes(Duration patience) {
    return workload.workersStartFast()
        ? new WorkerProcesses()
        : WorkerProcesses.likeThisJvm(patience);
  }

  /** Hands tasks over, and times them, so often that the code for it is compiled; not usually. */
  void exercise() throws Exception {}

  /** Runs a batch, as one of those that warm the fork up. */
  abstract void warmUp() throws Exception;

  /** Opens the runner, and warms up. */
  @Setup
  public void open(BenchmarkParams fork) throws Exception {
    RunnerWatch.start();
    Duration patience =
        Duration.ofNanos(
            fork.getTimeout().convertTo(TimeUnit.NANOSECONDS) / 10 * TENTHS_FOR_A_CALL);
    String method = fork.getBenchmark();
    workload = Workloads.measuredBy(method.substring(0, method.lastIndexOf('.')));
    prepare(patience);
    runner = open(runnerMode(), patience);
    exercise();
    Optional<WarmUp> warmUp = WarmUp.ofThisFork();
    if (warmUp.isPresent()) {
      Course.ofThisFork().setWarmingUp(true);
      warmUpSeconds = Optional.of(warmUp.get().run(this::warmUp) / NANOS_PER_SECOND);
      Course.ofThisFork().setWarmingUp(false);
    }
  }

  @TearDown
  public void close() throws IOException {
    MeasurementPhase.MEASURED.reached();
    runner.close();
  }

  @Setup(Level.Iteration)
  public void beginIteration() {
    runner.takeMetrics();
    takeCallTimes();
    runner.takeEndedProcesses();
    IterationCosts.ofThisFork().begin();
  }

  @TearDown(Level.Iteration)
  public void endIteration() {
    List<Result<?>> told = new ArrayList<>();
    runner.takeMetrics().forEach((metric, value) -> told.add(MetricResults.of(metric, value)));
    takeCallTimes().forEach((metric, value) -> told.add(MetricResults.of(metric, value)));
    metrics().forEach((metric, value) -> told.add(MetricResults.of(metric, value)));
    warmUpSeconds.ifPresent(spent -> told.add(MetricResults.of(Metrics.WARM_UP, spent)));
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

  /**
   * Returns whether batches are counted for the course of the fork. It costs each two nanoseconds,
   * which are too many for those of some ten.
   */
  protected boolean hasCourse() {
    return true;
  }

  /** Returns how long calls took since this was asked last, where they are timed. */
  Map<Metric, Double> takeCallTimes() {
    return Map.of();
  }

  /** JMH does not tear down what fails, and threads that go on would keep the fork alive. */
  final <E extends Exception> E abandoned(E failure) {
    try {
      runner.close();
    } catch (RuntimeException e) {
      failure.addSuppressed(e);
    }
    return failure;
  }

  /** Runs a batch once. */
  final long run(Batch batch) throws Exception {
    if (!hasCourse()) {
      return runAlone(batch);
    }
    Course.ofThisFork().beginBatch();
    long result = runAlone(batch);
    Course.ofThisFork().endBatch();
    return result;
  }

  /** Runs a batch once that is not part of the course. */
  final long runAlone(Batch batch) throws Exception {
    try {
      return batch.runOn(runner);
    } catch (Exception e) {
      throw abandoned(e);
    }
  }
}

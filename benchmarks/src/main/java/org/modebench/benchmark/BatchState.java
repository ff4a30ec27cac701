package org.modebench.benchmark;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.modebench.analysis.catalogue.Metric;
import org.modebench.measurement.CallTimes;
import org.modebench.mode.Batch;
import org.modebench.mode.ExecutionMode;
import org.modebench.task.EmptyTask;
import org.modebench.task.Task;
import org.modebench.task.TimedTask;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * A runner in the mode under test, and the batch it runs: all that is built before measurement. A
 * fork first runs some hundred calls that do nothing, so that what hands calls over and times them
 * is compiled; but in PROCESS, where each starts a JVM.
 */
@State(Scope.Benchmark)
public abstract class BatchState extends RunnerState {

  @Param public ExecutionMode mode;

  private static final int EXERCISES = 600;

  private final CallTimes callTimes = new CallTimes();
  private Batch batch;
  private Optional<Batch> lessWaiting = Optional.empty();

  @Override
  final ExecutionMode runnerMode() {
    return mode;
  }

  /**
   * Prepares what tasks need, before the first is made.
   *
   * @param patience how long a call may take
   */
  protected void begin(Duration patience) {}

  /** Returns the task that runs in the calling thread before any other; there is none, usually. */
  protected Optional<Task> serial() {
    return Optional.empty();
  }

  /**
   * Returns whether each call is timed. It costs a call less than a microsecond, which is for those
   * that take much longer.
   */
  protected boolean timesCalls() {
    return false;
  }

  /** Returns how many tasks a batch has, the parameter {@code calls}. */
  protected abstract int calls();

  /** Returns the task that is call {@code number} of the batch, from 0. */
  protected abstract Task task(int number) throws InterruptedException;

  /**
   * Returns the task that takes the place of call {@code number} while the fork warms up: one with
   * the same code that waits less, so that it runs more often; there is none, usually.
   */
  protected Optional<Task> warmUpTask(int number) {
    return Optional.empty();
  }

  @Override
  final void prepare(Duration patience) throws InterruptedException {
    begin(patience);
    List<Task> tasks = new ArrayList<>();
    List<Task> warmUpTasks = new ArrayList<>();
    for (int i = 0; i < calls(); i++) {
      tasks.add(timed(task(i)));
      warmUpTask(i).map(this::timed).ifPresent(warmUpTasks::add);
    }
    batch = new Batch(serial(), tasks);
    if (!warmUpTasks.isEmpty()) {
      lessWaiting = Optional.of(new Batch(serial(), warmUpTasks));
    }
  }

  /**
   * HotSpot looks at how often a method was called after 256 calls, and compiles it then. Those of
   * a batch that computes come to that while it is measured, and where its workers use all cores
   * they wait for the JIT meanwhile.
   */
  @Override
  final void exercise() throws Exception {
    if (mode == ExecutionMode.PROCESS) {
      // Each of its calls starts a JVM, which takes much longer.
      return;
    }
    int size = Math.min(calls(), EXERCISES);
    Batch empty =
        new Batch(
            Optional.empty(), Stream.generate(() -> timed(new EmptyTask())).limit(size).toList());
    for (int done = 0; done < EXERCISES; done += size) {
      long unused = runAlone(empty);
    }
  }

  private Task timed(Task task) {
    return timesCalls() ? new TimedTask(task, callTimes) : task;
  }

  /** Batches of other tasks are not in the course. */
  @Override
  final void warmUp() throws Exception {
    long unused = lessWaiting.isPresent() ? runAlone(lessWaiting.get()) : run(batch);
  }

  @Override
  final Map<Metric, Double> takeCallTimes() {
    return callTimes.take();
  }

  /** Runs the batch once. */
  public final long runBatch() throws Exception {
    return run(batch);
  }
}

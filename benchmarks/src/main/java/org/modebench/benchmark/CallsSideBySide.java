package org.modebench.benchmark;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.modebench.analysis.catalogue.Metric;
import org.modebench.analysis.catalogue.Metrics;
import org.modebench.measurement.Reading;
import org.modebench.mode.ExecutionMode;
import org.modebench.mode.TaskFailedException;
import org.modebench.mode.TaskRunner;
import org.modebench.process.WorkerProcesses;
import org.modebench.task.RepeatedCalls;
import org.modebench.task.Task;

/**
 * What calls take of which several are made at once, as many as there are cores: in processes,
 * which share the caches, the bandwidth of the memory and what is outside of the machine, and in
 * threads of one process, which also share its heap and its locks; and what they take all at once.
 * All of it is in worker processes like this JVM, so that nothing of it remains here, and calls
 * that hang side by side, or need more memory than there is, cost a worker only.
 */
final class CallsSideBySide {
  private static final long WARM_MILLIS = 1_000;
  private static final long MEASURED_MILLIS = 700;

  /** The calls are warm by then, and what switches to others in the same process is short. */
  private static final long WARM_AGAIN_MILLIS = 400;

  private static final Duration LEAST_PATIENCE = Duration.ofSeconds(20);
  private static final int TIMES_SLOWER = 20;

  private final List<Task> calls;
  private final int atOnce;
  private final Map<Metric, Double> seconds = new HashMap<>();

  private CallsSideBySide(List<Task> calls, int atOnce) {
    this.calls = calls;
    this.atOnce = atOnce;
  }

  /**
   * Measures them; nothing if there are no two at once or the calls are too long for the timeout of
   * an iteration, and no more than what did not fail: that is for those to tell who need it.
   *
   * @param inNewProcess what {@link NewProcesses} measured, by which calls are known that hang
   * @param patience how long a call may take
   * @return seconds
   */
  static Map<Metric, Double> measure(
      List<Task> calls, Map<Metric, Double> inNewProcess, Duration patience) {
    CallsSideBySide sideBySide =
        new CallsSideBySide(
            calls, Math.min(Runtime.getRuntime().availableProcessors(), calls.size()));
    Double alone = inNewProcess.get(Metrics.ALL_CALLS_PROCESS);
    if (sideBySide.atOnce > 1 && alone != null) {
      Duration slow = LEAST_PATIENCE.plusSeconds((long) (alone * TIMES_SLOWER));
      // All of it is in the timeout of the first iteration.
      if (slow.multipliedBy(2).compareTo(patience) <= 0) {
        sideBySide.measure(slow);
      }
    }
    return Map.copyOf(sideBySide.seconds);
  }

  private void measure(Duration patience) {
    try (TaskRunner workers =
        ExecutionMode.PROCESS_POOL.open(atOnce, () -> WorkerProcesses.likeThisJvm(patience))) {
      // Each makes as many as one of so many workers has to make at most.
      int share = (calls.size() + atOnce - 1) / atOnce;
      List<Task> ofEach = new ArrayList<>();
      for (int w = 0; w < atOnce; w++) {
        List<Task> own = new ArrayList<>();
        for (int i = 0; i < share; i++) {
          own.add(calls.get((w * share + i) % calls.size()));
        }
        ofEach.add(repeated(own, RepeatedCalls.Threads.POOLED, 1, WARM_MILLIS));
      }
      run(workers, ofEach, Metrics.CALLS_IN_PROCESSES);
      // The heap has to become one of several threads.
      run(
          workers,
          List.of(repeated(calls, RepeatedCalls.Threads.POOLED, atOnce, WARM_MILLIS)),
          Metrics.CALLS_IN_THREADS);
      run(
          workers,
          List.of(repeated(calls, RepeatedCalls.Threads.NEW, atOnce, WARM_AGAIN_MILLIS)),
          Metrics.CALLS_IN_NEW_THREADS);
      run(
          workers,
          List.of(repeated(calls, RepeatedCalls.Threads.POOLED, calls.size(), WARM_AGAIN_MILLIS)),
          Metrics.CALLS_ALL_AT_ONCE);
    } catch (TaskFailedException | IllegalStateException e) {
      // Nobody needs what was not measured.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Task repeated(
      List<Task> calls, RepeatedCalls.Threads threads, int atOnce, long warmMillis) {
    return new RepeatedCalls(calls, threads, atOnce, warmMillis, MEASURED_MILLIS);
  }

  private void run(TaskRunner workers, List<Task> tasks, Metric metric)
      throws TaskFailedException, InterruptedException {
    double nanos = Arrays.stream(workers.run(tasks)).average().orElseThrow();
    seconds.put(metric, nanos / Reading.NANOS_PER_SECOND);
  }
}

package org.modebench.benchmark;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.modebench.analysis.catalogue.Metric;
import org.modebench.analysis.catalogue.Metrics;
import org.modebench.measurement.Reading;
import org.modebench.mode.Batch;
import org.modebench.mode.ExecutionMode;
import org.modebench.mode.TaskFailedException;
import org.modebench.mode.TaskRunner;
import org.modebench.mode.WrongResultException;
import org.modebench.process.WorkerProcesses;
import org.modebench.task.Task;

/**
 * What worker processes take that are like this JVM, from their start to their end: they load and
 * compile everything once more, and side by side they compete for the cores.
 */
final class NewProcesses {
  private final Duration patience;
  private final Map<Metric, Double> seconds = new HashMap<>();

  private NewProcesses(Duration patience) {
    this.patience = patience;
  }

  /**
   * Measures one process with one call, one with all calls of a batch, and one with one call on
   * each core; nothing if one of them fails, which is for those to tell who need processes.
   *
   * @param patience how long a call may take
   * @return seconds
   */
  static Map<Metric, Double> measure(List<Task> calls, Duration patience) {
    NewProcesses processes = new NewProcesses(patience);
    List<Task> one = calls.subList(0, 1);
    int sideBySide = Math.min(Runtime.getRuntime().availableProcessors(), calls.size());
    try {
      // The first one reads files that the others find in memory.
      processes.run(one, 1, Metrics.ONE_CALL_PROCESS, Metrics.ONE_CALL_PROCESS_CPU);
      processes.run(one, 1, Metrics.ONE_CALL_PROCESS, Metrics.ONE_CALL_PROCESS_CPU);
      processes.run(calls, 1, Metrics.ALL_CALLS_PROCESS, Metrics.ALL_CALLS_PROCESS_CPU);
      processes.run(
          calls.subList(0, sideBySide),
          sideBySide,
          Metrics.ONE_CALL_PROCESSES,
          Metrics.ONE_CALL_PROCESSES_CPU);
      return Map.copyOf(processes.seconds);
    } catch (TaskFailedException | WrongResultException e) {
      return Map.of();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Map.of();
    }
  }

  private void run(List<Task> calls, int workers, Metric wall, Metric cpu)
      throws TaskFailedException, WrongResultException, InterruptedException {
    Batch batch = new Batch(calls);
    TaskRunner runner =
        ExecutionMode.PROCESS.open(workers, () -> WorkerProcesses.likeThisJvm(patience));
    try (runner) {
      // Without that of this JVM, which goes on to compile its own first calls.
      double beginCpu = Reading.SELF.endedChildrenCpuSeconds().orElse(Double.NaN);
      long begin = System.nanoTime();
      batch.runOn(runner);
      seconds.put(wall, (System.nanoTime() - begin) / Reading.NANOS_PER_SECOND);
      double used = Reading.SELF.endedChildrenCpuSeconds().orElse(Double.NaN) - beginCpu;
      if (Double.isFinite(used)) {
        seconds.put(cpu, used / workers);
      }
    }
  }
}

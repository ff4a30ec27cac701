package org.modebench.benchmark;

import java.time.Duration;
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
import org.modebench.task.EmptyTask;

/**
 * What a worker process takes that is like this JVM, and has nothing to do: that of Baseline has a
 * JVM that starts in less time.
 */
final class IdleProcess {
  /** The CPU time of a process that has ended is told in hundredths of a second. */
  private static final int STARTS = 4;

  private IdleProcess() {}

  /**
   * Measures its time and its CPU time, in seconds; nothing if it cannot be started, which is for
   * those to tell who need one.
   *
   * @param patience how long it may take
   */
  static Map<Metric, Double> measure(Duration patience) {
    Batch nothing = new Batch(List.of(new EmptyTask()));
    TaskRunner processes =
        ExecutionMode.PROCESS.open(1, () -> WorkerProcesses.likeThisJvm(patience));
    try (processes) {
      // The first one reads files that the others find in memory.
      nothing.runOn(processes);
      double beginCpu = Reading.cpuSeconds().orElse(0);
      long begin = System.nanoTime();
      for (int i = 0; i < STARTS; i++) {
        nothing.runOn(processes);
      }
      double wall = (System.nanoTime() - begin) / Reading.NANOS_PER_SECOND;
      double cpu = Reading.cpuSeconds().orElse(0) - beginCpu;
      return Map.of(Metrics.IDLE_PROCESS, wall / STARTS, Metrics.IDLE_PROCESS_CPU, cpu / STARTS);
    } catch (TaskFailedException | WrongResultException e) {
      return Map.of();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Map.of();
    }
  }
}

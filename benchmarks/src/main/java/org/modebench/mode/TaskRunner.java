package org.modebench.mode;

import java.util.List;
import java.util.Map;
import org.modebench.analysis.catalogue.Metric;
import org.modebench.host.Footprint;
import org.modebench.task.Task;

/**
 * Runs batches of tasks in one execution mode, with a fixed number of workers.
 *
 * <p>A runner serves one caller at a time. It returns or throws only when no task of the batch runs
 * any more, so that one batch never disturbs the next.
 */
public interface TaskRunner extends AutoCloseable {

  /**
   * Runs each task once, never more than the runner's workers at the same time, and waits until
   * every one has ended.
   *
   * @return the checksums, in the order of the tasks
   * @throws TaskFailedException if a task failed; it names the first of them, and its cause
   * @throws InterruptedException if the calling thread was interrupted
   */
  long[] run(List<? extends Task> tasks) throws TaskFailedException, InterruptedException;

  /**
   * Returns what the mode observed of itself since this was last called. Empty for modes that have
   * nothing to tell.
   */
  default Map<Metric, Double> takeMetrics() {
    return Map.of();
  }

  /**
   * Returns the greatest footprint of processes that ran at the same time and have ended since this
   * was last called: memory and threads, each as a sum over the processes; zeros where there were
   * none.
   */
  default Footprint takeEndedProcesses() {
    return Footprint.NONE;
  }

  /** Ends the workers; returns when threads and processes are gone. */
  @Override
  void close();
}

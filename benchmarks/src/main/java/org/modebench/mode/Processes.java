package org.modebench.mode;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.modebench.analysis.catalogue.Metric;
import org.modebench.host.Footprint;
import org.modebench.process.WorkerFailedException;
import org.modebench.process.WorkerProcess;
import org.modebench.process.WorkerProcesses;
import org.modebench.task.Task;

/**
 * Starts a worker JVM for each worker of each batch, and waits for their exit. A thread for each
 * worker JVM starts it, hands it tasks and sees it off.
 */
final class Processes implements TaskRunner {

  private final WorkerProcesses processes;
  private final int workers;

  Processes(int workers, WorkerProcesses processes) {
    this.workers = workers;
    this.processes = processes;
  }

  @Override
  public long[] run(List<? extends Task> tasks) throws TaskFailedException, InterruptedException {
    Queue<Footprint> ending = new ConcurrentLinkedQueue<>();
    long[] checksums =
        new Threads(workers, (results, next) -> runTasks(results, next, ending)).run(tasks);
    processes.noteEnding(ending.stream().reduce(Footprint.NONE, Footprint::plus));
    return checksums;
  }

  private void runTasks(Results results, AtomicInteger next, Queue<Footprint> ending) {
    int index = next.getAndIncrement();
    if (index >= results.size()) {
      return;
    }
    WorkerProcess worker;
    try {
      worker = processes.start();
    } catch (WorkerFailedException e) {
      results.failed(index, e);
      return;
    }
    try {
      // Whoever takes a task answers for it: a worker that has died since is asked, and fails it.
      int i = index;
      do {
        index = i;
        results.runTask(i, task -> task.callElsewhere(worker::ask));
      } while (!worker.isLost() && (i = next.getAndIncrement()) < results.size());
      if (!worker.isLost()) {
        ending.add(processes.footprint(worker));
        processes.end(worker);
      }
    } catch (WorkerFailedException | InterruptedException e) {
      results.failed(index, e);
    } finally {
      processes.destroy(worker);
    }
  }

  @Override
  public Map<Metric, Double> takeMetrics() {
    return processes.takeMetrics();
  }

  @Override
  public Footprint takeEndedProcesses() {
    return processes.takeEnded();
  }

  @Override
  public void close() {
    processes.close();
  }
}

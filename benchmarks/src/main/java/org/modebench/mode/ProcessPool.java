package org.modebench.mode;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.modebench.host.ExecutorShutdown;
import org.modebench.process.WorkerFailedException;
import org.modebench.process.WorkerProcess;
import org.modebench.process.WorkerProcesses;
import org.modebench.task.EmptyTask;
import org.modebench.task.Task;

/**
 * Worker JVMs that are started beforehand. The calling thread serves the first of them, a pooled
 * thread each of the others: a batch for one worker wakes no thread in this JVM.
 */
final class ProcessPool implements TaskRunner {

  private final WorkerProcesses processes;
  private final WorkerProcess[] workers;
  private final ThreadPoolExecutor drivers;

  /**
   * @throws IllegalStateException if the workers do not come up
   */
  ProcessPool(int workers, WorkerProcesses processes) {
    this.processes = processes;
    this.workers = new WorkerProcess[workers];
    int others = Math.max(1, workers - 1);
    drivers =
        new ThreadPoolExecutor(others, others, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>());
    drivers.prestartAllCoreThreads();
    try {
      startMissing();
      for (WorkerProcess worker : this.workers) {
        worker.ask(new EmptyTask().toText());
      }
    } catch (WorkerFailedException e) {
      close();
      throw new IllegalStateException(e.getMessage(), e);
    }
  }

  /** Starts workers where there are none, or none that can be asked. */
  private void startMissing() throws WorkerFailedException {
    for (int w = 0; w < workers.length; w++) {
      if (workers[w] != null && !workers[w].isUsable()) {
        processes.destroy(workers[w]);
        workers[w] = null;
      }
      if (workers[w] == null) {
        workers[w] = processes.start();
      }
    }
  }

  @Override
  public long[] run(List<? extends Task> tasks) throws TaskFailedException, InterruptedException {
    Results results = new Results(tasks);
    try {
      startMissing();
    } catch (WorkerFailedException e) {
      throw new TaskFailedException(0, tasks.get(0), e);
    }
    AtomicInteger next = new AtomicInteger();
    int needed = Math.min(workers.length, tasks.size());
    CountDownLatch ended = new CountDownLatch(needed - 1);
    for (int w = 1; w < needed; w++) {
      WorkerProcess worker = workers[w];
      drivers.execute(
          () -> {
            runTasks(worker, results, next);
            ended.countDown();
          });
    }
    runTasks(workers[0], results, next);
    ended.await();
    return results.checksums();
  }

  /**
   * A worker that fails takes no more tasks; its own has failed, and with it the batch. One that
   * dies between two tasks is not known to have failed until it has taken the next.
   */
  private static void runTasks(WorkerProcess worker, Results results, AtomicInteger next) {
    for (int i; (i = next.getAndIncrement()) < results.size(); ) {
      results.runTask(i, task -> task.callElsewhere(worker::ask));
      if (worker.isLost()) {
        return;
      }
    }
  }

  /** Lets the workers end by themselves, so that what they hold is given back. */
  @Override
  public void close() {
    ExecutorShutdown.of(drivers);
    List<String> failures = new ArrayList<>();
    for (int w = 0; w < workers.length; w++) {
      WorkerProcess worker = workers[w];
      workers[w] = null;
      if (worker != null) {
        end(worker).ifPresent(failures::add);
      }
    }
    processes.close();
    if (!failures.isEmpty()) {
      throw new IllegalStateException(failures.get(0));
    }
  }

  /** Returns why a worker that could still be asked did not end well. */
  private Optional<String> end(WorkerProcess worker) {
    try {
      if (worker.isUsable()) {
        processes.end(worker);
      }
      return Optional.empty();
    } catch (WorkerFailedException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } finally {
      processes.destroy(worker);
    }
  }
}

package org.modebench.mode;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.modebench.task.Task;

/** Starts a platform thread for each worker of each batch, and joins them. */
final class Threads implements TaskRunner {

  /** What one worker does: take indices of tasks until there are none left. */
  interface Worker {
    void run(Results results, AtomicInteger next);
  }

  private final int workers;
  private final Worker worker;

  Threads(int workers) {
    this(workers, Threads::runTasks);
  }

  Threads(int workers, Worker worker) {
    this.workers = workers;
    this.worker = worker;
  }

  @Override
  public long[] run(List<? extends Task> tasks) throws TaskFailedException, InterruptedException {
    Results results = new Results(tasks);
    AtomicInteger next = new AtomicInteger();
    Thread[] threads = new Thread[Math.min(workers, tasks.size())];
    for (int t = 0; t < threads.length; t++) {
      threads[t] = new Thread(() -> worker.run(results, next), "worker-" + (t + 1));
      threads[t].start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
    return results.checksums();
  }

  private static void runTasks(Results results, AtomicInteger next) {
    for (int i; (i = next.getAndIncrement()) < results.size(); ) {
      results.runTask(i);
    }
  }

  @Override
  public void close() {}
}

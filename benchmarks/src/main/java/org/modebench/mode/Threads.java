package org.modebench.mode;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.modebench.task.Task;

/** Starts a platform thread for each worker of each batch, and joins them. */
final class Threads implements TaskRunner {

  private final int workers;

  Threads(int workers) {
    this.workers = workers;
  }

  @Override
  public long[] run(List<? extends Task> tasks) throws TaskFailedException, InterruptedException {
    Results results = new Results(tasks);
    AtomicInteger next = new AtomicInteger();
    Thread[] threads = new Thread[Math.min(workers, tasks.size())];
    for (int t = 0; t < threads.length; t++) {
      threads[t] = new Thread(() -> runRest(results, next), "worker-" + (t + 1));
      threads[t].start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
    return results.checksums();
  }

  private static void runRest(Results results, AtomicInteger next) {
    for (int i; (i = next.getAndIncrement()) < results.size(); ) {
      results.runTask(i);
    }
  }

  @Override
  public void close() {}
}

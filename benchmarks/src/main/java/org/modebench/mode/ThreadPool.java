package org.modebench.mode;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.modebench.host.ExecutorShutdown;
import org.modebench.task.Task;

/** Hands each task to a fixed pool of platform threads, which are started beforehand. */
final class ThreadPool implements TaskRunner {

  private final ThreadPoolExecutor pool;

  ThreadPool(int workers) {
    pool =
        new ThreadPoolExecutor(workers, workers, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>());
    pool.prestartAllCoreThreads();
  }

  @Override
  public long[] run(List<? extends Task> tasks) throws TaskFailedException, InterruptedException {
    Results results = new Results(tasks);
    CountDownLatch ended = new CountDownLatch(tasks.size());
    for (int i = 0; i < tasks.size(); i++) {
      int index = i;
      pool.execute(
          () -> {
            results.runTask(index);
            ended.countDown();
          });
    }
    ended.await();
    return results.checksums();
  }

  @Override
  public void close() {
    ExecutorShutdown.of(pool);
  }
}

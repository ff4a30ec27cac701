package org.modebench.mode;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import org.modebench.host.VirtualThreadFactory;
import org.modebench.task.Task;

/** Starts one virtual thread for each task; a semaphore lets as many run as there are workers. */
final class VirtualThreads implements TaskRunner {

  private final Semaphore workers;
  private final ThreadFactory factory = VirtualThreadFactory.get();

  VirtualThreads(int workers) {
    this.workers = new Semaphore(workers);
  }

  @Override
  public long[] run(List<? extends Task> tasks) throws TaskFailedException, InterruptedException {
    Results results = new Results(tasks);
    CountDownLatch ended = new CountDownLatch(tasks.size());
    for (int i = 0; i < tasks.size(); i++) {
      int index = i;
      factory
          .newThread(
              () -> {
                workers.acquireUninterruptibly();
                try {
                  results.runTask(index);
                } finally {
                  workers.release();
                  ended.countDown();
                }
              })
          .start();
    }
    ended.await();
    return results.checksums();
  }

  @Override
  public void close() {}
}

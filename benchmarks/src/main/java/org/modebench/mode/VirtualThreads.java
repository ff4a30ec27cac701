package org.modebench.mode;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import org.modebench.task.Task;

/** Starts one virtual thread for each task; a semaphore lets as many run as there are workers. */
final class VirtualThreads implements TaskRunner {

  private final Semaphore workers;
  private final ThreadFactory factory = factory();

  VirtualThreads(int workers) {
    this.workers = new Semaphore(workers);
  }

  /** Found by reflection, because class files for Java 17 cannot name what Java 21 added. */
  private static ThreadFactory factory() {
    try {
      Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
      return (ThreadFactory)
          Class.forName("java.lang.Thread$Builder").getMethod("factory").invoke(builder);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(
          "VIRTUAL_THREADS needs Java 21 or newer, but this is Java "
              + Runtime.version().feature()
              + "; name a newer one with -jvm.",
          e);
    }
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

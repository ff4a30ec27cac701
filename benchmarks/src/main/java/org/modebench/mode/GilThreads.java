package org.modebench.mode;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.modebench.mode.gil.GlobalInterpreterLock;
import org.modebench.task.Task;

/** Platform threads, as in {@link Threads}, that must hold one global lock to compute. */
final class GilThreads implements TaskRunner {

  private final GlobalInterpreterLock lock = new GlobalInterpreterLock();
  private final Threads threads;

  GilThreads(int workers) {
    threads = new Threads(workers, this::runTasks);
  }

  private void runTasks(Results results, AtomicInteger next) {
    lock.take();
    try {
      for (int i; (i = next.getAndIncrement()) < results.size(); ) {
        results.runTask(i, task -> task.callHolding(lock));
      }
    } finally {
      lock.drop();
    }
  }

  @Override
  public long[] run(List<? extends Task> tasks) throws TaskFailedException, InterruptedException {
    return threads.run(tasks);
  }

  @Override
  public void close() {}
}

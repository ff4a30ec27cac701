package org.modebench.process;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.modebench.host.ExecutorShutdown;

/** One thread that looks after all workers of a runner. */
final class Watchdog implements AutoCloseable {

  private static final long PERIOD_MILLIS = 100;

  private final Set<WorkerProcess> workers = ConcurrentHashMap.newKeySet();
  private final Thread thread = new Thread(this::watch, "worker-watchdog");

  Watchdog() {
    thread.setDaemon(true);
    thread.start();
  }

  void add(WorkerProcess worker) {
    workers.add(worker);
  }

  void remove(WorkerProcess worker) {
    workers.remove(worker);
  }

  private void watch() {
    try {
      while (true) {
        Thread.sleep(PERIOD_MILLIS);
        workers.forEach(WorkerProcess::watch);
      }
    } catch (InterruptedException e) {
      // This is how it is told to end.
    }
  }

  @Override
  public void close() {
    ExecutorShutdown.of(thread);
  }
}

package org.modebench.server.blocking;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import org.modebench.host.Ending;

/** Which thread serves a connection. */
final class Dispatch {

  private final Executor executor;
  private final Runnable end;

  private Dispatch(Executor executor, Runnable end) {
    this.executor = executor;
    this.end = end;
  }

  /** The thread that accepted it, which accepts the next one afterwards. */
  static Dispatch sameThread() {
    return new Dispatch(Runnable::run, () -> {});
  }

  /** A new thread. */
  static Dispatch newThread(ThreadFactory factory) {
    return new Dispatch(connection -> factory.newThread(connection).start(), () -> {});
  }

  /**
   * One of a number of threads, when it is free; connections wait for it in the order they came.
   */
  static Dispatch pool(int threads, ThreadFactory factory) {
    ExecutorService pool = Executors.newFixedThreadPool(threads, factory);
    return new Dispatch(pool, () -> Ending.of(pool));
  }

  /** A platform thread that does not keep its JVM alive. */
  static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "connection");
    thread.setDaemon(true);
    return thread;
  }

  /** Starts to serve a connection, or serves it. */
  void serve(Runnable connection) {
    executor.execute(connection);
  }

  /** Takes no more connections; returns when the threads of a pool have ended. */
  void end() {
    end.run();
  }
}

package org.modebench.server.blocking;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.modebench.host.ExecutorShutdown;

/** Which thread serves a connection. */
final class Dispatch {

  private final Executor executor;
  private final BooleanSupplier keepsConnections;
  private final Runnable end;

  private Dispatch(Executor executor, BooleanSupplier keepsConnections, Runnable end) {
    this.executor = executor;
    this.keepsConnections = keepsConnections;
    this.end = end;
  }

  /**
   * The thread that accepted it, which accepts the next one afterwards; so a connection is never
   * kept for a second request.
   */
  static Dispatch sameThread() {
    return new Dispatch(Runnable::run, () -> false, () -> {});
  }

  /** A new thread. */
  static Dispatch newThread(ThreadFactory factory) {
    return new Dispatch(connection -> factory.newThread(connection).start(), () -> true, () -> {});
  }

  /**
   * One of a number of threads, when it is free; connections wait for it in the order they came,
   * and while any waits, none is kept: the first ones would keep all threads for ever.
   */
  static Dispatch pool(int threads, ThreadFactory factory) {
    LinkedBlockingQueue<Runnable> waiting = new LinkedBlockingQueue<>();
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(threads, threads, 0, TimeUnit.SECONDS, waiting, factory);
    return new Dispatch(pool, waiting::isEmpty, () -> ExecutorShutdown.of(pool));
  }

  /** Returns whether a connection may be kept for the next request of its client now. */
  boolean keepsConnections() {
    return keepsConnections.getAsBoolean();
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

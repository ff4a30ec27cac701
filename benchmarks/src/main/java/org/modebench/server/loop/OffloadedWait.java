package org.modebench.server.loop;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.modebench.host.ExecutorShutdown;
import org.modebench.server.common.Answer;
import org.modebench.server.common.HelloRequest;
import org.modebench.server.common.Upstream;

/** The blocking wait on another thread, and the way back to the loop. */
final class OffloadedWait implements LoopUpstream {

  private static final String THREAD_NAME = "offloaded";

  private final BlockedWait blocked;
  private final Executor loop;
  private final ExecutorService pool;

  private OffloadedWait(Upstream upstream, ExecutorService pool, Executor loop) {
    this.blocked = new BlockedWait(upstream);
    this.loop = loop;
    this.pool = pool;
  }

  /** In one of a number of threads, when it is free. */
  static OffloadedWait inPool(Upstream upstream, int workers, Executor loop) {
    return new OffloadedWait(
        upstream, Executors.newFixedThreadPool(workers, OffloadedWait::daemon), loop);
  }

  /** In a thread of its own for each request that waits. */
  static OffloadedWait inThreads(Upstream upstream, Executor loop) {
    return new OffloadedWait(upstream, Executors.newCachedThreadPool(OffloadedWait::daemon), loop);
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, THREAD_NAME);
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public Wait await(HelloRequest request, Consumer<Answer> answered) {
    Future<?> work = pool.submit(() -> comeBack(blocked.await(request), answered));
    // A thread that waits already goes on to the end, as one would that calls a library.
    return () -> work.cancel(false);
  }

  private void comeBack(Answer answer, Consumer<Answer> answered) {
    try {
      loop.execute(() -> answered.accept(answer));
    } catch (RejectedExecutionException closed) {
      // The loop is gone, and the client with it.
    }
  }

  @Override
  public void close() {
    ExecutorShutdown.of(pool);
  }
}

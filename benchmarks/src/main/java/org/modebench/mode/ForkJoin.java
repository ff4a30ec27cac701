package org.modebench.mode;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.RecursiveAction;
import org.modebench.host.ExecutorShutdown;
import org.modebench.task.Task;

/**
 * A fork-join pool splits each batch recursively down to single tasks.
 *
 * <p>The batch is handed over with {@code execute} and awaited on a latch. Awaiting the submitted
 * task itself may run it in the caller: {@code submit().get()} does so on JDK 17, and then the pool
 * has nothing to do.
 */
final class ForkJoin implements TaskRunner {

  private final ForkJoinPool pool;

  ForkJoin(int workers) {
    pool = new ForkJoinPool(workers);
  }

  @Override
  public long[] run(List<? extends Task> tasks) throws TaskFailedException, InterruptedException {
    Results results = new Results(tasks);
    CountDownLatch ended = new CountDownLatch(1);
    pool.execute(
        () -> {
          new Range(results, 0, results.size()).invoke();
          ended.countDown();
        });
    ended.await();
    return results.checksums();
  }

  @Override
  public void close() {
    ExecutorShutdown.of(pool);
  }

  /** The tasks from {@code from} up to but not including {@code to}. */
  private static final class Range extends RecursiveAction {
    private static final long serialVersionUID = 1;

    private final transient Results results;
    private final int from;
    private final int to;

    Range(Results results, int from, int to) {
      this.results = results;
      this.from = from;
      this.to = to;
    }

    @Override
    protected void compute() {
      if (to - from == 1) {
        results.runTask(from);
        return;
      }
      int middle = (from + to) >>> 1;
      invokeAll(new Range(results, from, middle), new Range(results, middle, to));
    }
  }
}

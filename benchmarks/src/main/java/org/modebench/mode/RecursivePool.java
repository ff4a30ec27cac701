package org.modebench.mode;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.modebench.host.ExecutorShutdown;
import org.modebench.task.Task;

/**
 * A fixed pool of platform threads in which a batch is divided as in a fork-join pool: into halves,
 * for which the thread that divides waits.
 *
 * <p>It is how not to do it. A thread of a fork-join pool runs other parts while it waits; one of
 * this pool is held. As soon as all of them wait, nobody is left to run what they wait for: the
 * pool starves. That moment is known exactly, so that a batch that starves fails at once, and not
 * after some time in which nothing has happened.
 */
final class RecursivePool implements TaskRunner {

  private final int workers;
  private final ThreadPoolExecutor pool;

  RecursivePool(int workers) {
    this.workers = workers;
    pool =
        new ThreadPoolExecutor(workers, workers, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>());
    pool.prestartAllCoreThreads();
  }

  @Override
  public long[] run(List<? extends Task> tasks) throws TaskFailedException, InterruptedException {
    Division division = new Division(new Results(tasks));
    division.begin();
    division.ended.await();
    return division.results.checksums();
  }

  @Override
  public void close() {
    ExecutorShutdown.of(pool);
  }

  /** One batch. */
  private final class Division {
    private final Results results;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final ReentrantLock lock = new ReentrantLock();

    /** Those whose thread waits for halves that are not done; guarded by the lock. */
    private final Deque<Range> waiting = new ArrayDeque<>();

    private int unfinished;
    private boolean starved;

    Division(Results results) {
      this.results = results;
    }

    void begin() {
      submit(new Range(0, results.size(), null));
    }

    private void submit(Range range) {
      lock.lock();
      try {
        unfinished++;
      } finally {
        lock.unlock();
      }
      pool.execute(range);
    }

    private void starve(int index) {
      starved = true;
      results.failed(
          index,
          new IllegalStateException(
              "the pool starves: all of its %d workers wait for pieces that only they could run; use FORK_JOIN, whose workers run pieces while they wait, or let no piece wait for another"
                  .formatted(workers)));
      waiting.forEach(range -> range.halvesDone.signal());
    }

    /** The tasks from {@code from} up to but not including {@code to}. */
    private final class Range implements Runnable {
      private final int from;
      private final int to;
      private final @Nullable Range whole;
      private final Condition halvesDone = lock.newCondition();
      private int halvesLeft;

      Range(int from, int to, @Nullable Range whole) {
        this.from = from;
        this.to = to;
        this.whole = whole;
      }

      @Override
      public void run() {
        try {
          if (isStarved()) {
            return;
          }
          if (to - from == 1) {
            results.runTask(from);
          } else {
            divide();
          }
        } finally {
          end();
        }
      }

      private boolean isStarved() {
        lock.lock();
        try {
          return starved;
        } finally {
          lock.unlock();
        }
      }

      private void divide() {
        int middle = (from + to) >>> 1;
        halvesLeft = 2;
        submit(new Range(from, middle, this));
        submit(new Range(middle, to, this));
        lock.lock();
        try {
          if (halvesLeft > 0) {
            waiting.add(this);
            if (waiting.size() == workers) {
              starve(from);
            }
          }
          while (halvesLeft > 0 && !starved) {
            halvesDone.awaitUninterruptibly();
          }
        } finally {
          lock.unlock();
        }
      }

      private void end() {
        lock.lock();
        try {
          if (whole != null && --whole.halvesLeft == 0 && waiting.remove(whole)) {
            whole.halvesDone.signal();
          }
          if (--unfinished == 0) {
            ended.countDown();
          }
        } finally {
          lock.unlock();
        }
      }
    }
  }
}

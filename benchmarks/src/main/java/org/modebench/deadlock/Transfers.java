package org.modebench.deadlock;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.modebench.task.Countdown;
import org.modebench.task.shared.Guard;
import org.modebench.task.shared.LockKind;

/**
 * Workers that move money between two accounts, half of them in each direction, until all transfers
 * are done or none can go on.
 */
final class Transfers {
  private static final int ACCOUNTS = 2;
  private static final long LOOK_MILLIS = 1;
  private static final int LONGEST_PAUSE_NANOS = 50_000;

  private final LockOrder order;
  private final Guard[] guards = new Guard[ACCOUNTS];
  private final long[] balances = new long[ACCOUNTS];

  /** What the work under each lock came to: a compiler leaves out what nobody uses. */
  private final long[] held = new long[ACCOUNTS];

  private final int workers;
  private final int section;
  private final WaitGraph graph;
  private final AtomicInteger done = new AtomicInteger();

  /**
   * @param lock of an account
   * @param workers at least 1
   * @param section what a transfer does between its locks, in steps of a countdown
   */
  Transfers(LockOrder order, LockKind lock, int workers, int section) {
    this.order = order;
    this.workers = workers;
    this.section = section;
    this.graph = new WaitGraph(workers, ACCOUNTS);
    for (int i = 0; i < ACCOUNTS; i++) {
      guards[i] = lock.guard(1);
    }
  }

  /** How it ended: no cycle means that all transfers were done. */
  record Outcome(int done, List<WaitGraph.Link> cycle, long foundNanos) {}

  /**
   * Runs all transfers, or as many as there are before a deadlock, which goes on after this has
   * returned.
   */
  Outcome run(int transfers, ThreadFactory threads) throws InterruptedException {
    CountDownLatch ended = new CountDownLatch(workers);
    for (int w = 0; w < workers; w++) {
      int worker = w;
      int share = transfers / workers + (w < transfers % workers ? 1 : 0);
      threads
          .newThread(
              () -> {
                for (int i = 0; i < share; i++) {
                  transfer(worker);
                }
                ended.countDown();
              })
          .start();
    }
    Optional<List<WaitGraph.Link>> before = Optional.empty();
    while (!ended.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
      Optional<List<WaitGraph.Link>> now = graph.cycle();
      if (now.isPresent() && now.equals(before)) {
        return new Outcome(done.get(), now.get(), System.nanoTime());
      }
      before = now;
    }
    if (balances[0] + balances[1] != 0) {
      throw new IllegalStateException(
          "Transfers must keep the sum of all accounts, but changed it by %d."
              .formatted(balances[0] + balances[1]));
    }
    return new Outcome(done.get(), List.of(), 0);
  }

  /** The sum of what the work under the locks came to. */
  long held() {
    return held[0] + held[1];
  }

  private void transfer(int worker) {
    int from = worker % ACCOUNTS;
    int to = 1 - from;
    int first = order == LockOrder.ORDERED ? Math.min(from, to) : from;
    int second = order == LockOrder.ORDERED ? Math.max(from, to) : to;
    if (order == LockOrder.TRY_LOCK) {
      while (!tried(worker, from, to)) {
        // Who gives way for a time of chance does not meet the other again and again.
        LockSupport.parkNanos(ThreadLocalRandom.current().nextInt(LONGEST_PAUSE_NANOS));
      }
    } else {
      holding(worker, first, () -> holding(worker, second, () -> move(from, to)));
    }
    done.incrementAndGet();
  }

  private boolean tried(int worker, int from, int to) {
    boolean[] moved = new boolean[1];
    holding(
        worker,
        from,
        () ->
            moved[0] =
                guards[to].tryRun(
                    () -> {
                      graph.holds(worker, to);
                      move(from, to);
                      graph.releases(to);
                    }));
    return moved[0];
  }

  private void holding(int worker, int account, Runnable inside) {
    graph.waits(worker, account);
    guards[account].run(
        () -> {
          graph.holds(worker, account);
          // What makes it likely that another comes between the two locks.
          held[account] += Countdown.countDown(section, 1);
          inside.run();
          graph.releases(account);
        });
  }

  private void move(int from, int to) {
    balances[from]--;
    balances[to]++;
  }
}

package org.modebench.primitive;

import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicLong;

/** Two virtual threads that give way to each other, without the kernel. */
final class VirtualYields implements Repetition {
  private final ThreadFactory threads;

  VirtualYields(ThreadFactory threads) {
    this.threads = threads;
  }

  @Override
  public long run(int times) throws InterruptedException {
    AtomicLong yields = new AtomicLong();
    Thread one = yielding(times / 2, yields);
    Thread other = yielding(times - times / 2, yields);
    one.join();
    other.join();
    return yields.get();
  }

  /** To give way is what is measured. */
  @SuppressWarnings("ThreadPriorityCheck")
  private Thread yielding(int times, AtomicLong yields) {
    Thread thread =
        threads.newThread(
            () -> {
              for (int i = 0; i < times; i++) {
                Thread.yield();
              }
              yields.addAndGet(times);
            });
    thread.start();
    return thread;
  }
}

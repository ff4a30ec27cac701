package org.modebench.primitive;

import java.util.concurrent.CountDownLatch;
import org.modebench.task.EventLoop;

/** Callbacks on an event loop, each of which puts the next into the loop's queue. */
final class LoopHops implements Repetition {
  private final EventLoop loop = new EventLoop();
  private long hops;

  @Override
  public long run(int times) throws InterruptedException {
    CountDownLatch ended = new CountDownLatch(1);
    loop.execute(
        () -> {
          hops = 0;
          hop(times, ended);
        });
    ended.await();
    return hops;
  }

  private void hop(int left, CountDownLatch ended) {
    if (left == 0) {
      ended.countDown();
      return;
    }
    loop.execute(
        () -> {
          hops++;
          hop(left - 1, ended);
        });
  }

  @Override
  public void close() {
    loop.close();
  }
}

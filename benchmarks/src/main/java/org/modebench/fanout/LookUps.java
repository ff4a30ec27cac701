package org.modebench.fanout;

import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * The services that are asked, which cost nothing but time: by calls that block, and by calls that
 * return at once and call back on a loop.
 */
public final class LookUps {
  private final AtomicInteger underWay = new AtomicInteger();
  private final AtomicInteger wasted = new AtomicInteger();

  /**
   * Waits for what is looked up.
   *
   * @throws LookUpFailedException if it is not found
   * @throws InterruptedException if nobody wants it any more
   */
  String find(LookUp what, Request request) throws InterruptedException {
    underWay.incrementAndGet();
    try {
      Thread.sleep(what.millis());
      return end(what, request);
    } finally {
      underWay.decrementAndGet();
    }
  }

  /**
   * Begins to look something up, and returns.
   *
   * @param loop on which it calls back, once: {@code found}, or {@code failed}
   */
  void find(
      LookUp what,
      Request request,
      ScheduledExecutorService loop,
      Consumer<String> found,
      Consumer<LookUpFailedException> failed) {
    underWay.incrementAndGet();
    ScheduledFuture<?> unused =
        loop.schedule(
            () -> {
              String result;
              try {
                result = end(what, request);
              } catch (LookUpFailedException e) {
                failed.accept(e);
                return;
              } finally {
                underWay.decrementAndGet();
              }
              found.accept(result);
            },
            what.millis(),
            TimeUnit.MILLISECONDS);
  }

  private String end(LookUp what, Request request) {
    if (request.isOver()) {
      wasted.incrementAndGet();
    }
    if (request.fails(what)) {
      request.setOver();
      throw new LookUpFailedException(what);
    }
    return request.found(what);
  }

  /**
   * Returns how many look-ups since the last time this was asked ran to their end although their
   * request had failed; waits for those under way.
   *
   * @throws InterruptedException if the calling thread is interrupted while it waits
   */
  public int takeWasted() throws InterruptedException {
    while (underWay.get() > 0) {
      Thread.sleep(1);
    }
    return wasted.getAndSet(0);
  }
}

package org.modebench.fanout;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.ConcurrentHistogram;
import org.jspecify.annotations.Nullable;

/**
 * Requests for pages, so many at once, each begun when an earlier one has ended.
 *
 * @param requests how many there are, at least 1
 * @param concurrency how many are under way at once, at least 1
 * @param failing the look-up that fails in each; empty if none does
 * @param timeoutMillis after which nobody waits for a page any more; 0: everybody waits
 */
public record PageLoad(int requests, int concurrency, Optional<LookUp> failing, int timeoutMillis) {
  /**
   * What was seen of the requests.
   *
   * @param failed how many failed, as all must if a look-up fails, or by the timeout
   * @param frames of the stack traces of all that failed, those that are of the code of the style
   */
  public record Seen(int failed, long frames) {}

  /**
   * Asks for the pages, and returns when all requests have ended.
   *
   * @param latencies to which those of all requests are added, in nanoseconds, of failed ones too;
   *     by several threads at once
   * @throws IllegalStateException if a request ended otherwise than it must
   * @throws InterruptedException if the calling thread is interrupted while it waits
   */
  public Seen ask(Style style, ConcurrentHistogram latencies) throws InterruptedException {
    Asking asking = new Asking(style, latencies);
    for (int i = 0; i < Math.min(concurrency, requests); i++) {
      asking.next();
    }
    asking.left.await();
    Throwable wrong = asking.wrong.get();
    if (wrong != null) {
      throw new IllegalStateException("A request has ended otherwise than it must.", wrong);
    }
    return new Seen(asking.failed.get(), asking.frames.sum());
  }

  /** The requests of one load. */
  private final class Asking {
    private final Style style;
    private final ConcurrentHistogram latencies;
    private final CountDownLatch left = new CountDownLatch(requests);
    private final AtomicInteger begun = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();
    private final LongAdder frames = new LongAdder();
    private final AtomicReference<@Nullable Throwable> wrong = new AtomicReference<>();

    Asking(Style style, ConcurrentHistogram latencies) {
      this.style = style;
      this.latencies = latencies;
    }

    void next() {
      int number = begun.getAndIncrement();
      if (number >= requests) {
        return;
      }
      Request request = new Request(number, failing);
      long beginNanos = System.nanoTime();
      CompletableFuture<Page> page = style.page(request);
      CompletableFuture<Page> unused =
          (timeoutMillis > 0 ? page.orTimeout(timeoutMillis, TimeUnit.MILLISECONDS) : page)
              .whenComplete((found, why) -> ended(request, beginNanos, found, why));
    }

    private void ended(
        Request request, long beginNanos, @Nullable Page found, @Nullable Throwable why) {
      latencies.recordValue(System.nanoTime() - beginNanos);
      if (why == null) {
        if (!request.expected().equals(found)) {
          wrong.compareAndSet(null, new IllegalStateException("Another page was found."));
        }
      } else {
        failed.incrementAndGet();
        frames.add(framesOf(why));
        if (why instanceof TimeoutException) {
          request.cancel();
        } else if (failing.isEmpty()) {
          wrong.compareAndSet(null, why);
        }
      }
      left.countDown();
      next();
    }

    /** Those that name the code which asked: without them nobody sees where it happened. */
    private long framesOf(Throwable why) {
      long count = 0;
      for (Throwable each = why; each != null; each = each.getCause()) {
        for (StackTraceElement frame : each.getStackTrace()) {
          count += frame.getClassName().startsWith(style.getClass().getName()) ? 1 : 0;
        }
      }
      return count;
    }
  }
}

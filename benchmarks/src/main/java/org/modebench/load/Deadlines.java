package org.modebench.load;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import java.util.ArrayDeque;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The moments until which requests must have ended.
 *
 * <p>All have the same timeout, so they expire in the order in which they began: one timer, for the
 * oldest, is enough. A timer for each request would cost more than the request.
 */
final class Deadlines {
  private final EventLoop loop;
  private final long timeoutNanos;
  private final Consumer<Request> expire;
  private final ArrayDeque<Request> requests = new ArrayDeque<>();
  private @Nullable Future<?> timer;

  /**
   * @param expire ends a request whose time is over
   */
  Deadlines(EventLoop loop, long timeoutNanos, Consumer<Request> expire) {
    this.loop = loop;
    this.timeoutNanos = timeoutNanos;
    this.expire = expire;
  }

  void add(Request request) {
    requests.add(request);
    if (timer == null) {
      arm(timeoutNanos);
    }
  }

  /** Forgets the oldest requests that have ended, so that their number stays bounded. */
  void forgetEnded() {
    for (Request oldest = requests.peek();
        oldest != null && oldest.ended;
        oldest = requests.peek()) {
      requests.remove();
    }
  }

  /** Ends every request, whether its time is over or not. */
  void expireAll() {
    for (Request oldest = requests.poll(); oldest != null; oldest = requests.poll()) {
      if (!oldest.ended) {
        expire.accept(oldest);
      }
    }
  }

  void cancel() {
    if (timer != null) {
      timer.cancel(false);
      timer = null;
    }
    requests.clear();
  }

  private void arm(long nanos) {
    timer = loop.schedule(this::check, nanos, TimeUnit.NANOSECONDS);
  }

  private void check() {
    timer = null;
    forgetEnded();
    long now = System.nanoTime();
    for (Request oldest = requests.peek();
        oldest != null && now - oldest.begunNanos >= timeoutNanos;
        oldest = requests.peek()) {
      requests.remove();
      if (!oldest.ended) {
        expire.accept(oldest);
      }
    }
    Request oldest = requests.peek();
    if (oldest != null && timer == null) {
      arm(oldest.begunNanos + timeoutNanos - now);
    }
  }
}

package org.modebench.load;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Begins requests at a constant rate. Each is due at a moment that is reckoned from the first, so
 * lateness does not add up: what is overdue is begun at once.
 */
final class OpenSender implements Sender {
  private final RequestSource requests;
  private final EventLoop loop;
  private final double rate;
  private final long firstNanos;
  private int begun;
  private @Nullable Future<?> timer;

  OpenSender(RequestSource requests, EventLoop loop, double rate, long firstNanos) {
    this.requests = requests;
    this.loop = loop;
    this.rate = rate;
    this.firstNanos = firstNanos;
  }

  @Override
  public void begin() {
    while (requests.hasNext()) {
      long due = firstNanos + (long) (begun * 1e9 / rate);
      long early = due - System.nanoTime();
      if (early > 0) {
        timer = loop.schedule(this::begin, early, TimeUnit.NANOSECONDS);
        return;
      }
      begun++;
      requests.next(due);
    }
  }

  @Override
  public void ended() {}

  @Override
  public void stop() {
    if (timer != null) {
      timer.cancel(false);
    }
  }
}

package org.modebench.push;

import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** What all subscribers have seen since that was last taken; for the loop's thread. */
final class Deliveries {
  private static final long LONGEST_NANOS = TimeUnit.HOURS.toNanos(1);

  private final boolean mayLose;

  /** The number of the last event of each; 0 before the first. */
  private final long[] last;

  private Histogram ages = new Histogram(LONGEST_NANOS, 3);
  private long lost;
  private long requests;
  private long bytes;
  private long awaitedEvent;
  private int missing;
  private @Nullable CompletableFuture<Void> awaited;
  private @Nullable String wrong;

  Deliveries(int subscribers, boolean mayLose) {
    this.last = new long[subscribers];
    this.mayLose = mayLose;
  }

  /** The first event of a subscriber only says where it begins. */
  void deliver(int subscriber, Event event) {
    long before = last[subscriber];
    long missed = event.number() - before - 1;
    if (before > 0 && mayLose && missed == -1) {
      // Asked for the newest again before there was another.
      return;
    }
    if (before > 0) {
      if (missed < 0 || (missed > 0 && !mayLose)) {
        failed(
            "Subscriber %d must get event %d next, but got %d."
                .formatted(subscriber + 1, before + 1, event.number()));
        return;
      }
      ages.recordValue(System.nanoTime() - event.publishedNanos());
      lost += missed;
    }
    last[subscriber] = event.number();
    if (before < awaitedEvent && event.number() >= awaitedEvent) {
      missing--;
      tell();
    }
  }

  /** The number of its last event; 0 before the first. */
  long last(int subscriber) {
    return last[subscriber];
  }

  void requested() {
    requests++;
  }

  void transferred(long count) {
    bytes += count;
  }

  void failed(String sentence) {
    if (wrong == null) {
      wrong = sentence;
      tell();
    }
  }

  long newest() {
    return Arrays.stream(last).max().orElse(0);
  }

  int missing() {
    return missing;
  }

  /** Completes when every subscriber has seen that event, or a later one, or when one fails. */
  void await(long event, CompletableFuture<Void> seen) {
    awaitedEvent = event;
    missing = (int) Arrays.stream(last).filter(each -> each < event).count();
    awaited = seen;
    tell();
  }

  private void tell() {
    if (awaited != null && wrong != null) {
      awaited.completeExceptionally(new IllegalStateException(wrong));
    } else if (awaited != null && missing == 0) {
      awaited.complete(null);
    }
  }

  Seen take() {
    Seen seen = new Seen(ages.getTotalCount(), lost, requests, bytes, ages);
    ages = new Histogram(LONGEST_NANOS, 3);
    lost = 0;
    requests = 0;
    bytes = 0;
    return seen;
  }
}

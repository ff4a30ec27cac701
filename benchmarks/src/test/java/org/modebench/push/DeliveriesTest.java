package org.modebench.push;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeliveriesTest {
  private static Event event(long number) {
    return new Event(number, System.nanoTime());
  }

  private static CompletableFuture<Void> after(Deliveries deliveries, long... events) {
    CompletableFuture<Void> seen = new CompletableFuture<>();
    for (long number : events) {
      deliveries.deliver(0, event(number));
    }
    deliveries.await(1, seen);
    return seen;
  }

  @ParameterizedTest
  @ValueSource(longs = {4, 5, 7})
  void anEventTwiceOrTooEarlyFails(long next) {
    assertThat(after(new Deliveries(1, false), 4, 5, next))
        .failsWithin(Duration.ZERO)
        .withThrowableThat()
        .withMessageContaining("Subscriber 1 must get event 6 next, but got " + next + ".");
  }

  @Test
  void whatIsMissedIsLostWhereThatMayBe() {
    Deliveries deliveries = new Deliveries(1, true);
    assertThat(after(deliveries, 4, 5, 5, 9)).isCompleted();
    Seen seen = deliveries.take();
    assertThat(seen.delivered()).isEqualTo(2);
    assertThat(seen.lost()).isEqualTo(3);
    assertThat(deliveries.take().lost()).as("taken").isZero();
  }

  @Test
  void allSubscribersAreAwaited() {
    Deliveries deliveries = new Deliveries(2, false);
    CompletableFuture<Void> seen = new CompletableFuture<>();
    deliveries.deliver(0, event(1));
    deliveries.await(2, seen);
    deliveries.deliver(0, event(2));
    deliveries.deliver(0, event(3));
    deliveries.deliver(1, event(1));
    assertThat(seen).isNotDone();
    assertThat(deliveries.missing()).isEqualTo(1);
    deliveries.deliver(1, event(2));
    assertThat(seen).isCompleted();
    assertThat(deliveries.newest()).isEqualTo(3);
  }

  @Test
  void theFeedKeepsTheEventsOfLate() {
    Feed feed = new Feed();
    for (int i = 0; i < Feed.KEPT + 5; i++) {
      feed.publish();
    }
    List<Event> all = feed.since(0);
    assertThat(all).hasSize(Feed.KEPT);
    assertThat(all.get(0).number()).isEqualTo(6);
    assertThat(feed.newest()).extracting(Event::number).containsExactly(Feed.KEPT + 5L);
  }
}

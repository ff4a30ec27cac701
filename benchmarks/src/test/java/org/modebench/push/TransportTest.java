package org.modebench.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TransportTest {
  private static final int PATIENCE_MILLIS = 20_000;
  private static final int POLL_MILLIS = 50;

  @ParameterizedTest
  @EnumSource
  void everySubscriberGetsEveryEventOnceOrItIsCountedAsLost(Transport transport) throws Exception {
    long beforeNanos = System.nanoTime();
    try (PushServer server = new PushServer();
        Subscribers subscribers = subscribed(transport, server, 7)) {
      for (int i = 0; i < 20; i++) {
        server.publish();
      }
      subscribers.await(21, PATIENCE_MILLIS);

      Seen seen = subscribers.take();
      assertThat(seen.delivered() + seen.lost()).isEqualTo(140);
      assertThat(seen.lost()).isBetween(0L, transport.mayLose() ? 133L : 0L);
      assertThat(seen.ages().getTotalCount()).isEqualTo(seen.delivered());
      assertThat(seen.ages().getMinValue()).isPositive();
      assertThat(seen.ages().getMaxValue()).isLessThan(System.nanoTime() - beforeNanos);
      assertThat(subscribers.newest()).isEqualTo(21);
    }
  }

  /** Polled once, the newest of twenty events hides the others. */
  @Test
  void onlyTheNewestIsSeenOfEventsBetweenTwoPolls() throws Exception {
    try (PushServer server = new PushServer();
        Subscribers subscribers = subscribed(Transport.POLLING_LATEST, server, 1)) {
      Seen seen = new Seen(0, 0, 0, 0, subscribers.take().ages());
      while (seen.lost() == 0) {
        for (int i = 0; i < 20; i++) {
          server.publish();
        }
        subscribers.await(subscribers.newest() + 20, PATIENCE_MILLIS);
        seen = subscribers.take();
      }
      assertThat(seen.delivered()).isLessThan(20);
    }
  }

  @Test
  void theBytesOfAFrameAreItsTextAndTwo() throws Exception {
    assertThat(bytesOfThree(Transport.WEBSOCKET, event -> 2 + event.line().length())).isZero();
  }

  /** A line with its name, an empty one, and a chunk's size in hexadecimal between line ends. */
  @Test
  void theBytesOfAServerSentEventAreItsLinesAndAChunk() throws Exception {
    assertThat(
            bytesOfThree(
                Transport.SSE,
                event -> {
                  int data = "data: ".length() + event.line().length() + 1;
                  return Integer.toHexString(data).length() + 2L + data + 2;
                }))
        .isZero();
  }

  @Test
  void theBytesOfALongPollAreARequestAndAnAnswer() throws Exception {
    assertThat(
            bytesOfThree(
                Transport.LONG_POLLING,
                event ->
                    ("GET /next?since=%d HTTP/1.1\r\nhost: localhost\r\n\r\n"
                            + "HTTP/1.1 200 OK\r\ncontent-length: %d\r\n\r\n%s")
                        .formatted(event.number(), event.line().length(), event.line())
                        .length()))
        .isEqualTo(3 * 3);
  }

  /** Compares the bytes of three events with a calculation, and returns the requests. */
  private static long bytesOfThree(Transport transport, ToLongFunction<Event> bytes)
      throws Exception {
    List<Event> events = new ArrayList<>();
    try (PushServer server = new PushServer();
        Subscribers subscribers = subscribed(transport, server, 3)) {
      for (int i = 0; i < 3; i++) {
        events.add(server.publish());
        subscribers.await(events.get(i).number(), PATIENCE_MILLIS);
      }
      Seen seen = subscribers.take();
      assertThat(seen.bytes()).isEqualTo(3 * events.stream().mapToLong(bytes).sum());
      assertThat(seen.delivered()).isEqualTo(9);
      return seen.requests();
    }
  }

  /** They have seen the first event, and nothing was taken account of before. */
  private static Subscribers subscribed(Transport transport, PushServer server, int count)
      throws InterruptedException {
    Subscribers subscribers = new Subscribers(transport, server.port(), count, POLL_MILLIS);
    server.publish();
    subscribers.await(1, PATIENCE_MILLIS);
    subscribers.take();
    return subscribers;
  }

  @ParameterizedTest
  @EnumSource
  void aServerThatHasGoneFails(Transport transport) throws Exception {
    PushServer server = new PushServer();
    try (Subscribers subscribers = subscribed(transport, server, 2)) {
      server.close();

      assertThatThrownBy(() -> subscribers.await(2, PATIENCE_MILLIS))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("The server has closed the connection of a subscriber.");
    }
  }

  @Test
  void missingEventsAreCounted() throws Exception {
    try (PushServer server = new PushServer();
        Subscribers subscribers = subscribed(Transport.WEBSOCKET, server, 3)) {
      assertThatThrownBy(() -> subscribers.await(2, 500))
          .hasMessage("Only 0 of 3 subscribers have seen event 2 within 500 ms.");
    }
  }

  @Test
  void wrongRequestsAreToldSo() throws Exception {
    try (PushServer server = new PushServer()) {
      assertThat(get(server, "/events?since=x").statusCode()).isEqualTo(400);
      assertThat(get(server, "/events?since=").statusCode()).isEqualTo(400);
      assertThat(get(server, "/next?since=-1").body()).contains("since", "the number of an event");
      assertThat(get(server, "/else").statusCode()).isEqualTo(404);
      server.publish();
      assertThat(get(server, "/events?since=0").body()).startsWith("1 ");
      assertThat(get(server, "/events?since=1").body()).isEmpty();
    }
  }

  private static HttpResponse<String> get(PushServer server, String target) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + target))
                .build(),
            HttpResponse.BodyHandlers.ofString());
  }
}

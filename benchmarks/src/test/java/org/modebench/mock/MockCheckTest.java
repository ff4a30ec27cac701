package org.modebench.mock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.modebench.server.DeafPort;
import org.modebench.task.CovidAnswer;

@Tag("any-jdk")
class MockCheckTest {

  private static final URI NOWHERE = URI.create("http://127.0.0.1:1");

  @Test
  void trustsAMockWithinItsBounds() {
    var result = new MockCheck.Result(100, 10, 100, 100.9, 98.7);
    assertThat(result.trusted()).isTrue();
    assertThat(result.reason()).isEmpty();
    assertThat(result.throughputFraction()).isCloseTo(0.987, within(1e-12));
    assertThat(result.medianError()).isCloseTo(0.009, within(1e-12));
    assertThat(result.sentence())
        .contains("100 ms", "100.90 ms", "+0.90 %", "10 at once", "98.70 %")
        .endsWith(": trusted.");
  }

  @Test
  void doesNotTrustAMockThatIsTooSlowAtOnce() {
    var result = new MockCheck.Result(100, 1000, 10_000, 100.9, 7_800);
    assertThat(result.trusted()).isFalse();
    assertThat(result.reason()).contains("78.00 %", "1000", "at least 95.0 %");
    assertThat(result.sentence())
        .contains("100 ms", "100.90 ms", "+0.90 %", "1000 at once", "78.00 %")
        .endsWith(": not trusted.");
  }

  /** Too early is as wrong as too late. */
  @Test
  void doesNotTrustAMockWhoseMedianIsOff() {
    var late = new MockCheck.Result(100, 10, 100, 102.5, 97);
    assertThat(late.trusted()).isFalse();
    assertThat(late.reason()).contains("100 ms", "102.50 ms", "+2.50 %", "at most 2.0 %");
    var early = new MockCheck.Result(100, 10, 100, 90, 97);
    assertThat(early.trusted()).isFalse();
    assertThat(early.reason()).contains("100 ms", "90.00 ms", "-10.00 %", "at most 2.0 %");
  }

  @Test
  void givesBothReasons() {
    assertThat(new MockCheck.Result(100, 10, 100, 110, 90).reason())
        .contains(
            "110.00 ms", "+10.00 %", "at most 2.0 %", "90.00 %", "10 calls", "at least 95.0 %");
  }

  @Test
  void theBoundsThemselvesAreTrusted() {
    assertThat(new MockCheck.Result(1000, 1, 1, 1000, 0.95).trusted()).isTrue();
    var below = new MockCheck.Result(1000, 1, 1, 1000, 0.9499);
    assertThat(below.trusted()).isFalse();
    // And not as 95 %, of which at least 95 % are needed.
    assertThat(below.reason()).contains("94.99 %", "at least 95.0 %");
    assertThat(new MockCheck.Result(1000, 1, 1, 1020, 1).trusted()).isTrue();
    assertThat(new MockCheck.Result(1000, 1, 1, 1020.1, 1).trusted()).isFalse();
  }

  @Test
  void withoutALatencyThereIsNothingToBeOffFrom() {
    var result = new MockCheck.Result(0, 10, 500, 0.31, 8123);
    assertThat(result.throughputFraction()).isNaN();
    assertThat(result.medianError()).isNaN();
    assertThat(result.trusted()).isTrue();
    assertThat(result.reason()).isEmpty();
    assertThat(result.sentence()).contains("0.31 ms", "10 at once", "8123 a second", "no ideal");
  }

  @Test
  void measuresAMock() throws Exception {
    try (MockServer mock = MockServer.start()) {
      var result = mock.measured(50, 4);
      assertThat(result.latencyMillis()).isEqualTo(50);
      assertThat(result.concurrency()).isEqualTo(4);
      assertThat(result.requests()).isEqualTo(3 * 6 * 4);
      assertThat(result.own().orElseThrow().answers()).isEqualTo(result.requests());
      assertThat(result.sentence()).contains("at its sockets", "begun 0.00 ms before");
      // No mock can be faster than its delay; how much slower it is depends on the machine.
      assertThat(result.medianMillis()).isGreaterThanOrEqualTo(50);
      assertThat(result.throughputFraction()).isBetween(0.01, 1.0);
    }
  }

  private static void answer(HttpExchange exchange) throws IOException {
    byte[] body = CovidAnswer.document();
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Test
  void asksForNoDelayWhereThereIsToBeNone() throws Exception {
    Queue<String> asked = new ConcurrentLinkedQueue<>();
    HttpServer server = HttpServer.create(new InetSocketAddress(Http.loopback(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          asked.add(exchange.getRequestURI().toString());
          answer(exchange);
        });
    server.start();
    try {
      URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
      var instant = MockCheck.check(address, 0, 4);
      assertThat(instant.requests()).isEqualTo(3 * 20 * 4);
      assertThat(instant.callsPerSecond()).isPositive();
      // Others warm up.
      assertThat(asked)
          .filteredOn(uri -> uri.endsWith("latencyMillis=0"))
          .hasSizeGreaterThanOrEqualTo(3 * 20 * 4);
    } finally {
      server.stop(0);
    }
  }

  /** What the check is for: here each call waits for the one before. */
  @Test
  void doesNotTrustAServerThatServesOneCallAtATime() throws Exception {
    HttpServer server = HttpServer.create(new InetSocketAddress(Http.loopback(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          try {
            Thread.sleep(100);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          answer(exchange);
        });
    server.start();
    try {
      URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
      var result = MockCheck.check(address, 100, 4);
      assertThat(result.requests()).isEqualTo(3 * 3 * 4);
      assertThat(result.throughputFraction()).isBetween(0.01, 0.25);
      assertThat(result.trusted()).isFalse();
    } finally {
      server.stop(0);
    }
  }

  @Test
  void saysWhenNobodyAnswers() throws Exception {
    try (DeafPort nobody = new DeafPort()) {
      URI address = nobody.address();
      assertThatExceptionOfType(IOException.class)
          .isThrownBy(() -> MockCheck.check(address, 100, 2))
          .withMessageContainingAll(
              address.toString(),
              "Task 1",
              "/v1/us/current.json?latencyMillis=20",
              "127.0.0.1:" + nobody.port());
    }
  }

  @Test
  void refusesWhatCannotBeChecked() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MockCheck.check(NOWHERE, -1, 1))
        .withMessageContainingAll("latencyMillis", "0 or more", "-1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MockCheck.check(NOWHERE, 100, 0))
        .withMessageContainingAll("concurrency", "1 or more", "is 0");
  }
}

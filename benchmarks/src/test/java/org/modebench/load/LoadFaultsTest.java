package org.modebench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a server can do wrong, and what may look wrong and is not. */
@Timeout(60)
@Tag("any-jdk")
class LoadFaultsTest {

  private static final String BODY = "Hello, Anonymous";
  private static final String CHUNKED = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
  private static final Duration TIMEOUT = Duration.ofMillis(400);

  /** For a load of which some requests are to be answered in time, whatever the machine does. */
  private static final Duration PATIENT_TIMEOUT = Duration.ofSeconds(2);

  private final LoadClient client = new LoadClient(Optional.of(BODY));

  @AfterEach
  void close() {
    client.close();
  }

  /** What a server answers to every third request; the others get what they expect. */
  record Fault(String name, Outcome outcome, String cause, RawServer.Behaviour behaviour) {
    @Override
    public String toString() {
      return name;
    }
  }

  static List<Fault> faults() {
    return List.of(
        new Fault(
            "BAD_GATEWAY",
            Outcome.BAD_GATEWAY,
            "answer 502",
            peer -> peer.write(RawServer.answer("502 Bad", "no"))),
        new Fault(
            "GATEWAY_TIMEOUT",
            Outcome.GATEWAY_TIMEOUT,
            "answer 504",
            peer -> peer.write(RawServer.answer("504 Late", ""))),
        new Fault(
            "SERVER_ERROR",
            Outcome.FAILED,
            "answer 500",
            peer -> peer.write(RawServer.answer("500 Oops", BODY))),
        new Fault(
            "NOT_OK",
            Outcome.FAILED,
            "answer 201",
            peer -> peer.write(RawServer.answer("201 Created", BODY))),
        new Fault(
            "WRONG_BODY",
            Outcome.FAILED,
            "another body",
            peer -> peer.write(RawServer.answer("200 OK", "Hello, Anonymouse"))),
        new Fault(
            "SHORT_BODY",
            Outcome.FAILED,
            "another body",
            peer -> peer.write(RawServer.answer("200 OK", "Hello, Anonymou"))),
        new Fault(
            "OTHER_BODY",
            Outcome.FAILED,
            "another body",
            peer -> peer.write(RawServer.answer("200 OK", "Hello, anonymous"))),
        new Fault(
            "EMPTY_BODY",
            Outcome.FAILED,
            "another body",
            peer -> peer.write(RawServer.answer("200 OK", ""))),
        new Fault(
            "GARBAGE",
            Outcome.FAILED,
            "not HTTP",
            peer -> peer.write("\u0001\u0002 garbage\n\n that is not HTTP\r\n\r\n")),
        new Fault(
            "MUCH_GARBAGE", Outcome.FAILED, "not HTTP", peer -> peer.write("x".repeat(1 << 20))),
        new Fault(
            "HUGE_HEADER",
            Outcome.FAILED,
            "not HTTP",
            peer -> peer.write("HTTP/1.1 200 OK\r\nA: " + "x".repeat(1 << 20) + "\r\n\r\n")),
        new Fault(
            "BAD_LENGTH",
            Outcome.FAILED,
            "not HTTP",
            peer -> peer.write("HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\n" + BODY)),
        new Fault(
            "CUT_HEADER",
            Outcome.FAILED,
            "closed before",
            peer -> peer.write("HTTP/1.1 200 OK\r\nContent-Le")),
        new Fault(
            "CUT_BODY",
            Outcome.FAILED,
            "closed before",
            peer -> peer.write("HTTP/1.1 200 OK\r\nContent-Length: 16\r\n\r\nHello, Anonymou")),
        new Fault(
            "CUT_CHUNK",
            Outcome.FAILED,
            "closed before",
            peer ->
                peer.write(
                    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n10\r\nHello, Anonymous\r\n")),
        new Fault(
            "TWO_ANSWERS",
            Outcome.FAILED,
            "not HTTP",
            peer ->
                peer.write(RawServer.answer("200 OK", BODY) + RawServer.answer("200 OK", BODY))),
        new Fault("CLOSE", Outcome.FAILED, "closed before", peer -> {}),
        new Fault("RESET", Outcome.FAILED, "reset", RawServer.Peer::reset),
        new Fault("SILENCE", Outcome.TIMED_OUT, "no answer in time", peer -> Thread.sleep(60_000)),
        new Fault(
            "HALF_AN_ANSWER",
            Outcome.TIMED_OUT,
            "no answer in time",
            peer -> {
              peer.write("HTTP/1.1 200 OK\r\nContent-Length: 16\r\n\r\nHello");
              Thread.sleep(60_000);
            }),
        new Fault(
            "NOT_CLOSED",
            Outcome.TIMED_OUT,
            "no answer in time",
            peer -> {
              peer.hello();
              Thread.sleep(60_000);
            }));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void aFaultIsCountedAndLeavesTheOthersAlone(Fault fault) throws Exception {
    RawServer.Behaviour everyThird =
        peer -> {
          if (peer.request().startsWith("GET /fault")) {
            fault.behaviour.serve(peer);
          } else {
            peer.hello();
          }
        };
    int faults = fault.outcome == Outcome.TIMED_OUT ? 4 : 20;
    try (RawServer server = RawServer.start(everyThird)) {
      LoadResult result =
          client.run(
              new Load(
                  server.address(),
                  3 * faults,
                  i -> i % 3 == 1 ? "/fault" : "/",
                  new Load.Closed(4),
                  false,
                  fault.outcome == Outcome.TIMED_OUT ? PATIENT_TIMEOUT : Duration.ofSeconds(20)));
      assertThat(result.answered()).isEqualTo(2 * faults);
      assertThat(count(result, fault.outcome)).isEqualTo(faults);
      assertThat(result.failures())
          .singleElement()
          .satisfies(cause -> assertThat(cause.words()).contains(fault.cause))
          .satisfies(cause -> assertThat(cause.requests()).isEqualTo(faults));
      assertThat(server.connections()).isEqualTo(3 * faults);
    }
  }

  private static int count(LoadResult result, Outcome outcome) {
    return switch (outcome) {
      case ANSWERED -> result.answered();
      case BAD_GATEWAY -> result.badGateway();
      case GATEWAY_TIMEOUT -> result.gatewayTimeout();
      case FAILED -> result.failed();
      case TIMED_OUT -> result.timedOut();
    };
  }

  /** Unusual answers that are good. */
  record Oddity(String name, RawServer.Behaviour behaviour) {
    @Override
    public String toString() {
      return name;
    }
  }

  static List<Oddity> oddities() {
    return List.of(
        new Oddity(
            "BYTE_BY_BYTE",
            peer -> {
              for (char next : RawServer.answer("200 OK", BODY).toCharArray()) {
                peer.write(String.valueOf(next));
                Thread.sleep(1);
              }
            }),
        new Oddity(
            "CHUNKED", peer -> peer.write(CHUNKED + "5\r\nHello\r\nb\r\n, Anonymous\r\n0\r\n\r\n")),
        new Oddity("UNTIL_CLOSED", peer -> peer.write("HTTP/1.0 200 OK\r\n\r\n" + BODY)),
        new Oddity(
            "ANNOUNCED",
            peer -> peer.write("HTTP/1.1 103 Soon\r\n\r\n" + RawServer.answer("200 OK", BODY))),
        new Oddity(
            "RESET_AFTERWARDS",
            peer -> {
              peer.hello();
              Thread.sleep(20);
              peer.reset();
            }));
  }

  @ParameterizedTest
  @MethodSource("oddities")
  void anUnusualAnswerIsAnAnswer(Oddity oddity) throws Exception {
    RawServer.Behaviour odd =
        peer -> {
          peer.request();
          oddity.behaviour.serve(peer);
        };
    try (RawServer server = RawServer.start(odd)) {
      for (boolean keepAlive : new boolean[] {false, true}) {
        LoadResult result = client.run(load(server.address(), 6, 2, keepAlive));
        assertThat(result.answered()).as("keepAlive=%s", keepAlive).isEqualTo(6);
      }
    }
  }

  private static Load load(URI server, int requests, int connections, boolean keepAlive) {
    return new Load(
        server,
        requests,
        i -> "/",
        new Load.Closed(connections),
        keepAlive,
        Duration.ofSeconds(20));
  }

  @Test
  void aServerThatKeepsNoConnectionCostsReconnectsOnly() throws Exception {
    RawServer.Behaviour once =
        peer -> {
          peer.request();
          peer.write("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 16\r\n\r\n" + BODY);
        };
    try (RawServer server = RawServer.start(once)) {
      LoadResult result = client.run(load(server.address(), 50, 4, true));
      assertThat(result.answered()).isEqualTo(50);
      assertThat(server.connections()).isEqualTo(50);
      assertThat(server.mostAtOnce()).isLessThanOrEqualTo(4);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 30})
  void aServerThatClosesWithoutSayingSoCostsReconnectsOnly(long afterMillis) throws Exception {
    RawServer.Behaviour twice =
        peer -> {
          peer.request();
          peer.hello();
          if (!peer.request().isEmpty()) {
            peer.hello();
          }
          Thread.sleep(afterMillis);
        };
    try (RawServer server = RawServer.start(twice)) {
      LoadResult result = client.run(load(server.address(), 50, 4, true));
      assertThat(result.answered()).isEqualTo(50);
      assertThat(server.connections()).isGreaterThanOrEqualTo(25);
    }
  }

  @Test
  void aReconnectIsTriedOnce() throws Exception {
    AtomicInteger connections = new AtomicInteger();
    RawServer.Behaviour onlyTheFirst =
        peer -> {
          peer.request();
          if (connections.getAndIncrement() == 0) {
            peer.hello();
            peer.request();
          }
        };
    try (RawServer server = RawServer.start(onlyTheFirst)) {
      LoadResult result = client.run(load(server.address(), 3, 1, true));
      assertThat(result.answered()).isEqualTo(1);
      assertThat(result.failed()).isEqualTo(2);
    }
  }

  /** Beyond the first few, connections to such a server are never even established. */
  @Test
  void aServerThatNeverAcceptsTimesOut() throws Exception {
    InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    try (ServerSocket deaf = new ServerSocket(0, 1, loopback)) {
      URI address = URI.create("http://127.0.0.1:" + deaf.getLocalPort());
      LoadResult result =
          client.run(new Load(address, 12, i -> "/", new Load.Closed(6), false, TIMEOUT));
      assertThat(result.timedOut()).isEqualTo(12);
      assertThat(result.seconds()).isGreaterThan(2 * 0.4);
      LoadResult open =
          client.run(new Load(address, 12, i -> "/", new Load.Open(100), true, TIMEOUT));
      assertThat(open.timedOut()).isEqualTo(12);
    }
  }
}

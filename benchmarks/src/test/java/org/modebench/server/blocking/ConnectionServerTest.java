package org.modebench.server.blocking;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.modebench.server.Client;
import org.modebench.server.common.Server;
import org.modebench.server.common.ServerSettings;
import org.modebench.server.common.Upstreams;

/** Clients that take what is not theirs, on a pool of one thread, which they would block. */
@Timeout(30)
class ConnectionServerTest {

  private static final int PATIENCE_MILLIS = 1_000;

  /** For clients that are to be served, however long the machine makes them pause. */
  private static final Duration LONG = Duration.ofSeconds(20);

  private Server server;

  @BeforeEach
  void start() throws IOException {
    server = start(Duration.ofSeconds(1), Duration.ofMillis(PATIENCE_MILLIS));
  }

  private static Server start(Duration deadline, Duration patience) throws IOException {
    ServerSettings settings = new ServerSettings(0, 1, Optional.empty(), deadline, patience);
    return ConnectionServer.start(
        new ServerSocket(0, 10, InetAddress.getByAddress(new byte[] {127, 0, 0, 1})),
        Dispatch.pool(1, Dispatch::daemon),
        Upstreams.of(settings),
        settings);
  }

  @AfterEach
  void close() {
    server.close();
  }

  private void assertServes() throws IOException {
    assertThat(Client.get(server.port(), "/hello?latencyMillis=1").status()).isEqualTo(200);
  }

  @Test
  void givesUpAClientThatNeverSends() throws Exception {
    long begin = System.nanoTime();
    try (Client silent = new Client(server.port())) {
      assertServes();
      assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin))
          .isGreaterThanOrEqualTo(PATIENCE_MILLIS);
      assertThat(silent.isAtEnd()).isTrue();
    }
  }

  @Test
  void givesUpAClientThatStopsInTheMiddle() throws Exception {
    try (Client half = new Client(server.port())) {
      half.send("GET /hello HT");
      assertServes();
    }
  }

  @Test
  void servesAClientThatSendsOneByteAtATime() throws Exception {
    try (Server patient = start(LONG, LONG);
        Client slow = new Client(patient.port())) {
      String request = "GET /hello?latencyMillis=1 HTTP/1.1\r\nHost: a\r\n\r\n";
      for (int i = 0; i < request.length(); i++) {
        slow.send(request.substring(i, i + 1));
        Thread.sleep(2);
      }
      assertThat(slow.receive().status()).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 100_000})
  void refusesAHeaderOfOneMebibyte(int lines) throws Exception {
    StringBuilder request = new StringBuilder("GET /hello HTTP/1.1\r\n");
    String value = "x".repeat((1 << 20) / lines);
    for (int i = 0; i < lines; i++) {
      request.append("X: ").append(value).append("\r\n");
    }
    try (Client big = new Client(server.port())) {
      big.send(request + "\r\n");
      assertThat(isRefused(big)).isTrue();
    } catch (IOException closedWhileSending) {
      // That is a refusal, too.
    }
    assertServes();
  }

  private static boolean isRefused(Client client) {
    try {
      return client.receive().status() >= 400;
    } catch (IOException closed) {
      return true;
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\r\n\r\n\r\n\r\n", "garbage\r\n\r\n", "\u0016\u0003\u0001 hello", "GET\r\n\r\n"})
  void refusesWhatIsNoRequest(String garbage) throws Exception {
    try (Client client = new Client(server.port())) {
      client.send(garbage);
      assertThat(isRefused(client)).isTrue();
    }
    assertServes();
  }

  @Test
  void servesOthersAfterClientsThatLeaveInTheMiddle() throws Exception {
    for (int i = 0; i < 5; i++) {
      try (Client leaving = new Client(server.port())) {
        leaving.send("GET /hello?latencyMillis=20 HTTP/1.1\r\nHost: a\r\n\r\n");
      }
      new Client(server.port()).close();
    }
    assertServes();
  }

  @Test
  void answersPipelinedRequestsInOrder() throws Exception {
    try (Client client = new Client(server.port())) {
      String first = "GET /hello?latencyMillis=50 HTTP/1.1\r\nHost: a\r\n\r\n";
      String second = "GET /nowhere HTTP/1.1\r\nHost: a\r\n\r\n";
      client.send(first + second);
      assertThat(client.receive().status()).isEqualTo(200);
      assertThat(client.receive().status()).isEqualTo(404);
    }
  }

  /** Otherwise the first clients of a full pool would keep its threads from all others. */
  @Test
  void aFullPoolKeepsNoConnection() throws Exception {
    try (Server patient = start(LONG, LONG);
        Client first = new Client(patient.port());
        Client second = new Client(patient.port())) {
      // The second has a second to be accepted, until the first is answered.
      first.send("GET /hello?latencyMillis=1000 HTTP/1.1\r\nHost: a\r\n\r\n");
      second.send("GET /hello?latencyMillis=1 HTTP/1.1\r\nHost: a\r\n\r\n");
      assertThat(first.receive().has("Connection: close")).isTrue();
      assertThat(second.receive().has("Connection: close")).isFalse();
    }
  }
}

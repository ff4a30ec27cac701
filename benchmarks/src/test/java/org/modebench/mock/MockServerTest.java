package org.modebench.mock;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.modebench.analysis.text.Facts.saying;
import static org.modebench.analysis.text.Facts.says;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.modebench.server.Sockets;
import org.modebench.task.CovidAnswer;

/** What the mock answers, asked from outside its JVM. */
@Tag("any-jdk")
class MockServerTest {

  private static MockServer mock;

  @BeforeAll
  static void start() throws Exception {
    mock = MockServer.start();
  }

  @AfterAll
  static void close() {
    mock.close();
  }

  private static String text(HttpResponse<byte[]> answer) {
    return new String(answer.body(), UTF_8);
  }

  @Test
  void servesTheDocument() throws Exception {
    HttpResponse<byte[]> answer = Http.document(mock.address(), "");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
    assertThat(answer.body()).isEqualTo(CovidAnswer.document());
    assertThat(CovidAnswer.checksum(answer.body())).isEqualTo(CovidAnswer.expectedChecksum());
    assertThat(answer.headers().firstValue("Delay-Millis")).contains("100");
  }

  @Test
  void waitsAsLongAsItSays() throws Exception {
    long expected = Delay.LOGNORMAL.millis(200, 5, 3);
    long begin = System.nanoTime();
    HttpResponse<byte[]> answer =
        Http.document(mock.address(), "latencyMillis=200&delay=lognormal&seed=5&call=3");
    long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
    assertThat(answer.headers().firstValue("Delay-Millis")).contains(Long.toString(expected));
    assertThat(millis).isGreaterThanOrEqualTo(expected);
  }

  @Test
  void anotherMockHasTheSameDelays() throws Exception {
    try (MockServer other = MockServer.start()) {
      assertThat(delays(other)).isEqualTo(delays(mock)).doesNotHaveDuplicates();
    }
  }

  private static List<String> delays(MockServer server) throws Exception {
    List<String> delays = new ArrayList<>();
    for (int call = 0; call < 3; call++) {
      delays.add(
          Http.document(server.address(), "latencyMillis=20&delay=lognormal&seed=9&call=" + call)
              .headers()
              .firstValue("Delay-Millis")
              .orElseThrow());
    }
    return delays;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "latencyMillis=-1|latencyMillis;0 to 60000;'-1'",
        "latencyMillis=60001|latencyMillis;0 to 60000;'60001'",
        "latencyMillis=a%20b|latencyMillis;0 to 60000;'a b'",
        "latencyMillis=1&latencyMillis=2|latencyMillis;once;2",
        "delay=slow|delay;fixed or lognormal;'slow'",
        "fault=NONE|fault;ERROR, MALFORMED or SILENT;'NONE'",
        "speed=1|latencyMillis, delay, seed, call and fault;'speed'"
      })
  void refusalsNameTheBoundAndTheValue(String query, String facts) throws Exception {
    HttpResponse<byte[]> answer = Http.document(mock.address(), query);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.headers().firstValue("Content-Type")).contains("text/plain; charset=utf-8");
    assertThat(text(answer).lines()).satisfiesExactly(says(facts.split(";")));
  }

  @Test
  void answersWithAnErrorAfterTheDelay() throws Exception {
    long begin = System.nanoTime();
    HttpResponse<byte[]> answer = Http.document(mock.address(), "latencyMillis=100&fault=ERROR");
    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body()).isEmpty();
    assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin))
        .isGreaterThanOrEqualTo(100);
  }

  @Test
  void sendsWhatIsNotHttpAfterTheDelayAndCloses() throws Exception {
    long begin = System.nanoTime();
    try (Socket socket = ask("latencyMillis=100&fault=MALFORMED")) {
      byte[] sent = socket.getInputStream().readAllBytes();
      assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin))
          .isGreaterThanOrEqualTo(100);
      assertThat(sent).isNotEmpty();
      assertThat(new String(sent, UTF_8)).doesNotStartWith("HTTP/");
    }
  }

  @Test
  void isSilentWhileItServesOthers() throws Exception {
    try (Socket socket = ask("latencyMillis=0&fault=SILENT")) {
      socket.setSoTimeout(300);
      assertThatExceptionOfType(SocketTimeoutException.class)
          .isThrownBy(() -> socket.getInputStream().read());
      assertThat(Http.document(mock.address(), "latencyMillis=0").statusCode()).isEqualTo(200);
    }
  }

  private static Socket ask(String query) throws IOException {
    Socket socket = new Socket(Http.loopback(), mock.address().getPort());
    socket
        .getOutputStream()
        .write(
            ("GET " + CovidAnswer.PATH + '?' + query + " HTTP/1.1\r\nHost: a\r\n\r\n")
                .getBytes(UTF_8));
    return socket;
  }

  @Test
  void hasNothingElse() throws Exception {
    assertThat(Http.get(mock.address().resolve("/v1/us/daily.json")).statusCode()).isEqualTo(404);
  }

  @Test
  void listensOnLoopbackOnly() throws Exception {
    assertThat(mock.address().getHost()).isEqualTo("127.0.0.1");
    InetAddress outside =
        NetworkInterface.networkInterfaces()
            .flatMap(NetworkInterface::inetAddresses)
            .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
            .findFirst()
            .orElse(null);
    Assumptions.assumeTrue(outside != null, "this machine has the loopback interface only");
    try (Socket socket = new Socket()) {
      assertThatExceptionOfType(ConnectException.class)
          .isThrownBy(
              () -> socket.connect(new InetSocketAddress(outside, mock.address().getPort()), 5000));
    }
  }

  /** A timer without correction is never early. */
  @Test
  void tellsHowPunctualItWas() throws Exception {
    try (MockServer asked = MockServer.start()) {
      Http.document(asked.address(), "latencyMillis=0");
      assertThat(asked.punctuality()).isEqualTo(new Punctuality(0, 0, 0, 0));
      Http.document(asked.address(), "latencyMillis=10");
      Http.document(asked.address(), "latencyMillis=10");
      Punctuality two = asked.punctuality();
      assertThat(two.answers()).isEqualTo(2);
      assertThat(two.medianNanos()).isPositive();
      assertThat(asked.punctuality().answers()).isZero();

      asked.calibrate();
      assertThat(asked.punctuality().leadNanos()).isPositive();
    }
  }

  @Test
  void warmUpLeavesItServing() throws Exception {
    mock.warmUp(60, 40_000);
    assertThat(Http.document(mock.address(), "latencyMillis=0").statusCode()).isEqualTo(200);
  }

  /** Else it would take longer than what it is for. */
  @Test
  void aShortUseNeedsFewCallsToWarmUp() {
    assertThat(MockServer.warmUpCalls(0)).isEqualTo(2_000);
    assertThat(MockServer.warmUpCalls(15)).isEqualTo(20_000);
    assertThat(MockServer.warmUpCalls(3600)).isEqualTo(40_000);
  }

  @Test
  void isGoneWhenClosed() throws Exception {
    MockServer closed = MockServer.start();
    URI address = closed.address();
    long pid = closed.pid();
    assertThat(ProcessHandle.of(pid)).get().matches(ProcessHandle::isAlive);
    assertThat(closed.isAlive()).isTrue();

    closed.close();
    assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isEmpty();
    assertThat(closed.isAlive()).isFalse();
    try (Socket socket = new Socket()) {
      assertThatExceptionOfType(ConnectException.class)
          .isThrownBy(
              () ->
                  socket.connect(new InetSocketAddress(Http.loopback(), address.getPort()), 5000));
    }
    closed.close();
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> closed.check(100, 1))
        .satisfies(saying("mock API", address.toString(), "has ended"));
  }

  /** A request under way must not hold it up, nor keep its process. */
  @Test
  void isGoneWhenClosedDuringARequest() throws Exception {
    MockServer closed = MockServer.start();
    try (Socket socket = new Socket(Http.loopback(), closed.address().getPort())) {
      socket
          .getOutputStream()
          .write(
              ("GET " + CovidAnswer.PATH + "?latencyMillis=60000 HTTP/1.1\r\nHost: a\r\n\r\n")
                  .getBytes(UTF_8));
      closed.close();
      assertThat(closed.isAlive()).isFalse();
    }
  }

  @Test
  void aKilledMockIsNoticed() throws Exception {
    MockServer killed = MockServer.start();
    ProcessHandle process = ProcessHandle.of(killed.pid()).orElseThrow();
    process.destroyForcibly();
    process.onExit().get(30, TimeUnit.SECONDS);
    // The JDK tells whoever waits for the end before it notes the end itself.
    assertThat(Sockets.soon(() -> !killed.isAlive())).isTrue();
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> killed.check(100, 1))
        .satisfies(saying("mock API", killed.address().toString(), "has ended"));
    killed.close();
  }
}

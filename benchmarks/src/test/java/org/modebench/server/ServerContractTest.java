package org.modebench.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.modebench.analysis.text.Facts.says;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.SocketException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.modebench.host.Listening;
import org.modebench.server.common.Server;
import org.modebench.server.common.ServerSettings;

/** What every server model does, seen from its port. */
@Timeout(60)
class ServerContractTest {

  /** As a sync worker, which has no keep-alive either. */
  private static final Set<ServerModel> CLOSING =
      EnumSet.of(ServerModel.SYNC_WORKER, ServerModel.PREFORK);

  private static final int WORKERS = 3;
  private static final Duration DEADLINE = Duration.ofMillis(800);

  /** Where the deadline is not under test, and a process for each request has to start. */
  private static final Duration LONG = Duration.ofSeconds(20);

  private final ExecutorService clients = Executors.newCachedThreadPool();

  static Stream<ServerModel> models() {
    return Stream.of(ServerModel.values())
        .filter(model -> model.minimumJava() <= Runtime.version().feature());
  }

  @AfterEach
  void endClients() {
    clients.shutdownNow();
  }

  private static Server start(ServerModel model) throws IOException {
    return model.start(new ServerSettings(0, WORKERS, Optional.empty(), DEADLINE));
  }

  private static Server start(ServerModel model, URI upstream, Duration deadline)
      throws IOException {
    return model.start(new ServerSettings(0, WORKERS, Optional.of(upstream), deadline));
  }

  @ParameterizedTest
  @MethodSource("models")
  void answersAfterTheLatency(ServerModel model) throws Exception {
    try (Server server = start(model)) {
      long begin = System.nanoTime();
      Client.Reply reply = Client.get(server.port(), "/hello?latencyMillis=150");
      assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin))
          .isGreaterThanOrEqualTo(150);
      assertThat(reply.status()).isEqualTo(200);
      assertThat(reply.body()).isEqualTo("Hello, Anonymous");
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void standsStillForThePauseBeforeItWaits(ServerModel model) throws Exception {
    try (Server server = start(model)) {
      long begin = System.nanoTime();
      Client.Reply reply = Client.get(server.port(), "/hello?latencyMillis=50&pauseMillis=100");
      assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin))
          .isGreaterThanOrEqualTo(150);
      assertThat(reply.status()).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void refusalsNameTheBoundAndTheValue(ServerModel model) throws Exception {
    try (Server server = start(model)) {
      Client.Reply bad = Client.get(server.port(), "/hello?latencyMillis=-1");
      assertThat(bad.status()).isEqualTo(400);
      assertThat(bad.body()).satisfies(says("latencyMillis", "0 to 60000", "'-1'"));
      assertThat(Client.get(server.port(), "/favicon.ico").status()).isEqualTo(404);
      assertThat(Client.get(server.port(), "/hello?latencyMillis=0").status()).isEqualTo(200);
    }
  }

  /** All of 127.0.0.0/8 is this machine, so that clients can have several addresses. */
  @ParameterizedTest
  @MethodSource("models")
  void servesWhomItListensForAndNobodyElse(ServerModel model) throws Exception {
    InetAddress named = InetAddress.getByName("127.0.0.3");
    Listening listening = Listening.LOOPBACK.allowing(List.of(named));
    try (Server server =
        model.start(
            new ServerSettings(0, WORKERS, Optional.empty(), LONG).listeningOn(listening))) {
      String request = RawClient.lastRequest("/hello?latencyMillis=0");
      try (RawClient other = new RawClient(InetAddress.getByName("127.0.0.2"), server.port())) {
        assertThat(refused(other, request)).isTrue();
      }
      try (RawClient allowed = new RawClient(named, server.port())) {
        assertThat(allowed.send(request).status()).isEqualTo(200);
      }
      assertThat(Client.get(server.port(), "/hello?latencyMillis=0").status()).isEqualTo(200);
    }
  }

  /** It may be told by an end, or by a reset, as soon as the request or only as the answer. */
  private static boolean refused(RawClient client, String request) {
    try {
      return client.send(request).status() == 0;
    } catch (SocketException e) {
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** One that serves more at once than it can is not the model; one that serves fewer is broken. */
  @ParameterizedTest
  @MethodSource("models")
  void letsAsManyWaitAtOnceAsItsCapacity(ServerModel model) throws Exception {
    int requests = 6;
    int capacity = Math.min(requests, model.capacity(WORKERS));
    try (FakeUpstream upstream = new FakeUpstream(capacity);
        Server server = start(model, upstream.uri(), LONG)) {
      assertThat(statuses(server.port(), "/hello?latencyMillis=1", requests)).containsOnly(200);
      assertThat(upstream.mostAtOnce()).isEqualTo(capacity);
    }
  }

  private List<Integer> statuses(int port, String target, int requests) throws Exception {
    List<Future<Client.Reply>> replies = new ArrayList<>();
    for (int i = 0; i < requests; i++) {
      replies.add(clients.submit(() -> Client.get(port, target)));
    }
    List<Integer> statuses = new ArrayList<>();
    for (Future<Client.Reply> reply : replies) {
      statuses.add(reply.get().status());
    }
    return statuses;
  }

  @ParameterizedTest
  @MethodSource("models")
  void keepsAConnectionForAClientThatAsksForIt(ServerModel model) throws Exception {
    assumeThat(CLOSING).doesNotContain(model);
    try (Server server = start(model);
        Client modern = new Client(server.port());
        Client old = new Client(server.port())) {
      for (int i = 0; i < 3; i++) {
        modern.send("GET /hello?latencyMillis=1 HTTP/1.1\r\nHost: a\r\n\r\n");
        assertThat(modern.receive().status()).isEqualTo(200);
        // What ab -k sends and needs.
        old.send("GET /hello?latencyMillis=1 HTTP/1.0\r\nConnection: Keep-Alive\r\n\r\n");
        Client.Reply reply = old.receive();
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.has("Connection: keep-alive")).as(reply.header()).isTrue();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void closesTheConnectionOfAnOldClient(ServerModel model) throws Exception {
    try (Server server = start(model);
        Client client = new Client(server.port())) {
      client.send("GET /hello?latencyMillis=1 HTTP/1.0\r\nUser-Agent: ApacheBench/2.3\r\n\r\n");
      assertThat(client.receive().status()).isEqualTo(200);
      assertThat(client.isAtEnd()).isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void aSyncWorkerKeepsNoConnection(ServerModel model) throws Exception {
    assumeThat(CLOSING).contains(model);
    try (Server server = start(model);
        Client client = new Client(server.port())) {
      client.send("GET /hello?latencyMillis=1 HTTP/1.1\r\nHost: a\r\n\r\n");
      Client.Reply reply = client.receive();
      assertThat(reply.status()).isEqualTo(200);
      assertThat(reply.has("Connection: close")).as(reply.header()).isTrue();
      assertThat(client.isAtEnd()).isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void faultsOfATimerAreProperErrors(ServerModel model) throws Exception {
    try (Server server = start(model)) {
      assertFaults(server.port());
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void faultsOfTheUpstreamAreProperErrorsAndLeakNoConnection(ServerModel model) throws Exception {
    try (FakeUpstream upstream = new FakeUpstream(1);
        Server server = start(model, upstream.uri(), DEADLINE)) {
      assertFaults(server.port());
      assertThat(Sockets.soon(() -> upstream.open() <= 2)).as("upstream connections").isTrue();
    }
  }

  /** The others go on: those that come with and after the faults. */
  private void assertFaults(int port) throws Exception {
    long begin = System.nanoTime();
    Future<Client.Reply> silent =
        clients.submit(() -> Client.get(port, "/hello?latencyMillis=1&fault=SILENT"));
    Future<Client.Reply> good = clients.submit(() -> Client.get(port, "/hello?latencyMillis=1"));
    assertThat(Client.get(port, "/hello?latencyMillis=1&fault=ERROR").status()).isEqualTo(502);
    assertThat(Client.get(port, "/hello?latencyMillis=1&fault=MALFORMED").status()).isEqualTo(502);
    assertThat(good.get().status()).isEqualTo(200);
    assertThat(silent.get().status()).isEqualTo(504);
    long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
    // Far later, it would be the server's patience with a process that is stuck.
    assertThat(millis).isBetween(DEADLINE.toMillis(), DEADLINE.toMillis() + 9_000);
    assertThat(Client.get(port, "/hello?latencyMillis=1").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @MethodSource("models")
  void hasNoConnectionLeftAfterTheLoad(ServerModel model) throws Exception {
    try (Server server = start(model)) {
      assertThat(statuses(server.port(), "/hello?latencyMillis=1", 20)).containsOnly(200);
      try (Client kept = new Client(server.port())) {
        kept.send("GET /hello?latencyMillis=1 HTTP/1.1\r\nHost: a\r\n\r\n");
        assertThat(kept.receive().status()).isEqualTo(200);
      }
      assertThat(Sockets.soon(() -> Sockets.heldAt(server.port()) == 0)).isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void closesInTheMiddleOfRequestsAndLeavesNothing(ServerModel model) throws Exception {
    Set<Thread> before = threads();
    Set<ProcessHandle> children = children();
    Server server = start(model);
    int port = server.port();
    List<Client> busy = new ArrayList<>();
    for (int i = 0; i < WORKERS + 2; i++) {
      Client client = new Client(port);
      client.send("GET /hello?latencyMillis=700 HTTP/1.1\r\nHost: a\r\n\r\n");
      busy.add(client);
    }
    Thread.sleep(200);

    server.close();

    assertThatExceptionOfType(ConnectException.class).isThrownBy(() -> new Client(port).close());
    assertThat(Sockets.heldAt(port)).isZero();
    assertThat(Sockets.soon(() -> left(threads(), before).isEmpty()))
        .as("threads " + left(threads(), before))
        .isTrue();
    assertThat(left(children(), children)).isEmpty();
    for (Client client : busy) {
      client.close();
    }
    Server again = model.start(new ServerSettings(port, 1, Optional.empty(), DEADLINE));
    again.close();
    again.close();
  }

  private static Set<Thread> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> !thread.getName().startsWith("process reaper"))
        .filter(thread -> !thread.getName().startsWith("ForkJoinPool.commonPool"))
        .collect(Collectors.toSet());
  }

  private static Set<ProcessHandle> children() {
    return ProcessHandle.current().descendants().collect(Collectors.toSet());
  }

  private static <T> List<T> left(Set<T> now, Set<T> before) {
    return now.stream().filter(each -> !before.contains(each)).toList();
  }

  @ParameterizedTest
  @MethodSource("models")
  void saysThatThePortIsTaken(ServerModel model) throws Exception {
    try (Server first = start(model)) {
      assertThatExceptionOfType(IOException.class)
          .isThrownBy(
              () ->
                  model
                      .start(new ServerSettings(first.port(), WORKERS, Optional.empty(), DEADLINE))
                      .close())
          .withMessageContainingAll("127.0.0.1:" + first.port(), "not available");
    }
  }
}

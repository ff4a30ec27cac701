package org.modebench.server.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.modebench.analysis.text.Facts.saying;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.modebench.server.DeafPort;
import org.modebench.server.RawClient;
import org.modebench.server.ServerModel;
import org.modebench.server.Sockets;
import org.modebench.server.common.Server;
import org.modebench.server.common.ServerSettings;

/** Who waits for whom in the four models that have a loop. */
@Timeout(60)
class LoopServersTest {

  private static final int WORKERS = 3;
  private static final Duration LONG = Duration.ofSeconds(10);
  private static final Duration SHORT = Duration.ofMillis(100);

  private final ExecutorService clients = Executors.newCachedThreadPool();

  /** When which answer came, by {@link System#nanoTime()}. */
  private final Map<String, Long> answered = Collections.synchronizedMap(new LinkedHashMap<>());

  @AfterEach
  void end() {
    clients.shutdownNow();
  }

  private static Server start(ServerModel model, Optional<URI> upstream, Duration deadline)
      throws IOException {
    return model.start(new ServerSettings(0, WORKERS, upstream, deadline));
  }

  private static Server start(ServerModel model) throws IOException {
    return start(model, Optional.empty(), LONG);
  }

  private static int get(Server server, String target) throws IOException {
    try (RawClient client = new RawClient(server.port())) {
      return client.send(RawClient.request(target)).status();
    }
  }

  private long answeredMillisAfter(long begin, String name) {
    return TimeUnit.NANOSECONDS.toMillis(answered.getOrDefault(name, begin) - begin);
  }

  /** Sends a request now and notes when the answer has come. */
  private Future<?> note(Server server, String name, String target) throws IOException {
    RawClient client = new RawClient(server.port()).send(RawClient.request(target));
    return clients.submit(
        (Callable<Void>)
            () -> {
              try (client) {
                assertThat(client.status()).isEqualTo(200);
                answered.put(name, System.nanoTime());
              }
              return null;
            });
  }

  private void requests(Server server, int count, int status) throws Exception {
    List<Future<Integer>> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      all.add(clients.submit(() -> get(server, "/hello?latencyMillis=1")));
    }
    for (Future<Integer> one : all) {
      assertThat(one.get()).isEqualTo(status);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "EVENT_LOOP, 50, 50",
    "SELECTOR, 50, 50",
    "EVENT_LOOP_OFFLOAD, 3, 30",
    "EVENT_LOOP_BLOCKED, 1, 20"
  })
  void asManyWaitAtOnceAsTheModelSays(ServerModel model, int atOnce, int requests)
      throws Exception {
    try (StubUpstream upstream = new StubUpstream(atOnce, StubUpstream.GOOD);
        Server server = start(model, Optional.of(upstream.address()), LONG)) {
      requests(server, requests, 200);
      assertThat(upstream.mostWaiting()).isEqualTo(atOnce);
      assertThat(upstream.connections()).as("connections are reused").isEqualTo(atOnce);
    }
  }

  private void slowMiddleAndQuick(Server server, int slow, int middle, int quick) throws Exception {
    List<Future<?>> all = new ArrayList<>();
    all.add(note(server, "slow", "/hello?latencyMillis=" + slow));
    Thread.sleep(20);
    all.add(note(server, "middle", "/hello?latencyMillis=" + middle));
    Thread.sleep(20);
    all.add(note(server, "quick", "/hello?latencyMillis=" + quick));
    for (Future<?> one : all) {
      one.get();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"EVENT_LOOP", "SELECTOR", "EVENT_LOOP_OFFLOAD"})
  void whoWaitsLessIsAnsweredFirst(ServerModel model) throws Exception {
    try (Server server = start(model)) {
      slowMiddleAndQuick(server, 2_000, 1_000, 0);
      assertThat(answered.keySet()).containsExactly("quick", "middle", "slow");
    }
  }

  @Test
  void whoeverComesWaitsForAllBeforeItIfTheLoopIsBlocked() throws Exception {
    try (Server server = start(ServerModel.EVENT_LOOP_BLOCKED)) {
      long begin = System.nanoTime();
      slowMiddleAndQuick(server, 600, 350, 100);
      // In any other order, or at the same time, one of them would come earlier.
      assertThat(answeredMillisAfter(begin, "slow")).isGreaterThanOrEqualTo(600);
      assertThat(answeredMillisAfter(begin, "middle")).isGreaterThanOrEqualTo(600 + 350);
      assertThat(answeredMillisAfter(begin, "quick")).isGreaterThanOrEqualTo(600 + 350 + 100);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "EVENT_LOOP, blocking=true&latencyMillis=300",
    "SELECTOR, blocking=true&latencyMillis=300",
    "EVENT_LOOP_OFFLOAD, blocking=true&latencyMillis=300",
    "EVENT_LOOP_BLOCKED, latencyMillis=300",
    "EVENT_LOOP, pauseMillis=300&latencyMillis=0",
    "SELECTOR, pauseMillis=300&latencyMillis=0",
    "EVENT_LOOP_OFFLOAD, pauseMillis=300&latencyMillis=0",
    "EVENT_LOOP_BLOCKED, pauseMillis=300&latencyMillis=0"
  })
  void whoBlocksTheLoopDelaysAllAndTheLagTellsIt(ServerModel model, String query) throws Exception {
    try (Server server = start(model)) {
      assertThat(get(server, "/hello?latencyMillis=1")).isEqualTo(200);
      assertThat(server.takeLag()).isPresent();
      long begin = System.nanoTime();
      Future<?> blocks = note(server, "blocks", "/hello?" + query);
      Thread.sleep(50);
      Future<?> suffers = note(server, "suffers", "/hello?latencyMillis=100");
      blocks.get();
      suffers.get();
      // Alone it would have been answered after 50 + 100 ms.
      assertThat(answeredMillisAfter(begin, "suffers")).isGreaterThanOrEqualTo(300 + 100);
      assertThat(server.takeLag().orElseThrow().maxSeconds()).isGreaterThanOrEqualTo(0.280);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"EVENT_LOOP", "SELECTOR", "EVENT_LOOP_OFFLOAD", "EVENT_LOOP_BLOCKED"})
  void noAnswerComesTooEarly(ServerModel model) throws Exception {
    try (Server server = start(model);
        RawClient client = new RawClient(server.port())) {
      for (int millis = 0; millis < 20; millis++) {
        long begin = System.nanoTime();
        int status = client.send(RawClient.request("/hello?latencyMillis=" + millis)).status();
        assertThat(System.nanoTime() - begin).isGreaterThanOrEqualTo(millis * 1_000_000L);
        assertThat(status).isEqualTo(200);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "EVENT_LOOP, HTTP/1.1 500 Internal Server Error|Content-Length: 2||[]",
    "EVENT_LOOP, lskdu018973t09sylgasjkfg1][]'./.sdlv",
    "EVENT_LOOP, HTTP/1.1 200 OK|Transfer-Encoding: chunked||lskdu018973t",
    "EVENT_LOOP, HTTP/1.1 200 OK|Content-Length: 20||[]",
    "EVENT_LOOP, ''",
    "SELECTOR, HTTP/1.1 500 Internal Server Error|Content-Length: 2||[]",
    "SELECTOR, lskdu018973t09sylgasjkfg1][]'./.sdlv",
    "SELECTOR, HTTP/1.1 200 OK|Transfer-Encoding: chunked||lskdu018973t",
    "SELECTOR, HTTP/1.1 200 OK|Content-Length: 20||[]",
    "SELECTOR, HTTP/1.1 200 OK|Content-Length: 99999999||[]",
    "SELECTOR, ''",
    "EVENT_LOOP_OFFLOAD, HTTP/1.1 200 OK|Content-Length: 20||[]",
    "EVENT_LOOP_BLOCKED, HTTP/1.1 200 OK|Content-Length: 20||[]"
  })
  void aUselessAnswerOfTheUpstreamIsABadGateway(ServerModel model, String answer) throws Exception {
    try (StubUpstream upstream = new StubUpstream(1, answer.replace("|", "\r\n"));
        Server server = start(model, Optional.of(upstream.address()), LONG)) {
      requests(server, 3, 502);
      Sockets.awaitNone("connections to the upstream", upstream::open);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"EVENT_LOOP", "SELECTOR", "EVENT_LOOP_OFFLOAD", "EVENT_LOOP_BLOCKED"})
  void aSilentUpstreamIsATimeoutAndItsConnectionIsClosed(ServerModel model) throws Exception {
    try (StubUpstream upstream = new StubUpstream(1, null);
        Server server = start(model, Optional.of(upstream.address()), SHORT)) {
      requests(server, 3, 504);
      Sockets.awaitNone("connections to the upstream", upstream::open);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"EVENT_LOOP", "SELECTOR", "EVENT_LOOP_OFFLOAD", "EVENT_LOOP_BLOCKED"})
  void anUpstreamThatIsNotThereIsABadGateway(ServerModel model) throws Exception {
    try (DeafPort nobody = new DeafPort();
        Server server = start(model, Optional.of(nobody.address()), LONG)) {
      requests(server, 3, 502);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"EVENT_LOOP", "SELECTOR", "EVENT_LOOP_OFFLOAD", "EVENT_LOOP_BLOCKED"})
  void aTimerFailsAsAnUpstreamWould(ServerModel model) throws Exception {
    try (Server server = start(model, Optional.empty(), SHORT)) {
      assertThat(get(server, "/hello?latencyMillis=1&fault=ERROR")).isEqualTo(502);
      assertThat(get(server, "/hello?latencyMillis=1&fault=MALFORMED")).isEqualTo(502);
      assertThat(get(server, "/hello?latencyMillis=1&fault=SILENT")).isEqualTo(504);
      assertThat(get(server, "/hello?latencyMillis=1")).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"EVENT_LOOP", "SELECTOR", "EVENT_LOOP_OFFLOAD", "EVENT_LOOP_BLOCKED"})
  void closingEndsWhoWaitsAndFreesThePort(ServerModel model) throws Exception {
    Server server = start(model, Optional.empty(), Duration.ofMinutes(2));
    List<RawClient> waiting = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      waiting.add(
          new RawClient(server.port()).send(RawClient.request("/hello?latencyMillis=60000")));
    }
    Thread.sleep(50);
    int port = server.port();
    server.close();
    for (RawClient client : waiting) {
      assertThat(client.readToEnd()).doesNotStartWith("HTTP/1.1 200");
      client.close();
    }
    assertThat(Sockets.heldAt(port)).isZero();
    // A pool has terminated a moment before its last thread ends.
    assertThat(
            Sockets.soon(
                () ->
                    Thread.getAllStackTraces().keySet().stream()
                        .map(Thread::getName)
                        .noneMatch(
                            name -> name.matches("(event-loop-server|selector-server|offload).*"))))
        .as("threads have ended")
        .isTrue();
    model.start(new ServerSettings(port, WORKERS, Optional.empty(), LONG)).close();
  }

  @ParameterizedTest
  @EnumSource(names = {"EVENT_LOOP", "SELECTOR", "EVENT_LOOP_OFFLOAD", "EVENT_LOOP_BLOCKED"})
  void aPortThatCannotBeHadIsSaid(ServerModel model) throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = taken.getLocalPort();
      assertThatIOException()
          .isThrownBy(() -> model.start(new ServerSettings(port, WORKERS, Optional.empty(), LONG)))
          .satisfies(saying("127.0.0.1:" + port, "not available"));
    }
  }

  @Test
  void theSelectorForgetsTheTimersOfClientsThatHaveGone() throws Exception {
    try (SelectorServer server =
        SelectorServer.start(new ServerSettings(0, WORKERS, Optional.empty(), LONG))) {
      List<RawClient> clients = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        RawClient client = new RawClient(server.port());
        client.send(RawClient.request("/hello?latencyMillis=9000"));
        clients.add(client);
      }
      assertThat(Sockets.soon(() -> server.timers() >= 20)).as("all wait").isTrue();
      for (RawClient client : clients) {
        client.reset();
      }
      Sockets.awaitNone("timers left", server::timers);
      Sockets.awaitNone("channels left", server::connections);
    }
  }
}

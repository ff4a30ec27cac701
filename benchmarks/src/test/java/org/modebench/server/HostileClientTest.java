package org.modebench.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.modebench.server.common.RequestBounds;
import org.modebench.server.common.Server;
import org.modebench.server.common.ServerSettings;

/**
 * Clients that do what no client should: each gets an answer or its connection is closed, all
 * others are served meanwhile, and nothing of it stays behind.
 */
@Timeout(60)
class HostileClientTest {

  /**
   * Those that serve others while one client is slow, but for PROCESS_PER_REQUEST, which talks to
   * clients as THREAD_PER_CONNECTION does.
   */
  private static final Set<ServerModel> THREADS =
      EnumSet.of(
          ServerModel.THREAD_PER_CONNECTION, ServerModel.THREAD_POOL, ServerModel.VIRTUAL_THREADS);

  private static final Set<ServerModel> LOOPS =
      EnumSet.of(
          ServerModel.EVENT_LOOP,
          ServerModel.EVENT_LOOP_BLOCKED,
          ServerModel.EVENT_LOOP_OFFLOAD,
          ServerModel.SELECTOR);

  private static final int WORKERS = 16;

  /** A pool serves everybody at once only if it has a thread for each. */
  private static final int POOL_THREADS = 40;

  private static final int GOOD_CLIENTS = 10;
  private static final int REQUESTS_OF_EACH = 5;
  private static final Duration DEADLINE = Duration.ofMillis(200);
  static final Duration PATIENCE = Duration.ofMillis(1_500);
  static final String QUICK = "/hello?latencyMillis=1";

  private static Set<ServerModel> models() {
    Set<ServerModel> models = EnumSet.copyOf(LOOPS);
    models.addAll(THREADS);
    return ofThisJava(models);
  }

  private static Set<ServerModel> modelsWithoutLoop() {
    return ofThisJava(EnumSet.complementOf(EnumSet.copyOf(LOOPS)));
  }

  private static Set<ServerModel> everyModel() {
    return ofThisJava(EnumSet.allOf(ServerModel.class));
  }

  private static Set<ServerModel> ofThisJava(Set<ServerModel> models) {
    Set<ServerModel> possible = EnumSet.copyOf(models);
    possible.removeIf(model -> model.minimumJava() > Runtime.version().feature());
    return possible;
  }

  @ParameterizedTest
  @MethodSource("models")
  void harmNobodyElseAllAtOnce(ServerModel model) throws Exception {
    ExecutorService clients = Executors.newCachedThreadPool();
    try (Server server = start(model)) {
      Map<Hostility, Future<?>> hostile = new EnumMap<>(Hostility.class);
      for (Hostility hostility : hostilities(model)) {
        hostile.put(
            hostility,
            clients.submit(
                () -> {
                  hostility.act(server.port());
                  return null;
                }));
      }
      List<Future<Integer>> served = new ArrayList<>();
      for (int i = 0; i < GOOD_CLIENTS; i++) {
        served.add(clients.submit(() -> good(server.port())));
      }
      for (Future<Integer> one : served) {
        assertThat(one.get()).isEqualTo(REQUESTS_OF_EACH);
      }
      hostile.forEach(
          (hostility, acted) ->
              assertThatCode(acted::get).as("%s", hostility).doesNotThrowAnyException());
      assertThat(good(server.port())).isEqualTo(REQUESTS_OF_EACH);
      Sockets.awaitNone("connections left", () -> Sockets.heldAt(server.port()));
    } finally {
      clients.shutdownNow();
    }
  }

  private static Set<Hostility> hostilities(ServerModel model) {
    return LOOPS.contains(model)
        ? EnumSet.allOf(Hostility.class)
        : EnumSet.complementOf(EnumSet.of(Hostility.PIPELINES_BEYOND_A_REFUSAL));
  }

  /** Returns how many requests of a well-behaved client are answered 200. */
  private static int good(int port) throws IOException {
    int served = 0;
    try (RawClient client = new RawClient(port)) {
      for (int i = 0; i < REQUESTS_OF_EACH; i++) {
        served += client.send(RawClient.request(QUICK)).status() == 200 ? 1 : 0;
      }
    }
    return served;
  }

  /** Otherwise it would keep the only thread or process for ever. */
  @ParameterizedTest
  @MethodSource("modelsWithoutLoop")
  void aClientThatDripsIsClosedAndTheNextOneServed(ServerModel model) throws Exception {
    try (Server server = start(model, 1)) {
      Hostility.DRIPS_FOR_EVER.act(server.port());
      assertThat(Client.get(server.port(), "/hello?latencyMillis=0").status()).isEqualTo(200);
    }
  }

  /** Loops only: a thread that writes has no patience of its own. */
  @ParameterizedTest
  @EnumSource(names = {"EVENT_LOOP", "EVENT_LOOP_BLOCKED", "EVENT_LOOP_OFFLOAD", "SELECTOR"})
  void aClientThatNeverReadsItsAnswersIsClosed(ServerModel model) throws Exception {
    byte[] many = RawClient.request("/elsewhere").repeat(1_000).getBytes(StandardCharsets.US_ASCII);
    try (Server server = start(model);
        RawClient client = new RawClient(server.port())) {
      long sent = 0;
      // As much as all buffers of the kernel take; then only the server's closing ends a write.
      try {
        for (; sent < 1_000_000_000L; sent += many.length) {
          client.send(many);
        }
      } catch (IOException closed) {
        // As it must be.
      }
      assertThat(sent).isLessThan(1_000_000_000L);
      assertThat(good(server.port())).isEqualTo(REQUESTS_OF_EACH);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"EVENT_LOOP", "SELECTOR"})
  void whateverComesIsAnsweredOrClosed(ServerModel model) throws Exception {
    Random random = new Random(20_261_120);
    try (Server server = start(model)) {
      for (int i = 0; i < 2_000; i++) {
        byte[] bytes = Mutations.next(random);
        try (RawClient client = new RawClient(server.port())) {
          String answer = exchange(client, bytes, random);
          assertThat(answer.isEmpty() || answer.startsWith("HTTP/1.1 "))
              .as("answer %s to %s", answer, Arrays.toString(bytes))
              .isTrue();
        }
        if (i % 100 == 0) {
          assertThat(good(server.port())).isEqualTo(REQUESTS_OF_EACH);
        }
      }
      Sockets.awaitNone("connections left", () -> Sockets.heldAt(server.port()));
      assertThat(good(server.port())).isEqualTo(REQUESTS_OF_EACH);
    }
  }

  /** Whichever of the three parsers it has: the largest request is served, and no larger one. */
  @ParameterizedTest
  @MethodSource("everyModel")
  void aRequestHasTheSameBoundsEverywhere(ServerModel model) throws Exception {
    String longestLine = "GET /" + "x".repeat(RequestBounds.LINE_BYTES - 14) + " HTTP/1.1";
    String longestHeader = "X: " + "x".repeat(RequestBounds.HEADER_BYTES - 3);
    List<String> most = Collections.nCopies(RequestBounds.HEADERS, "X: x");
    List<String> more = Collections.nCopies(RequestBounds.HEADERS + 1, "X: x");
    String line = "GET /elsewhere HTTP/1.1";
    try (Server server = start(model)) {
      assertThat(status(server, longestLine, List.of(longestHeader))).isEqualTo(404);
      assertThat(status(server, line, most)).isEqualTo(404);

      assertThat(status(server, longestLine.replaceFirst("x", "xx"), List.of())).isEqualTo(414);
      assertThat(status(server, line, List.of(longestHeader + "x"))).isEqualTo(431);
      assertThat(status(server, line, List.of(longestHeader, "X:"))).isEqualTo(431);
      assertThat(status(server, line, more)).isEqualTo(431);
      assertThat(status(server, "POST /elsewhere HTTP/1.1", List.of())).isEqualTo(405);
    }
  }

  private static int status(Server server, String line, List<String> headers) throws IOException {
    try (RawClient client = new RawClient(server.port())) {
      client.send(line + "\r\n" + String.join("\r\n", headers) + "\r\n\r\n");
      return client.status();
    }
  }

  /** Sends in pieces and ends the sending, so that the server has no reason to wait. */
  private static String exchange(RawClient client, byte[] bytes, Random random) throws IOException {
    try {
      for (int from = 0; from < bytes.length; ) {
        int length = 1 + random.nextInt(bytes.length - from);
        client.send(bytes, from, length);
        from += length;
      }
      client.endSending();
    } catch (SocketTimeoutException e) {
      throw e;
    } catch (IOException closed) {
      // It has been refused before its end.
    }
    return client.readToEnd();
  }

  private static Server start(ServerModel model) throws IOException {
    int workers = model == ServerModel.THREAD_POOL ? POOL_THREADS : WORKERS;
    return start(model, workers);
  }

  private static Server start(ServerModel model, int workers) throws IOException {
    return model.start(new ServerSettings(0, workers, Optional.empty(), DEADLINE, PATIENCE));
  }
}

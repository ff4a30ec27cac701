package org.modebench.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Clients that do what no client should: each gets an answer or its connection is closed, all
 * others are served meanwhile, and nothing of it stays behind.
 */
@Timeout(60)
class HostileClientTest {

  /** The models that serve others while one client is slow. */
  private static final Set<ServerModel> MODELS =
      EnumSet.of(
          ServerModel.EVENT_LOOP,
          ServerModel.EVENT_LOOP_BLOCKED,
          ServerModel.EVENT_LOOP_OFFLOAD,
          ServerModel.SELECTOR);

  private static final int WORKERS = 16;
  private static final int GOOD_CLIENTS = 10;
  private static final int REQUESTS_OF_EACH = 5;
  private static final Duration DEADLINE = Duration.ofMillis(200);
  private static final Duration PATIENCE = Duration.ofMillis(400);
  private static final String QUICK = "/hello?latencyMillis=1";

  /** What a client does, and what must come of it. */
  private enum Hostility {
    ONE_BYTE_AT_A_TIME {
      @Override
      void act(int port) throws Exception {
        try (RawClient client = new RawClient(port)) {
          for (char c : RawClient.request(QUICK).toCharArray()) {
            client.send(String.valueOf(c));
            Thread.sleep(1);
          }
          assertThat(client.status()).isEqualTo(200);
        }
      }
    },
    NEVER_SENDS {
      @Override
      void act(int port) throws IOException {
        try (RawClient client = new RawClient(port)) {
          assertThat(client.readToEnd()).isEmpty();
        }
      }
    },
    DRIPS_FOR_EVER {
      @Override
      void act(int port) throws Exception {
        try (RawClient client = new RawClient(port)) {
          // Each byte comes in time, the request never.
          long end = System.nanoTime() + PATIENCE.toNanos() * 10;
          client.send("GET /hello HTTP/1.1\r\nX: ");
          while (System.nanoTime() < end) {
            client.send("x");
            Thread.sleep(PATIENCE.toMillis() / 10);
          }
          throw new AssertionError("The server still waits for the rest of the header.");
        } catch (IOException closed) {
          // As it must be.
        }
      }
    },
    STAYS_AFTER_ITS_ANSWER {
      @Override
      void act(int port) throws IOException {
        try (RawClient client = new RawClient(port)) {
          assertThat(client.send(RawClient.request(QUICK)).status()).isEqualTo(200);
          assertThat(client.readToEnd()).isEmpty();
        }
      }
    },
    CLOSES_IN_THE_MIDDLE {
      @Override
      void act(int port) throws IOException {
        try (RawClient client = new RawClient(port)) {
          client.send("GET /hel");
        }
      }
    },
    RESETS_IN_THE_MIDDLE {
      @Override
      void act(int port) throws IOException {
        new RawClient(port).send("GET /hello HTTP/1.1\r\nHo").reset();
      }
    },
    CLOSES_BEFORE_ITS_ANSWER {
      @Override
      void act(int port) throws IOException {
        try (RawClient client = new RawClient(port)) {
          client.send(RawClient.request("/hello?latencyMillis=100"));
        }
      }
    },
    RESETS_BEFORE_ITS_ANSWER {
      @Override
      void act(int port) throws Exception {
        RawClient client = new RawClient(port).send(RawClient.request("/hello?latencyMillis=100"));
        Thread.sleep(20);
        client.reset();
      }
    },
    LONG_HEADER {
      @Override
      void act(int port) throws IOException {
        String header = "GET /hello HTTP/1.1\r\nX: " + "x".repeat(1 << 20) + "\r\n\r\n";
        assertThat(refusal(port, header)).isIn("", "HTTP/1.1 431", "HTTP/1.1 400");
      }
    },
    LONG_REQUEST_LINE {
      @Override
      void act(int port) throws IOException {
        String line = "GET /" + "x".repeat(1 << 20) + " HTTP/1.1\r\n\r\n";
        assertThat(refusal(port, line)).isIn("", "HTTP/1.1 414", "HTTP/1.1 431", "HTTP/1.1 400");
      }
    },
    GARBAGE {
      @Override
      void act(int port) throws IOException {
        byte[] bytes = new byte[4_000];
        new Random(1).nextBytes(bytes);
        assertThat(refusal(port, new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1)))
            .isIn("", "HTTP/1.1 400", "HTTP/1.1 414", "HTTP/1.1 431");
      }
    },
    TLS {
      @Override
      void act(int port) throws Exception {
        SSLEngine engine = SSLContext.getDefault().createSSLEngine();
        engine.setUseClientMode(true);
        ByteBuffer hello = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
        assertThat(engine.wrap(ByteBuffer.allocate(0), hello).bytesProduced()).isPositive();
        try (RawClient client = new RawClient(port)) {
          client.send(hello.array(), 0, hello.position());
          String answer = client.readToEnd();
          assertThat(answer.isEmpty() || answer.startsWith("HTTP/1.1 400")).as(answer).isTrue();
        }
      }
    },
    PIPELINES {
      @Override
      void act(int port) throws IOException {
        try (RawClient client = new RawClient(port)) {
          client.send(
              RawClient.request("/hello?latencyMillis=30")
                  + RawClient.request("/elsewhere")
                  + RawClient.request("/hello?latencyMillis=0&fault=ERROR")
                  + RawClient.request("/hello?latencyMillis=x")
                  + RawClient.lastRequest(QUICK));
          List<Integer> statuses = new ArrayList<>();
          for (int status; (status = client.status()) != 0; ) {
            statuses.add(status);
          }
          assertThat(statuses).containsExactly(200, 404, 502, 400, 200);
        }
      }
    },
    ENDS_ITS_SENDING {
      @Override
      void act(int port) throws IOException {
        try (RawClient client = new RawClient(port)) {
          client.send(RawClient.request("/hello?latencyMillis=50")).endSending();
          assertThat(client.status()).isEqualTo(200);
          assertThat(client.readToEnd()).isEmpty();
        }
      }
    };

    abstract void act(int port) throws Exception;

    /** Sends too much and returns how the answer begins, if one has come through. */
    private static String refusal(int port, String text) throws IOException {
      try (RawClient client = new RawClient(port)) {
        try {
          client.send(text);
        } catch (IOException closed) {
          // The server need not take all of it.
        }
        String answer = client.readToEnd();
        return answer.substring(0, Math.min("HTTP/1.1 400".length(), answer.length()));
      }
    }
  }

  private static Stream<Arguments> everyHostility() {
    return MODELS.stream()
        .flatMap(model -> Arrays.stream(Hostility.values()).map(what -> Arguments.of(model, what)));
  }

  @ParameterizedTest
  @MethodSource("everyHostility")
  void harmsNobodyElse(ServerModel model, Hostility hostility) throws Exception {
    ExecutorService clients = Executors.newCachedThreadPool();
    try (Server server = start(model)) {
      List<Future<Integer>> served = new ArrayList<>();
      for (int i = 0; i < GOOD_CLIENTS; i++) {
        served.add(clients.submit(() -> good(server.port())));
      }
      Future<?> hostile =
          clients.submit(
              () -> {
                hostility.act(server.port());
                return null;
              });
      for (Future<Integer> one : served) {
        assertThat(one.get()).isEqualTo(REQUESTS_OF_EACH);
      }
      hostile.get();
      assertThat(good(server.port())).isEqualTo(REQUESTS_OF_EACH);
      Sockets.awaitNone("connections left", () -> Sockets.heldAt(server.port()));
    } finally {
      clients.shutdownNow();
    }
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

  /** Loops only: a thread that writes has no patience of its own. */
  @ParameterizedTest
  @EnumSource(names = {"EVENT_LOOP", "EVENT_LOOP_BLOCKED", "EVENT_LOOP_OFFLOAD", "SELECTOR"})
  void aClientThatNeverReadsItsAnswersIsClosed(ServerModel model) throws Exception {
    byte[] many = RawClient.request("/elsewhere").repeat(1_000).getBytes("US-ASCII");
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

  /** Sends in pieces and ends the sending, so that the server has no reason to wait. */
  private static String exchange(RawClient client, byte[] bytes, Random random) throws IOException {
    try {
      for (int from = 0; from < bytes.length; ) {
        int length = 1 + random.nextInt(bytes.length - from);
        client.send(bytes, from, length);
        from += length;
      }
      client.endSending();
    } catch (java.net.SocketTimeoutException e) {
      throw e;
    } catch (IOException closed) {
      // It has been refused before its end.
    }
    return client.readToEnd();
  }

  private static Server start(ServerModel model) throws IOException {
    return model.start(new ServerSettings(0, WORKERS, Optional.empty(), DEADLINE, PATIENCE));
  }
}

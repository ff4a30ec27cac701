package org.modebench.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;

/** What a client does, and what must come of it. */
enum Hostility {
  ONE_BYTE_AT_A_TIME {
    @Override
    void act(int port) throws Exception {
      try (RawClient client = new RawClient(port)) {
        // Each in a packet of its own, because the client has Nagle's algorithm switched off; the
        // pauses make sure that the server reads parts, and are few beside its patience.
        int sent = 0;
        for (char c : RawClient.request(HostileClientTest.QUICK).toCharArray()) {
          client.send(String.valueOf(c));
          if (++sent % 8 == 0) {
            Thread.sleep(5);
          }
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
        long end = System.nanoTime() + HostileClientTest.PATIENCE.toNanos() * 5;
        client.send("GET /hello HTTP/1.1\r\nX: ");
        while (System.nanoTime() < end) {
          client.send("x");
          Thread.sleep(HostileClientTest.PATIENCE.toMillis() / 10);
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
        assertThat(client.send(RawClient.request(HostileClientTest.QUICK)).status()).isEqualTo(200);
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
      assertThat(refusal(port, new String(bytes, StandardCharsets.ISO_8859_1)))
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
      assertThat(
              statuses(
                  port,
                  RawClient.request("/hello?latencyMillis=30")
                      + RawClient.request("/elsewhere")
                      + RawClient.request("/hello?latencyMillis=0&fault=ERROR")
                      + RawClient.lastRequest(HostileClientTest.QUICK)))
          .containsExactly(200, 404, 502, 200);
    }
  },
  /** For loops: Apache HttpCore closes a connection after the answer 400. */
  PIPELINES_BEYOND_A_REFUSAL {
    @Override
    void act(int port) throws IOException {
      assertThat(
              statuses(
                  port,
                  RawClient.request("/hello?latencyMillis=30")
                      + RawClient.request("/elsewhere")
                      + RawClient.request("/hello?latencyMillis=0&fault=ERROR")
                      + RawClient.request("/hello?latencyMillis=x")
                      + RawClient.lastRequest(HostileClientTest.QUICK)))
          .containsExactly(200, 404, 502, 400, 200);
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

  /** Sends requests all at once and returns the statuses of all answers. */
  private static List<Integer> statuses(int port, String requests) throws IOException {
    List<Integer> statuses = new ArrayList<>();
    try (RawClient client = new RawClient(port)) {
      client.send(requests);
      for (int status; (status = client.status()) != 0; ) {
        statuses.add(status);
      }
    }
    return statuses;
  }

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

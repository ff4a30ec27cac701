package org.modebench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.modebench.server.ServerModel;
import org.modebench.server.Sockets;
import org.modebench.server.common.Server;
import org.modebench.server.common.ServerSettings;

@Timeout(60)
@Tag("any-jdk")
class BadClientsTest {
  private static final Duration PATIENCE = Duration.ofMillis(300);

  private static BadClients clients(int port, List<BadManner> manners, int seconds) {
    return new BadClients(
        URI.create("http://127.0.0.1:" + port),
        "/hello?latencyMillis=50",
        manners,
        Duration.ofSeconds(seconds));
  }

  private static Server server() throws IOException {
    return ServerModel.EVENT_LOOP.start(
        new ServerSettings(0, 1, Optional.empty(), Duration.ofSeconds(1), PATIENCE));
  }

  /** Each of several clients begins with another manner, so that each has been had soon. */
  @Test
  void aServerEndsWhateverTheyDo() throws Exception {
    for (List<BadManner> manners : List.of(BadManner.HOSTILE, BadManner.VANISHING)) {
      try (Server server = server()) {
        try (BadClients clients = clients(server.port(), manners, 30)) {
          clients.begin(manners.size());
          assertThat(Sockets.soon(() -> clients.acts() >= 2 * manners.size())).isTrue();
          assertThat(clients.hanging()).isZero();
        }
        Sockets.awaitNone("connections left", () -> Sockets.heldAt(server.port()));
      }
    }
  }

  @Test
  void whomAServerNeitherAnswersNorClosesIsCounted() throws Exception {
    try (ServerSocket deaf = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        BadClients clients = clients(deaf.getLocalPort(), List.of(BadManner.SILENCE), 1)) {
      clients.begin(1);
      assertThat(Sockets.soon(() -> clients.hanging() > 0)).isTrue();
      assertThat(clients.acts()).isZero();
    }
  }

  @Test
  void whoIsNotLetInIsCounted() throws Exception {
    int port;
    try (ServerSocket gone = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = gone.getLocalPort();
    }
    try (BadClients clients = clients(port, BadManner.VANISHING, 1)) {
      clients.begin(1);
      assertThat(Sockets.soon(() -> clients.hanging() > 0)).isTrue();
      assertThat(clients.acts()).isZero();
    }
  }

  /** They may be waiting for a server that keeps them. */
  @Test
  void closingSendsThemAway() throws Exception {
    try (ServerSocket deaf = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
      BadClients clients = clients(deaf.getLocalPort(), List.of(BadManner.SILENCE), 50);
      clients.begin(3);
      try (Socket held = deaf.accept()) {
        clients.close();
        assertThat(clients.hanging()).isZero();
        assertThat(held.getInputStream().read()).isEqualTo(-1);
      }
      assertThat(Thread.getAllStackTraces().keySet())
          .noneMatch(thread -> thread.getName().equals("bad-clients"));
    }
  }
}

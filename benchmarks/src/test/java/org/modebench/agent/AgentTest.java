package org.modebench.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.modebench.analysis.text.Facts.saying;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.modebench.host.Listening;
import org.modebench.load.Load;
import org.modebench.load.LoadClient;
import org.modebench.server.ServerModel;
import org.modebench.server.common.ServerProcess;
import org.modebench.server.common.ServerSettings;

@Timeout(60)
class AgentTest {
  private static final String ABOUT = "{\"cores\":3,\"name\":\"there\"}";
  private static final ServerSettings SETTINGS =
      new ServerSettings(0, 2, Optional.empty(), Duration.ofSeconds(20));

  @TempDir Path folder;
  private Path file;
  private Agent agent;

  @BeforeEach
  void start() throws IOException {
    file = folder.resolve("agent");
    agent = Agent.start(Listening.LOOPBACK, 0, file, ABOUT);
  }

  @AfterEach
  void close() throws IOException {
    agent.close();
    assertThat(file).doesNotExist();
  }

  private RemoteHost host() {
    return new RemoteHost(file);
  }

  private static int answered(URI server, int requests) throws InterruptedException {
    try (LoadClient client = new LoadClient(Optional.empty())) {
      return client
          .run(
              new Load(
                  server,
                  requests,
                  number -> "/hello?latencyMillis=1",
                  new Load.Closed(4),
                  false,
                  Duration.ofSeconds(20)))
          .answered();
    }
  }

  @Test
  void tellsOfItsMachineAndTheWayToIt() throws Exception {
    RemoteHost.Meeting meeting = host().meet();

    assertThat(meeting.cores()).isEqualTo(3);
    assertThat(meeting.about().get("name").getAsString()).isEqualTo("there");
    assertThat(meeting.roundTripSeconds()).isBetween(1e-6, 1.0);
  }

  @Test
  void startsAServerThatTellsWhatItUsesAndEndsWithItsConnection() throws Exception {
    URI address;
    try (ServerProcess server = host().launch(ServerModel.EVENT_LOOP, SETTINGS)) {
      address = server.address();
      server.resetPeaks();
      assertThat(answered(address, 200)).isEqualTo(200);
      assertThat(server.takeLag()).isPresent();
      assertThat(server.use().cpuSeconds()).isPositive();
      assertThat(server.use().peakBytes()).isGreaterThan(1_000_000);
      assertThat(server.takeMostThreads()).isGreaterThan(1);
      assertThat(server.lastWords()).isNotEmpty();
    }
    assertThat(answered(address, 4)).isZero();
  }

  @Test
  void aProxyThereAsksTheServerThere() throws Exception {
    try (ServerProcess server = host().launch(ServerModel.SYNC_WORKER, SETTINGS);
        ServerProcess proxy =
            host()
                .proxy(
                    new ServerSettings(
                        0, 1, Optional.of(server.address()), Duration.ofSeconds(20)))) {
      assertThat(answered(proxy.address(), 20)).isEqualTo(20);
    }
  }

  @Test
  void theLeastServerGivesTheClientsCapacity() throws Exception {
    try (AgentLink canned = host().canned();
        LoadClient client = new LoadClient(Optional.empty())) {
      assertThat(client.capacity(canned.address(), 4, true)).isPositive();
    }
  }

  @Test
  void endsItsServersWhenItEnds() throws Exception {
    try (ServerProcess server = host().launch(ServerModel.SELECTOR, SETTINGS)) {
      agent.close();

      assertThat(answered(server.address(), 4)).isZero();
      assertThatExceptionOfType(IOException.class)
          .isThrownBy(server::takeLag)
          .satisfies(saying("agent", "ended", "--allow-from"));
    }
  }

  @Test
  void saysWhyAServerDoesNotStart() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      ServerSettings settings =
          new ServerSettings(taken.getLocalPort(), 1, Optional.empty(), Duration.ofSeconds(1));
      assertThatExceptionOfType(IOException.class)
          .isThrownBy(() -> host().launch(ServerModel.SELECTOR, settings))
          .satisfies(
              saying("agent at 127.0.0.1:", "SELECTOR", "127.0.0.1:" + taken.getLocalPort()));
    }
  }

  @Test
  void whoDoesNotKnowTheSecretGetsNothing() throws IOException {
    AgentFile known = AgentFile.read(file);
    Path guessed = folder.resolve("guessed");
    new AgentFile(known.address(), Secret.random()).write(guessed);

    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> new RemoteHost(guessed).meet())
        .satisfies(saying("agent at 127.0.0.1:", "secret"));
    Files.delete(guessed);
  }

  /** A proof is good for one challenge, so that what was overheard opens nothing. */
  @Test
  void aProofIsGoodForOneConnection() {
    Secret secret = Secret.random();
    String proof = secret.proof("one", "order");

    assertThat(secret.isProved(proof, "one", "order")).isTrue();
    assertThat(secret.isProved(proof, "two", "order")).isFalse();
    assertThat(secret.isProved(proof, "one", "other")).isFalse();
    assertThat(secret).hasToString("…");
  }

  @Test
  void takesSoManyConnectionsAndSaysSo() throws Exception {
    List<Socket> held = new ArrayList<>();
    try {
      for (int i = 0; i < 16; i++) {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), agent.port());
        held.add(socket);
        // It is a session when it is greeted.
        assertThat(socket.getInputStream().read()).isEqualTo(Order.ANSWER);
      }
      assertThatExceptionOfType(IOException.class)
          .isThrownBy(() -> host().meet())
          .satisfies(saying("16 connections", "end other runs"));
    } finally {
      for (Socket socket : held) {
        socket.close();
      }
    }
  }

  @Test
  void aFileThatOthersCanReadIsRefused() throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> host().meet())
        .satisfies(saying(file.toString(), "others can read", "chmod 600"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "127.0.0.1:0\nab", "127.0.0.1:1\nab\n", "h:1\n\n", "é"})
  void aFileOfAnotherKindIsRefused(String text) throws IOException {
    Path other = folder.resolve("other");
    Files.writeString(other, text);
    Files.setPosixFilePermissions(other, PosixFilePermissions.fromString("rw-------"));

    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> new RemoteHost(other).meet())
        .satisfies(saying("--server-host", other.toString(), "is none"));
  }

  @Test
  void aFileThatIsMissingAndAnAgentThatIsGoneAreSentences() throws IOException {
    Path missing = folder.resolve("missing");
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> new RemoteHost(missing).meet())
        .satisfies(saying("--server-host", missing.toString(), "no such file"));

    Path kept = folder.resolve("kept");
    AgentFile.read(file).write(kept);
    agent.close();
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> new RemoteHost(kept).meet())
        .satisfies(saying("agent at 127.0.0.1:", "refused", "start the command agent"));
  }
}

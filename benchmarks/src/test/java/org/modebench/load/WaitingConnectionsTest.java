package org.modebench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.modebench.analysis.text.Facts.saying;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.modebench.server.ServerModel;
import org.modebench.server.common.Server;
import org.modebench.server.common.ServerSettings;

@Tag("any-jdk")
@Timeout(60)
class WaitingConnectionsTest {
  private static final String HELLO = "/hello?latencyMillis=";
  private static final ServerSettings SETTINGS =
      new ServerSettings(0, 1, Optional.empty(), Duration.ofSeconds(30));

  private static WaitingConnections to(Server server, LoadClient client, String target) {
    return to(server, client, 20, target);
  }

  private static WaitingConnections to(
      Server server, LoadClient client, int number, String target) {
    return new WaitingConnections(
        client,
        URI.create("http://127.0.0.1:" + server.port()),
        number,
        target.isEmpty() ? millis -> HELLO + millis : millis -> target);
  }

  @Test
  void allWaitWhileItIsLooked() throws Exception {
    try (Server server = ServerModel.SELECTOR.start(SETTINGS);
        LoadClient client = new LoadClient(Optional.of("Hello, Anonymous"))) {
      assertThat(to(server, client, "").during(() -> "seen")).isEqualTo("seen");
    }
  }

  @Test
  void connectionsThatAreAnsweredOtherwiseFail() throws Exception {
    try (Server server = ServerModel.SELECTOR.start(SETTINGS);
        LoadClient client = new LoadClient(Optional.of("Hello, Anonymous"))) {
      assertThatIllegalStateException()
          .isThrownBy(() -> to(server, client, "/none").during(() -> "seen"))
          .satisfies(saying("All 20 connections", "but 0 were", "404"));
    }
  }

  @Test
  void aServerThatServesOneAtATimeHasNotAllOfThemWaiting() throws Exception {
    try (Server server = ServerModel.EVENT_LOOP_BLOCKED.start(SETTINGS);
        LoadClient client = new LoadClient(Optional.of("Hello, Anonymous"))) {
      assertThatIllegalStateException()
          .isThrownBy(() -> to(server, client, 3, HELLO + "1700").during(() -> "seen"))
          .satisfies(saying("must wait when memory is looked at", "the last of them"));
    }
  }

  @Test
  void aLookThatTakesTooLongFails() throws Exception {
    try (Server server = ServerModel.SELECTOR.start(SETTINGS);
        LoadClient client = new LoadClient(Optional.of("Hello, Anonymous"))) {
      assertThatIllegalStateException()
          .isThrownBy(
              () ->
                  to(server, client, "")
                      .during(
                          () -> {
                            TimeUnit.MILLISECONDS.sleep(2_200);
                            return "late";
                          }))
          .satisfies(saying("before the first connection is answered", "less busy"));
    }
  }
}

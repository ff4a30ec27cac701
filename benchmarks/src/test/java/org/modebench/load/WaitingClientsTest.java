package org.modebench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.modebench.analysis.text.Facts.saying;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.modebench.server.ServerModel;
import org.modebench.server.common.HelloRequest;
import org.modebench.server.common.Server;
import org.modebench.server.common.ServerSettings;

@Timeout(60)
@Tag("any-jdk")
class WaitingClientsTest {

  private Server server;

  @BeforeEach
  void start() throws IOException {
    server =
        ServerModel.EVENT_LOOP.start(
            new ServerSettings(0, 1, Optional.empty(), Duration.ofSeconds(10)));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private WaitingClients clients(String target) {
    return new WaitingClients(
        3,
        URI.create("http://127.0.0.1:" + server.port()),
        target,
        Optional.of(HelloRequest.ANSWER),
        Duration.ofSeconds(20));
  }

  /** One load after another, until one lasts long enough for this JVM as it is. */
  @Test
  void theyAskAgainAndAgainUntilTheLoadEnds() throws Exception {
    try (WaitingClients clients = clients("/hello?latencyMillis=20")) {
      Histogram seen;
      do {
        clients.begin();
        Thread.sleep(300);
        clients.end();
        seen = clients.takeLatencies();
      } while (seen.getTotalCount() < 6);
      assertThat(seen.getTotalCount() % 3).isZero();
      assertThat(seen.getMinValue()).isGreaterThan(19_000_000);
      assertThat(clients.takeLatencies().getTotalCount()).isZero();
    }
  }

  @Test
  void oneThatIsNotAnsweredFailsTheLoad() {
    try (WaitingClients clients = clients("/nothing")) {
      assertThatIllegalStateException()
          .isThrownBy(
              () -> {
                while (true) {
                  clients.begin();
                  Thread.sleep(300);
                  clients.end();
                }
              })
          .satisfies(saying("All 3 requests", "0 were", "404"));
    }
  }

  /** A server that is stuck does not keep the fork. */
  @Test
  void closingDoesNotWaitForAnswers() throws Exception {
    WaitingClients clients = clients("/hello?latencyMillis=9000");
    clients.begin();
    Thread.sleep(100);
    long begin = System.nanoTime();
    clients.close();
    assertThat(System.nanoTime() - begin).isLessThan(8_000_000_000L);
  }
}

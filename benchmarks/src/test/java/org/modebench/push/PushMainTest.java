package org.modebench.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.modebench.server.common.ServerProcess;

class PushMainTest {
  private static final int PATIENCE_MILLIS = 20_000;

  /** An age is the difference of two processes' clocks. */
  @Test
  void agesAreNeitherNegativeNorOlderThanTheServer() throws Exception {
    long beforeNanos = System.nanoTime();
    try (ServerProcess server = PushMain.launch(20);
        Subscribers subscribers =
            new Subscribers(Transport.WEBSOCKET, server.address().getPort(), 3, 1_000)) {
      subscribers.await(1, PATIENCE_MILLIS);
      subscribers.await(subscribers.newest() + 10, PATIENCE_MILLIS);

      Seen seen = subscribers.take();
      assertThat(seen.delivered()).isGreaterThanOrEqualTo(30 - 3);
      assertThat(seen.ages().getMinValue()).isPositive();
      assertThat(seen.ages().getMaxValue()).isLessThan(System.nanoTime() - beforeNanos);
    }
  }

  @Test
  void aServerThatIsKilledFails() throws Exception {
    try (ServerProcess server = PushMain.launch(20);
        Subscribers subscribers =
            new Subscribers(Transport.LONG_POLLING, server.address().getPort(), 3, 1_000)) {
      subscribers.await(1, PATIENCE_MILLIS);
      ProcessHandle.of(server.pid()).orElseThrow().destroyForcibly();

      assertThatThrownBy(() -> subscribers.await(1_000_000, PATIENCE_MILLIS))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("connection of a subscriber");
    }
  }
}

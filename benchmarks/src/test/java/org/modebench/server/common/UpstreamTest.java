package org.modebench.server.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.modebench.mock.MockServer;
import org.modebench.server.DeafPort;
import org.modebench.server.FakeUpstream;
import org.modebench.server.Sockets;
import org.modebench.server.common.HelloRequest.Fault;

@Tag("any-jdk")
class UpstreamTest {

  /** Long enough for a busy machine to answer in. */
  private static final Duration DEADLINE = Duration.ofSeconds(2);

  private static Upstream upstream(URI uri) throws IOException {
    return Upstreams.of(new ServerSettings(0, 1, Optional.of(uri), DEADLINE));
  }

  private static HelloRequest request(int latencyMillis, Fault... fault) {
    return new HelloRequest(
        latencyMillis, false, 0, fault.length == 0 ? Optional.empty() : Optional.of(fault[0]));
  }

  /** The names of query and faults are known on both sides. */
  @Test
  void theMockApiDoesWhatTheRequestSays() throws Exception {
    try (MockServer mock = MockServer.start();
        Upstream upstream = upstream(mock.address())) {
      upstream.await(request(0));
      long begin = System.nanoTime();
      assertThat(upstream.await(request(150))).isEqualTo(Answer.OK);
      assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin))
          .isGreaterThanOrEqualTo(150);
      assertThat(upstream.await(request(1, Fault.ERROR))).isEqualTo(Answer.BAD_GATEWAY);
      assertThat(upstream.await(request(1, Fault.MALFORMED))).isEqualTo(Answer.BAD_GATEWAY);
      begin = System.nanoTime();
      assertThat(upstream.await(request(1, Fault.SILENT))).isEqualTo(Answer.GATEWAY_TIMEOUT);
      assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin))
          .isGreaterThanOrEqualTo(DEADLINE.toMillis() - 10);
      assertThat(upstream.await(request(1))).isEqualTo(Answer.OK);
    }
  }

  @Test
  void keepsGoodConnectionsOnly() throws Exception {
    try (FakeUpstream fake = new FakeUpstream(1)) {
      try (Upstream upstream = upstream(fake.uri())) {
        for (int i = 0; i < 3; i++) {
          assertThat(upstream.await(request(1))).isEqualTo(Answer.OK);
        }
        assertThat(fake.accepted()).isEqualTo(1);
        assertThat(upstream.await(request(1, Fault.SILENT))).isEqualTo(Answer.GATEWAY_TIMEOUT);
        assertThat(Sockets.soon(() -> fake.open() == 0)).isTrue();
        assertThat(upstream.await(request(1))).isEqualTo(Answer.OK);
        assertThat(fake.accepted()).isEqualTo(2);
      }
      assertThat(Sockets.soon(() -> fake.open() == 0)).isTrue();
    }
  }

  @Test
  void anUpstreamThatIsGoneIsABadGateway() throws Exception {
    try (DeafPort nowhere = new DeafPort();
        Upstream upstream = upstream(nowhere.address())) {
      assertThat(upstream.await(request(1))).isEqualTo(Answer.BAD_GATEWAY);
    }
  }
}

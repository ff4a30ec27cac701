package org.modebench.benchmark.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.modebench.agent.RemoteHost;
import org.modebench.load.Load;

class ServerHostTest {
  private static final double WAY = 0.005;
  private static final ServerHost THERE =
      new ServerHost(Optional.of(new RemoteHost(Path.of("agent"))), 2, WAY);

  private static Load load(int requests, Load.Arrival arrival, boolean keepAlive) {
    return new Load(
        URI.create("http://127.0.0.1:1"),
        requests,
        number -> "/",
        arrival,
        keepAlive,
        Duration.ofSeconds(1));
  }

  private static double ideal(double here, Load load, double requestSeconds) {
    return THERE.ideal(OptionalDouble.of(here), load, requestSeconds).orElseThrow();
  }

  @Test
  void aConnectionTakesAWayToOpenAndEachRequestAnother() {
    // Ten rounds of 50 ms.
    Load each = load(100, new Load.Closed(10), false);
    Load kept = load(100, new Load.Closed(10), true);

    assertThat(ideal(0.5, each, 0.05)).isCloseTo(10 * (0.05 + 2 * WAY), within(1e-12));
    assertThat(ideal(0.5, kept, 0.05)).isCloseTo(10 * (0.05 + WAY), within(1e-12));
  }

  /** One of two workers is never without a request that has arrived, but for the first. */
  @Test
  void whereRequestsQueueTheWayHidesInTheQueue() {
    assertThat(ideal(2.5, load(100, new Load.Closed(40), false), 0.05))
        .isCloseTo(2.5 + 2 * WAY, within(1e-12));
  }

  @Test
  void aConstantRateHasTheWayOnce() {
    assertThat(ideal(1.04, load(100, new Load.Open(100), true), 0.05))
        .isCloseTo(1.04 + WAY, within(1e-12));
  }

  @Test
  void hereThereIsNoWay() {
    Load load = load(100, new Load.Closed(10), false);

    assertThat(ServerHost.HERE.ideal(OptionalDouble.of(0.5), load, 0.05)).hasValue(0.5);
    assertThat(ServerHost.HERE.results()).isEmpty();
    assertThat(THERE.ideal(OptionalDouble.empty(), load, 0.05)).isEmpty();
    assertThat(THERE.results()).hasSize(1);
  }
}

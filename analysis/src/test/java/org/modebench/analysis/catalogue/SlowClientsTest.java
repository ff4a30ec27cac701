package org.modebench.analysis.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** By hand, and by what a closed network comes to in the long run. */
@Tag("any-jdk")
class SlowClientsTest {

  @Test
  void oneWorkerServesTheSlowClientInItsTurn() {
    // 1 s of patience, two answers, 1 s again, two answers.
    assertThat(new ServerIdeal.SlowClients(1, 1, 1).seconds(4, 2, 0.1))
        .isCloseTo(2.4, within(1e-9));
  }

  @Test
  void ofTwoWorkersOneGoesOn() {
    assertThat(new ServerIdeal.SlowClients(2, 1, 1).seconds(4, 2, 0.1))
        .isCloseTo(0.4, within(1e-9));
  }

  /** In each round of the queue all ten are served, and the patience ends twice. */
  @Test
  void inTheLongRunTheThroughputIsThatOfARound() {
    double seconds = new ServerIdeal.SlowClients(1, 2, 0.5).seconds(10_000, 10, 0.1);
    assertThat(10_000 / seconds).isCloseTo(10 / (10 * 0.1 + 2 * 0.5), within(0.01));
  }

  @Test
  void itIsTheIdealWhereClientsKeepWorkersAndNoProxyReadsForThem() {
    assertThat(ideal(Servers.SYNC_WORKER, "none")).isCloseTo(2.4, within(1e-9));
    assertThat(ideal(Servers.SYNC_WORKER, "loop")).isCloseTo(0.4, within(1e-9));
    assertThat(ideal(Servers.EVENT_LOOP, "none")).isCloseTo(0.2, within(1e-9));
    assertThat(ideal(Servers.EVENT_LOOP_BLOCKED, "none")).isCloseTo(0.4, within(1e-9));
  }

  private static double ideal(String server, String proxy) {
    return Workloads.SERVER
        .idealSeconds(
            new BatchSpec(
                Servers.AXIS.value(server),
                1,
                4,
                Map.of(
                    "concurrency",
                    "2",
                    "latencyMillis",
                    "100",
                    "slowClients",
                    "1",
                    "patienceMillis",
                    "1000",
                    "proxy",
                    proxy)),
            OptionalInt.of(2),
            new CallTime(OptionalDouble.empty(), OptionalDouble.empty()))
        .orElseThrow();
  }
}

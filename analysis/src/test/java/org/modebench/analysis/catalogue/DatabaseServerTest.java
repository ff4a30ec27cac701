package org.modebench.analysis.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.PriorityQueue;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against a closed network: clients before a pool of connections, first come, first served. */
@Tag("any-jdk")
class DatabaseServerTest {
  private static final double LOOK_UP = 0.1;
  private static final int REQUESTS = 120;

  /** A closed loop at so many connections, of which a cache answers some requests at once. */
  private static final class Network {
    private final double[] latencies = new double[REQUESTS];
    private double end;

    Network(int clients, int connections, int cachePercent) {
      PriorityQueue<Double> clientsFree = new PriorityQueue<>();
      for (int i = 0; i < clients; i++) {
        clientsFree.add(0.0);
      }
      double[] free = new double[connections];
      for (int number = 0; number < REQUESTS; number++) {
        double asks = clientsFree.remove();
        double answered = asks;
        if ((number + 1) * cachePercent / 100 == number * cachePercent / 100) {
          Arrays.sort(free);
          answered = Math.max(asks, free[0]) + LOOK_UP;
          free[0] = answered;
        }
        latencies[number] = answered - asks;
        clientsFree.add(answered);
        end = Math.max(end, answered);
      }
      Arrays.sort(latencies);
    }

    double median() {
      return latencies[REQUESTS / 2];
    }
  }

  private static BatchSpec batch(String server, int workers, Map<String, String> others) {
    Map<String, String> params = new HashMap<>();
    params.put("upstream", "database");
    params.put("concurrency", "40");
    params.put("latencyMillis", "100");
    params.put("deadlineMillis", "10000");
    params.putAll(others);
    return new BatchSpec(Servers.AXIS.value(server), workers, REQUESTS, params);
  }

  private static OptionalDouble ideal(BatchSpec batch) {
    return Workloads.SERVER.idealSeconds(batch, OptionalInt.of(2), CallTime.UNKNOWN);
  }

  @ParameterizedTest
  @CsvSource({
    "THREAD_PER_CONNECTION, 1, 1, 0, 1",
    "EVENT_LOOP, 1, 4, 0, 4",
    "SELECTOR, 1, 16, 0, 16",
    "VIRTUAL_THREADS, 1, 16, 50, 16",
    "EVENT_LOOP, 1, 1, 90, 1",
    "EVENT_LOOP, 1, 100, 0, 40",
    "THREAD_POOL, 10, 16, 0, 10",
    "THREAD_POOL, 10, 4, 50, 4",
    "SYNC_WORKER, 1, 16, 0, 1"
  })
  void theIdealIsThatOfTheNetwork(
      String server, int workers, int connections, int cachePercent, int atOnce) {
    Map<String, String> params =
        Map.of(
            "databaseConnections", Integer.toString(connections),
            "cachePercent", Integer.toString(cachePercent));
    double seconds = ideal(batch(server, workers, params)).orElseThrow();
    assertThat(seconds).isCloseTo(new Network(40, atOnce, cachePercent).end, within(1e-9));
    // No more than min(c, server, connections) / (d · (1 − hits)).
    assertThat(REQUESTS / seconds)
        .isLessThanOrEqualTo(atOnce / (LOOK_UP * (1 - cachePercent / 100.0)) + 1e-9);
  }

  /** Little's law: who comes finds all others before it, so that c · d / connections pass. */
  @ParameterizedTest
  @CsvSource({"1, 4.0", "4, 1.0", "20, 0.2", "40, 0.1"})
  void theMedianIsThatOfAClosedNetwork(int connections, double seconds) {
    assertThat(new Network(40, connections, 0).median()).isCloseTo(seconds, within(1e-9));
  }

  /** Whoever has to wait for 4 s is refused before, and the rest is soon done. */
  @Test
  void whereRequestsComeTooLateThereIsNoIdeal() {
    assertThat(
            ideal(
                batch(
                    Servers.EVENT_LOOP,
                    1,
                    Map.of("databaseConnections", "1", "deadlineMillis", "3899"))))
        .isEmpty();
    assertThat(
            ideal(
                batch(
                    Servers.EVENT_LOOP,
                    1,
                    Map.of("databaseConnections", "1", "deadlineMillis", "3900"))))
        .isPresent();
  }

  @Test
  void serversOfSeveralProcessesHaveNoPoolInCommon() {
    for (String server : Servers.AXIS.names()) {
      boolean several =
          server.equals(Servers.PREFORK) || server.equals(Servers.PROCESS_PER_REQUEST);
      assertThat(Workloads.SERVER.meaningless(batch(server, 1, Map.of())).isPresent())
          .as(server)
          .isEqualTo(several);
      assertThat(Workloads.SERVER.meaningless(batch(server, 1, Map.of("upstream", "timer"))))
          .isEmpty();
    }
    assertThat(
            Workloads.SERVER
                .meaningless(batch(Servers.EVENT_LOOP, 1, Map.of("faults", "10")))
                .orElseThrow())
        .contains("database");
  }
}

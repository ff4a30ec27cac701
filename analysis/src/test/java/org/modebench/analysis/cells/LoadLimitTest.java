package org.modebench.analysis.cells;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.modebench.analysis.catalogue.BatchSpec;
import org.modebench.analysis.catalogue.Servers;

/** Of batches that take two seconds, on two cores. */
@Tag("any-jdk")
class LoadLimitTest {

  @ParameterizedTest
  @CsvSource({
    "EVENT_LOOP, 0.3, 0.8, 1.5,",
    "EVENT_LOOP, 0.95, 0.8, 2.8, CLIENT",
    "EVENT_LOOP, 0.5, 1.85, 2.9, SERVER",
    // A thread for each connection computes on both cores, and one of them full is no limit.
    "THREAD_PER_CONNECTION, 0.3, 1.85, 2.5,",
    "THREAD_PER_CONNECTION, 0.4, 2.8, 3.7, MACHINE",
    "THREAD_PER_CONNECTION, 0.85, 1.5, 3.7, CLIENT"
  })
  void whoComputesAllTheTimeIsTheLimit(
      String server, double busy, double serverCpu, double cpu, LoadLimit expected) {
    Map<String, Double> means =
        Map.of("wall", 2.0, "client_busy", busy, "server_cpu", serverCpu, "cpu", cpu);
    assertThat(
            LoadLimit.of(
                new BatchSpec(Servers.AXIS.value(server), 1, 100, Map.of()),
                OptionalInt.of(2),
                metric ->
                    Optional.ofNullable(means.get(metric.name())).stream()
                        .mapToDouble(mean -> mean)
                        .findFirst()))
        .isEqualTo(Optional.ofNullable(expected));
  }

  /** Its loop computes nothing, and all cores are no limit of one thread. */
  @ParameterizedTest
  @CsvSource({"none, SERVER", "threads, MACHINE"})
  void aLoopThatHandsComputationsOverIsLimitedByTheMachine(String offload, LoadLimit expected) {
    Map<String, Double> means =
        Map.of("wall", 2.0, "client_busy", 0.1, "server_cpu", 3.6, "cpu", 3.8);
    assertThat(
            LoadLimit.of(
                new BatchSpec(
                    Servers.AXIS.value(Servers.EVENT_LOOP), 1, 100, Map.of("offload", offload)),
                OptionalInt.of(2),
                metric ->
                    Optional.ofNullable(means.get(metric.name())).stream()
                        .mapToDouble(mean -> mean)
                        .findFirst()))
        .contains(expected);
  }

  @ParameterizedTest
  @CsvSource({"EVENT_LOOP", "http://127.0.0.1:1/"})
  void whereNothingIsKnownThereIsNone(String server) {
    assertThat(
            LoadLimit.of(
                new BatchSpec(Servers.AXIS.value(server), 1, 100, Map.of()),
                OptionalInt.empty(),
                metric -> OptionalDouble.empty()))
        .isEmpty();
  }
}

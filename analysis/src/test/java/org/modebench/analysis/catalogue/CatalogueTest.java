package org.modebench.analysis.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CatalogueTest {
  private static final CallTime TEN_MILLIS =
      new CallTime(OptionalDouble.of(0.010), OptionalDouble.of(0.004));

  private static BatchSpec batch(Axis axis, String value, int workers, Map<String, String> params) {
    return new BatchSpec(axis.value(value), workers, 10, params);
  }

  private static double ideal(Workload workload, BatchSpec batch) {
    return workload.idealSeconds(batch, OptionalInt.of(2), TEN_MILLIS).orElseThrow();
  }

  @Test
  void callsThatComputeTakeRoundsOfAsManyAsComputeAtOnce() {
    // ⌈10 / min(4, 2)⌉ = 5 rounds on two cores; one after another where one thread or lock
    // computes.
    assertThat(ideal(Workloads.CPU_BOUND, batch(Modes.AXIS, Modes.THREAD_POOL, 4, Map.of())))
        .isCloseTo(0.05, within(1e-12));
    for (String mode : List.of(Modes.SEQUENTIAL, Modes.EVENT_LOOP, Modes.GIL_THREADS)) {
      assertThat(ideal(Workloads.CPU_BOUND, batch(Modes.AXIS, mode, 4, Map.of())))
          .as(mode)
          .isCloseTo(0.1, within(1e-12));
    }
  }

  /** 10 ms each, of which a share runs before the pieces. */
  @Test
  void aDividedJobTakesItsSerialShareAndRoundsOfPieces() {
    Map<String, String> hundred = Map.of("pieces", "100", "serialPercent", "25");
    // 100 ms · (0.25 + 0.75 · 50 / 100), for ten jobs.
    assertThat(ideal(Workloads.DIVIDE, batch(Modes.AXIS, Modes.THREAD_POOL, 4, hundred)))
        .isCloseTo(0.0625, within(1e-12));
    for (String mode : List.of(Modes.SEQUENTIAL, Modes.EVENT_LOOP, Modes.GIL_THREADS)) {
      assertThat(ideal(Workloads.DIVIDE, batch(Modes.AXIS, mode, 4, hundred)))
          .as(mode)
          .isCloseTo(0.1, within(1e-12));
    }
    // Of three pieces the one worker has two.
    Map<String, String> three = Map.of("pieces", "3", "serialPercent", "0");
    assertThat(ideal(Workloads.DIVIDE, batch(Modes.AXIS, Modes.FORK_JOIN, 2, three)))
        .isCloseTo(0.2 / 3, within(1e-12));
    assertThat(
            Workloads.DIVIDE.idealSeconds(
                batch(Modes.AXIS, Modes.FORK_JOIN, 2, three), OptionalInt.empty(), TEN_MILLIS))
        .isEmpty();
  }

  @Test
  void callsThatWaitTakeRoundsOfAsManyAsThereAreWorkers() {
    Map<String, String> params = Map.of("latencyMillis", "100", "delay", "fixed");
    // ⌈10 / 4⌉ = 3 rounds, on any number of cores; five to nine workers take two.
    assertThat(ideal(Workloads.IO_BOUND, batch(Modes.AXIS, Modes.EVENT_LOOP, 4, params)))
        .isCloseTo(0.3, within(1e-12));
    assertThat(ideal(Workloads.IO_BOUND, batch(Modes.AXIS, Modes.GIL_THREADS, 9, params)))
        .isCloseTo(0.2, within(1e-12));
    assertThat(ideal(Workloads.IO_BOUND, batch(Modes.AXIS, Modes.SEQUENTIAL, 1, params)))
        .isCloseTo(1, within(1e-12));
  }

  @Test
  void delaysThatVaryHaveNoIdealThatFollowsFromTheirMedian() {
    assertThat(
            Workloads.IO_BOUND.idealSeconds(
                batch(
                    Modes.AXIS,
                    Modes.THREADS,
                    4,
                    Map.of("latencyMillis", "100", "delay", "lognormal")),
                OptionalInt.of(2),
                TEN_MILLIS))
        .isEmpty();
  }

  /** How long somebody else's server takes, and how many can wait in it, nobody knows. */
  @Test
  void aServerAtAnAddressHasNoIdealAndNoWorkers() {
    for (String value : List.of("http://127.0.0.1:9000/hello", "https://h", "A_NEWER_MODEL")) {
      for (Map<String, String> params :
          List.of(
              Map.of("latencyMillis", "100", "concurrency", "5"),
              Map.of("latencyMillis", "0", "loop", "open", "rate", "50"))) {
        assertThat(
                Workloads.SERVER.idealSeconds(
                    batch(Servers.AXIS, value, 1, params), OptionalInt.of(2), TEN_MILLIS))
            .as(value)
            .isEmpty();
      }
    }
    BatchSpec address = batch(Servers.AXIS, "https://h", 1, Map.of("loop", "open"));
    assertThat(address.value().hasWorkers()).isFalse();
    assertThat(Workloads.SERVER.applies(Parameters.LATENCY_MILLIS, address)).isFalse();
    assertThat(Workloads.SERVER.applies(Parameters.RATE, address)).isTrue();
    assertThat(Servers.AXIS.value("A_NEWER_MODEL").isAddress()).isFalse();
  }

  /** Of the programs of a worker JVM one calls the mock: the others are not in doubt with it. */
  @Test
  void whatNeverCallsTheMockIsNotSaidTo() {
    for (String program : List.of("EMPTY_JVM", "EMPTY_TASK", "COUNTDOWN", "API_CALL")) {
      assertThat(
              Workloads.WORKER_START.callsApi(
                  batch(Modes.AXIS, Modes.PROCESS, 1, Map.of("program", program))))
          .as(program)
          .isEqualTo(program.equals("API_CALL"));
    }
  }

  @Test
  void mixedCallsAreBoundByComputingOrByWaiting() {
    Workload half = Workload.named("Half").kind(Kind.MIXED).entry();
    // 10 calls of 10 ms of which 4 ms compute: ten workers wait 10 ms but compute 10 · 4 / 2 = 20
    // ms.
    assertThat(ideal(half, batch(Modes.AXIS, Modes.THREADS, 10, Map.of())))
        .isCloseTo(0.02, within(1e-12));
    assertThat(ideal(half, batch(Modes.AXIS, Modes.THREADS, 2, Map.of())))
        .isCloseTo(0.05, within(1e-12));
    assertThat(ideal(half, batch(Modes.AXIS, Modes.GIL_THREADS, 10, Map.of())))
        .isCloseTo(0.04, within(1e-12));
  }

  /** Calls of 10 ms of which 4 ms compute. */
  @Test
  void callsOfAClassOfOnesOwnBlockALoopUnlessItBeginsThemAndALockAlways() {
    BatchSpec blocked = own(Modes.EVENT_LOOP, "stages", "false");
    BatchSpec begun = own(Modes.EVENT_LOOP, "stages", "true");
    BatchSpec locked = own(Modes.GIL_THREADS, "stages", "true");
    assertThat(ideal(Workloads.OWN, blocked)).isCloseTo(0.1, within(1e-12));
    assertThat(ideal(Workloads.OWN, begun)).isCloseTo(0.04, within(1e-12));
    assertThat(ideal(Workloads.OWN, locked)).isCloseTo(0.1, within(1e-12));
    assertThat(ideal(Workloads.OWN, own(Modes.THREADS, "stages", "false")))
        .isCloseTo(0.02, within(1e-12));
    assertThat(Workloads.OWN.remark(blocked)).contains("blocks the loop");
    assertThat(Workloads.OWN.remark(begun)).isEmpty();
    assertThat(Workloads.OWN.remark(locked)).contains("holds the lock");
    assertThat(Workloads.OWN.remark(own(Modes.THREADS, "check", "none"))).contains("unchecked");
  }

  private static BatchSpec own(String mode, String name, String value) {
    return batch(Modes.AXIS, mode, 10, Map.of(name, value));
  }

  @Test
  void requestsToAServerTakeRoundsOfItsCapacity() {
    Map<String, String> four =
        Map.of("concurrency", "4", "rate", "0", "latencyMillis", "100", "blockingShare", "0");
    assertThat(ideal(Workloads.SERVER, batch(Servers.AXIS, Servers.EVENT_LOOP, 1, four)))
        .isCloseTo(0.3, within(1e-12));
    assertThat(ideal(Workloads.SERVER, batch(Servers.AXIS, Servers.PREFORK, 2, four)))
        .isCloseTo(0.5, within(1e-12));
    assertThat(ideal(Workloads.SERVER, batch(Servers.AXIS, Servers.SYNC_WORKER, 1, four)))
        .isCloseTo(1, within(1e-12));
    Map<String, String> half = new java.util.HashMap<>(four);
    half.put("blockingShare", "50");
    assertThat(ideal(Workloads.SERVER, batch(Servers.AXIS, Servers.EVENT_LOOP, 1, half)))
        .as("five of ten block the loop, one after another")
        .isCloseTo(0.5, within(1e-12));
    assertThat(ideal(Workloads.SERVER, batch(Servers.AXIS, Servers.VIRTUAL_THREADS, 1, half)))
        .isCloseTo(0.3, within(1e-12));
  }

  /** Ten requests, four at a time, each with a blocking call before it waits for 100 ms. */
  @Test
  void aBlockingCallKeepsTheLoopForAllAndAThreadForOne() {
    Map<String, String> params =
        Map.of(
            "concurrency",
            "4",
            "latencyMillis",
            "100",
            "blockingShare",
            "100",
            "blockingMillis",
            "50");
    assertThat(ideal(Workloads.SERVER, batch(Servers.AXIS, Servers.EVENT_LOOP, 1, params)))
        .as("ten calls of 50 ms, and the last waits")
        .isCloseTo(0.6, within(1e-12));
    assertThat(ideal(Workloads.SERVER, batch(Servers.AXIS, Servers.SYNC_WORKER, 1, params)))
        .isCloseTo(1.5, within(1e-12));
    assertThat(ideal(Workloads.SERVER, batch(Servers.AXIS, Servers.VIRTUAL_THREADS, 1, params)))
        .as("three rounds of waiting, ten calls by four threads")
        .isCloseTo(0.3 + 0.125, within(1e-12));
    BatchSpec none = batch(Servers.AXIS, Servers.EVENT_LOOP, 1, Map.of("blockingShare", "0"));
    assertThat(Workloads.SERVER.applies(Parameters.BLOCKING_MILLIS, none)).isFalse();
  }

  @Test
  void unknownCoresLeaveComputingWithoutIdealButNotWhatComputesOnOne() {
    assertThat(
            Workloads.CPU_BOUND.idealSeconds(
                batch(Modes.AXIS, Modes.THREADS, 2, Map.of()), OptionalInt.empty(), TEN_MILLIS))
        .isEmpty();
    assertThat(
            Workloads.CPU_BOUND.idealSeconds(
                batch(Modes.AXIS, Modes.GIL_THREADS, 2, Map.of()), OptionalInt.empty(), TEN_MILLIS))
        .hasValue(0.1);
  }

  @Test
  void plansCountTheStartOfProcesses() {
    MachineSpeed machine = new MachineSpeed(2, 1e-9, 0.05);
    Map<String, String> limit = Map.of("limit", "1000000");
    assertThat(
            Workloads.CPU_BOUND
                .batchSeconds(batch(Modes.AXIS, Modes.THREADS, 4, limit), machine)
                .orElseThrow())
        .isCloseTo(0.005, within(1e-12));
    assertThat(
            Workloads.CPU_BOUND
                .batchSeconds(batch(Modes.AXIS, Modes.PROCESS, 4, limit), machine)
                .orElseThrow())
        .isCloseTo(0.105, within(1e-12));
    assertThat(
            Workloads.CPU_BOUND.setUpSeconds(
                batch(Modes.AXIS, Modes.PROCESS_POOL, 4, limit), machine))
        .isCloseTo(0.1, within(1e-12));
    Map<String, String> computing = Map.of("computeMillis", "20", "proxy", "loop");
    assertThat(
            Workloads.SERVER.setUpSeconds(
                batch(Servers.AXIS, Servers.EVENT_LOOP, 1, computing), machine))
        .isGreaterThan(
            Workloads.SERVER.setUpSeconds(
                batch(Servers.AXIS, Servers.EVENT_LOOP, 1, Map.of()), machine));
    assertThat(
            Workload.unknown("Foreign")
                .batchSeconds(batch(Modes.AXIS, Modes.THREADS, 4, limit), machine))
        .isEmpty();
  }

  @Test
  void eachExperimentChoosesValuesThatItsParametersHave() {
    for (Workload workload : Workloads.all()) {
      for (Experiment experiment : workload.experiments()) {
        experiment
            .values()
            .forEach(
                (name, values) -> {
                  Parameter parameter = workload.parameter(name);
                  assertThat(
                          workload.defaults().containsKey(parameter)
                              || name.equals(workload.axis().name()))
                      .as(experiment.name() + " " + name)
                      .isTrue();
                  values.forEach(
                      value ->
                          assertThat(parameter.domain().canonical(value))
                              .isEqualTo(Optional.of(value)));
                });
      }
    }
  }

  @Test
  void aParameterThatMeansNothingInABatchSaysSo() {
    BatchSpec open = batch(Servers.AXIS, Servers.EVENT_LOOP, 1, Map.of("loop", "open"));
    assertThat(Workloads.SERVER.applies(Parameters.CONCURRENCY, open)).isFalse();
    assertThat(Workloads.SERVER.applies(Parameters.RATE, open)).isTrue();
    assertThat(Workloads.SERVER.applies(Parameters.WORKERS, open)).isFalse();
    assertThat(
            Workloads.CPU_BOUND.applies(
                Parameters.WORKERS, batch(Modes.AXIS, Modes.SEQUENTIAL, 1, Map.of())))
        .isFalse();
  }

  @Test
  void namesMayBeTypedInLowerCaseAndWithHyphens() {
    assertThat(Parameters.MODE.domain().canonical("thread-pool")).contains(Modes.THREAD_POOL);
    assertThat(Parameters.MODE.domain().canonical("process_pool")).contains(Modes.PROCESS_POOL);
    assertThat(Parameters.MODE.domain().canonical("THREAD")).isEmpty();
    assertThat(Parameters.LIMIT.domain().canonical("-1")).isEmpty();
    assertThat(Parameters.LIMIT.domain().canonical("007")).contains("7");
    assertThat(Parameters.DELAY_SEED.domain().canonical("99999999999999999999")).isEmpty();
  }

  @Test
  void noTwoValuesOfAnAxisLookAlike() {
    for (Axis axis : List.of(Modes.AXIS, Servers.AXIS)) {
      Set<Style> styles = new HashSet<>();
      axis.values().forEach(value -> assertThat(styles.add(value.style().orElseThrow())).isTrue());
    }
  }

  @Test
  void whatIsNotInTheCatalogueIsNamedAfterItself() {
    Workload own = Workload.unknown("Foreign");
    assertThat(own.known()).isFalse();
    assertThat(own.axis()).isEqualTo(Modes.AXIS);
    assertThat(Modes.AXIS.value("ROBOTS").known()).isFalse();
    assertThat(Parameters.of("size%").at("5")).isEqualTo("size% 5");
    assertThat(Metrics.of("stolen", "1/s").title()).isEqualTo("stolen");
    assertThat(Metrics.of("gc.alloc.rate", "bytes/s").title()).isEqualTo("allocation rate");
    assertThat(Metrics.of("wall", "s")).isSameAs(Metrics.WALL);
  }

  @Test
  void aRecordDescribesWorkloadsThatHaveNoEntryAndNoOthers() {
    Metric stolen = Metric.unknown("stolen", "1");
    Catalogue catalogue =
        Catalogue.with(
            List.of(
                Workload.described("Foreign", "lock", Map.of("size", "3"), List.of(stolen)),
                Workload.described(Workloads.CPU_BOUND.name(), "lock", Map.of(), List.of())));
    assertThat(catalogue.workload("Foreign").axis().name()).isEqualTo("lock");
    assertThat(catalogue.workload("Foreign").defaults()).containsEntry(Parameters.of("size"), "3");
    assertThat(catalogue.workload("Foreign").metric("stolen", "1")).isEqualTo(stolen);
    assertThat(catalogue.workload(Workloads.CPU_BOUND.name())).isSameAs(Workloads.CPU_BOUND);
  }
}

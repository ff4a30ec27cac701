package org.modebench.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.modebench.analysis.text.Facts.saying;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.modebench.analysis.catalogue.AxisValue;
import org.modebench.analysis.catalogue.Mechanisms;
import org.modebench.analysis.catalogue.Modes;
import org.modebench.analysis.catalogue.Parameter;
import org.modebench.analysis.catalogue.Parameters;
import org.modebench.analysis.catalogue.Servers;
import org.modebench.analysis.catalogue.Workloads;
import org.modebench.deadlock.LockOrder;
import org.modebench.mode.ExecutionMode;
import org.modebench.primitive.Primitive;
import org.modebench.server.ServerModel;
import org.modebench.task.shared.LockKind;
import org.openjdk.jmh.runner.options.CommandLineOptions;

/** What this module has and what the catalogue says of it are the same. */
@Tag("any-jdk")
class CatalogueEntriesTest {

  @Test
  void everyModeHasAnEntryAndEveryEntryAMode() {
    assertThat(Modes.AXIS.names())
        .containsExactlyElementsOf(Arrays.stream(ExecutionMode.values()).map(Enum::name).toList());
  }

  @Test
  void everyServerModelHasAnEntryAndEveryEntryAModel() {
    assertThat(Servers.AXIS.names())
        .containsExactlyElementsOf(Arrays.stream(ServerModel.values()).map(Enum::name).toList());
  }

  @Test
  void everyMechanismHasAnEntryAndEveryEntryAMechanism() {
    assertThat(Mechanisms.LOCKS.names())
        .containsExactlyElementsOf(Arrays.stream(LockKind.values()).map(Enum::name).toList());
    assertThat(Mechanisms.ORDERS.names())
        .containsExactlyElementsOf(Arrays.stream(LockOrder.values()).map(Enum::name).toList());
    assertThat(Mechanisms.UNITS.names())
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Primitive.values()).map(Enum::name).toList());
  }

  @Test
  void everyBenchmarkHasAnEntryAndEveryEntryABenchmark() throws Exception {
    assertThat(Workloads.all().stream().map(w -> w.name()).toList())
        .containsExactlyInAnyOrderElementsOf(
            benchmarks().stream().map(BenchmarkMethod::name).toList());
  }

  /** A new parameter without a domain would let anything through to a fork that fails on it. */
  @Test
  void everyParameterOfABenchmarkHasAnEntryWithItsDefault() throws Exception {
    for (BenchmarkMethod subject : benchmarks()) {
      Map<String, String> entry = new LinkedHashMap<>();
      subject
          .workload()
          .defaults()
          .forEach((parameter, value) -> entry.put(parameter.name(), value));
      Map<String, String> ofClass = new LinkedHashMap<>();
      subject
          .defaults()
          .forEach(
              (name, values) -> {
                Parameter parameter = Parameters.of(name);
                assertThat(Parameters.all()).contains(parameter);
                assertThat(values).allMatch(v -> parameter.domain().canonical(v).isPresent());
                if (!name.equals(subject.workload().axis().name())) {
                  ofClass.put(name, values.size() == 1 ? values.get(0) : "");
                }
              });
      assertThat(entry).as(subject.name()).isEqualTo(ofClass);
    }
  }

  @Test
  void theValuesOfTheMainAxisAreThoseOfTheClass() throws Exception {
    for (BenchmarkMethod subject : benchmarks()) {
      List<String> ofClass =
          subject.defaults().getOrDefault(subject.workload().axis().name(), List.of());
      assertThat(subject.values().stream().map(AxisValue::name).collect(Collectors.toSet()))
          .as(subject.name())
          .isEqualTo(Set.copyOf(ofClass.isEmpty() ? subject.workload().axis().names() : ofClass));
    }
  }

  @Test
  void experimentsAndSweepsChooseAmongParametersThatThereAre() throws Exception {
    for (BenchmarkMethod subject : benchmarks()) {
      subject
          .workload()
          .experiments()
          .forEach(
              experiment ->
                  experiment
                      .values()
                      .forEach(
                          (name, values) -> {
                            assertThat(subject.defaults()).containsKey(name);
                            assertThat(values)
                                .allMatch(
                                    v -> Parameters.of(name).domain().canonical(v).isPresent());
                          }));
      subject
          .workload()
          .sweep()
          .ifPresent(sweep -> assertThat(subject.defaults()).containsKey(sweep.parameter().name()));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          mode          | FASTEST    | SEQUENTIAL, THREADS, THREAD_POOL, FORK_JOIN, VIRTUAL_THREADS, EVENT_LOOP, PROCESS, PROCESS_POOL, GIL_THREADS
          workers       | 0          | 1 to 10000
          workers       | -1         | 1 to 10000
          workers       | abc        | 1 to 10000
          workers       | 1.5        | 1 to 10000
          workers       | 10001      | 1 to 10000
          workers       | ''         | 1 to 10000
          calls         | 0          | 1 to 1000000
          limit         | -5         | 0 to 2147483647
          limit         | 2147483648 | 0 to 2147483647
          latencyMillis | -1         | 0 to 60000
          delay         | uniform    | fixed, lognormal
          delaySeed     | x          | 64 bits
          delaySeed     | 9999999999999999999 | 64 bits
          program       | NOTHING    | EMPTY_JVM, EMPTY_TASK, COUNTDOWN, API_CALL
          """)
  void aValueOutsideItsDomainIsRefusedWithTheDomain(String name, String value, String domain) {
    assertThatThrownBy(() -> planned(name, value))
        .isInstanceOf(UsageException.class)
        .satisfies(saying((name + ", " + domain + ", \"" + value + "\"").split(", ")));
  }

  @ParameterizedTest
  @CsvSource({
    "workers,007,7",
    "limit,0,0",
    "faults,00,0",
    "delay,fixed,fixed",
    "mode,thread-pool,THREAD_POOL"
  })
  void equalValuesHaveOneForm(String name, String value, String canonical) throws Exception {
    assertThat(planned(name, value).cases())
        .anyMatch(of -> canonical.equals(of.params().get(name)));
  }

  private static Planner planned(String name, String value) throws Exception {
    return new Planner(
        benchmarks(),
        Map.of(name, Set.of(value)),
        Set.of(),
        Preset.QUICK,
        new CommandLineOptions(),
        Runtime.version().feature());
  }

  private static List<BenchmarkMethod> benchmarks() throws UsageException {
    return Benchmarks.chosen(List.of(), List.of());
  }
}

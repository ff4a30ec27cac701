package org.modebench.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.modebench.analysis.text.Facts.saying;
import static org.modebench.analysis.text.Facts.says;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.runner.options.CommandLineOptions;

/** Of the benchmark of servers, which has experiments. */
@Tag("any-jdk")
class BenchmarkCasesTest {

  @Test
  void withoutAWordTheThreeExperimentsOfTheLabAreMeasured() throws Exception {
    Planner cases = cases(25);

    assertThat(shown(cases, "server", "concurrency", "latencyMillis"))
        .containsExactlyInAnyOrder(
            "SYNC_WORKER 5 100",
            "SYNC_WORKER 10 100",
            "SYNC_WORKER 20 100",
            "SYNC_WORKER 40 100",
            "PREFORK 5 100",
            "PREFORK 10 100",
            "PREFORK 20 100",
            "PREFORK 40 100",
            "VIRTUAL_THREADS 5 100",
            "VIRTUAL_THREADS 10 100",
            "VIRTUAL_THREADS 20 100",
            "VIRTUAL_THREADS 40 100",
            "EVENT_LOOP 5 100",
            "EVENT_LOOP 10 100",
            "EVENT_LOOP 20 100",
            "EVENT_LOOP 40 100",
            "SYNC_WORKER 10 200",
            "SYNC_WORKER 10 300",
            "EVENT_LOOP 10 200",
            "EVENT_LOOP 10 300",
            "EVENT_LOOP_BLOCKED 5 100",
            "EVENT_LOOP_BLOCKED 10 100",
            "EVENT_LOOP_BLOCKED 20 100",
            "EVENT_LOOP_BLOCKED 40 100");
    assertThat(cases.cases())
        .extracting(Case::label)
        .contains("Server PREFORK workers=10 concurrency=5 latencyMillis=100");
    assertThat(cases.notes()).isEmpty();
  }

  @Test
  void whatTheForksJavaDoesNotHaveIsLeftOutWithASentence() throws Exception {
    Planner cases = cases(17);

    assertThat(shown(cases, "server")).doesNotContain("VIRTUAL_THREADS");
    assertThat(cases.notes())
        .satisfiesExactly(says("VIRTUAL_THREADS", "skipped", "Java 21", "Java 17", "-jvm"));
  }

  @Test
  void whatTheForksJavaDoesNotHaveIsRefusedWhereItWasAskedFor() {
    assertThatThrownBy(() -> cases(17, "server", "VIRTUAL_THREADS"))
        .isInstanceOf(UsageException.class)
        .satisfies(saying("VIRTUAL_THREADS", "Java 21", "Java 17", "-jvm"));
  }

  @Test
  void parametersWithoutAnExperimentAreAProductOfTheirOwn() throws Exception {
    Planner cases =
        cases(25, "server", "SELECTOR,THREAD_POOL", "concurrency", "1000", "workers", "4,8");

    assertThat(shown(cases, "server", "concurrency", "workers", "latencyMillis"))
        .containsExactlyInAnyOrder(
            "SELECTOR 1000 1 100", "THREAD_POOL 1000 4 100", "THREAD_POOL 1000 8 100");
  }

  @Test
  void parametersBesideAnExperimentReplaceItsOwn() throws Exception {
    Planner cases = cases(25, "experiment", "latency", "server", "SELECTOR", "calls", "20");

    assertThat(shown(cases, "server", "latencyMillis", "calls"))
        .containsExactlyInAnyOrder("SELECTOR 100 20", "SELECTOR 200 20", "SELECTOR 300 20");
  }

  /** A row that names a rate where there was none would be a wrong row. */
  @Test
  void aLoopHasWhatBelongsToItOnly() throws Exception {
    Planner cases =
        cases(
            25,
            "server",
            "EVENT_LOOP",
            "loop",
            "closed,open",
            "rate",
            "50,60",
            "concurrency",
            "2,3");

    assertThat(shown(cases, "loop", "rate", "concurrency"))
        .containsExactlyInAnyOrder("closed 0 2", "closed 0 3", "open 50 0", "open 60 0");
  }

  /** Any workload can have experiments; parameters that they do not choose keep their defaults. */
  @Test
  void aNamedExperimentIsMeasuredAlone() throws Exception {
    assertThat(shown(cases(25, "experiment", "dose"), "server", "concurrency", "blockingShare"))
        .contains("EVENT_LOOP 40 0", "EVENT_LOOP 40 100")
        .allMatch(shown -> shown.startsWith("EVENT_LOOP 40 "));
  }

  private static Set<String> shown(Planner planner, String... names) {
    return planner.cases().stream()
        .map(
            of ->
                Stream.of(names)
                    .map(name -> of.params().get(name))
                    .collect(Collectors.joining(" ")))
        .collect(Collectors.toSet());
  }

  private static Planner cases(int java, String... asked) throws Exception {
    Map<String, Set<String>> values = new LinkedHashMap<>();
    for (int i = 0; i < asked.length; i += 2) {
      values.put(asked[i], new LinkedHashSet<>(List.of(asked[i + 1].split(","))));
    }
    return new Planner(
        Benchmarks.chosen(List.of("Server"), List.of()),
        values,
        Set.of(),
        Preset.QUICK,
        new CommandLineOptions(),
        java);
  }
}

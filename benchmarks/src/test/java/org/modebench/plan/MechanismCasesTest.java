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
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.runner.options.CommandLineOptions;

/** Of the benchmarks that compare mechanisms of concurrency, where a mode is a parameter. */
@Tag("any-jdk")
class MechanismCasesTest {

  private static Planner contention(int java, String... asked) throws Exception {
    return planner("Contention", java, asked);
  }

  private static Planner planner(String benchmark, int java, String... asked) throws Exception {
    Map<String, Set<String>> values = new LinkedHashMap<>();
    for (int i = 0; i < asked.length; i += 2) {
      values.put(asked[i], new LinkedHashSet<>(List.of(asked[i + 1].split(","))));
    }
    return new Planner(
        Benchmarks.chosen(List.of(benchmark), List.of()),
        values,
        Set.of(),
        Preset.STANDARD,
        new CommandLineOptions(),
        java);
  }

  private static List<String> values(Planner planner, String name) {
    return planner.cases().stream().map(of -> of.params().get(name)).distinct().toList();
  }

  @Test
  void aRunThatNamesNoBenchmarkMeasuresNoneOfThem() throws Exception {
    List<BenchmarkMethod> all = Benchmarks.chosen(List.of(), List.of());
    assertThat(Benchmarks.unnamed(all, Map.of()).stream().map(BenchmarkMethod::name))
        .isNotEmpty()
        .doesNotContain("Contention", "Deadlock", "Primitives");
    assertThat(
            Benchmarks.unnamed(all, Map.of("permits", Set.of("2"))).stream()
                .map(BenchmarkMethod::name))
        .containsExactly("Contention");
    assertThat(
            Benchmarks.unnamed(
                    all, Map.of("server", Set.of("SELECTOR"), "connections", Set.of("9")))
                .stream()
                .map(BenchmarkMethod::name))
        .containsExactly("IdleConnections");
  }

  @Test
  void withoutAWordEveryLockIsMeasuredByWorkers() throws Exception {
    Planner planner = contention(25);
    assertThat(planner.cases()).hasSize(7 * 4);
    assertThat(values(planner, "workers")).containsExactly("1", "2", "4", "8");
    assertThat(values(planner, "mode")).containsExactly("THREADS");
    assertThat(values(planner, "permits")).as("of one table").containsExactly("1");
  }

  @Test
  void aModeThatTheForksJavaDoesNotHaveIsLeftOutOrRefused() throws Exception {
    Planner planner = contention(17, "experiment", "sharers");
    assertThat(values(planner, "mode")).containsExactly("THREADS", "THREAD_POOL", "FORK_JOIN");
    assertThat(planner.notes()).satisfiesExactly(says("VIRTUAL_THREADS", "skipped", "Java 17"));
    assertThatThrownBy(() -> contention(17, "mode", "VIRTUAL_THREADS"))
        .isInstanceOf(UsageException.class)
        .satisfies(saying("VIRTUAL_THREADS", "Java 21", "-jvm"));
    assertThat(values(contention(21, "experiment", "sharers"), "mode")).contains("VIRTUAL_THREADS");
  }

  @Test
  void whatMeansNothingIsLeftOutWithItsReason() throws Exception {
    Planner planner = contention(25, "mode", "THREADS,GIL_THREADS", "lock", "NONE,SYNCHRONIZED");
    assertThat(planner.cases()).hasSize(3);
    assertThat(planner.notes()).satisfiesExactly(says("SYNCHRONIZED", "GIL_THREADS", "monitor"));
    assertThatThrownBy(() -> contention(25, "mode", "GIL_THREADS", "lock", "NONE,SYNCHRONIZED"))
        .isInstanceOf(UsageException.class)
        .satisfies(saying("SYNCHRONIZED", "GIL_THREADS", "monitor"));
    assertThatThrownBy(() -> contention(25, "mode", "PROCESS"))
        .isInstanceOf(UsageException.class)
        .satisfies(saying("PROCESS", "share"));
  }

  @Test
  void pingsAreMeasuredWithTheGlobalLockAndWithoutByThreadsThatCompute() throws Exception {
    Planner usual = planner("GilLatency", 17);
    assertThat(usual.cases()).hasSize(2 * 5);
    assertThat(values(usual, "switchMillis")).containsExactly("5");
    Planner intervals = planner("GilLatency", 17, "experiment", "switch");
    assertThat(values(intervals, "interpreter")).containsExactly("GIL");
    assertThat(values(intervals, "switchMillis")).containsExactly("1", "2", "5", "10", "20");
  }

  @Test
  void connectionsWaitInTheServersThatHoldAny() throws Exception {
    Planner few = planner("IdleConnections", 25, "connections", "10");
    assertThat(values(few, "server"))
        .containsExactly("THREAD_PER_CONNECTION", "VIRTUAL_THREADS", "EVENT_LOOP", "SELECTOR");
    assertThatThrownBy(() -> planner("IdleConnections", 25, "server", "SYNC_WORKER"))
        .isInstanceOf(UsageException.class)
        .satisfies(
            saying(
                "has the server SYNC_WORKER",
                "THREAD_PER_CONNECTION",
                "VIRTUAL_THREADS",
                "EVENT_LOOP",
                "SELECTOR"));
  }

  @Test
  void anIntervalOfPollsIsThatOfTransportsThatPoll() throws Exception {
    assertThat(planner("Push", 17).cases()).hasSize(5 * 3);
    Planner intervals =
        planner("Push", 17, "transport", "POLLING,SSE", "subscribers", "10", "pollMillis", "500");
    assertThat(values(intervals, "pollMillis")).containsExactly("500", "1000");
  }

  @Test
  void bodiesGoThroughTheServersThatTakeThem() throws Exception {
    Planner usual = planner("Upload", 17);
    assertThat(usual.cases()).hasSize(2 * 2 * 3);
    assertThat(values(usual, "server")).containsExactly("THREAD_PER_CONNECTION", "EVENT_LOOP");
    assertThat(values(usual, "storeMegabytesPerSecond")).containsExactly("0");
    Planner slow = planner("Upload", 17, "experiment", "backpressure");
    assertThat(values(slow, "storeMegabytesPerSecond")).containsExactly("10");
    assertThatThrownBy(() -> planner("Upload", 17, "server", "PREFORK"))
        .isInstanceOf(UsageException.class)
        .satisfies(saying("PREFORK", "THREAD_PER_CONNECTION", "EVENT_LOOP"));
  }

  @Test
  void onlyModesThatKnowAGlobalLockCanReleaseIt() throws Exception {
    Planner planner = planner("CpuBound", 17, "gil", "held,released");
    assertThat(
            planner.cases().stream()
                .filter(of -> "released".equals(of.params().get("gil")))
                .map(of -> of.params().get("mode"))
                .distinct())
        .containsExactlyInAnyOrder("SEQUENTIAL", "GIL_THREADS");
    assertThat(planner.notes()).anySatisfy(says("THREADS", "gil=released", "no lock"));
    assertThatThrownBy(() -> planner("CpuBound", 17, "gil", "released", "mode", "THREADS"))
        .isInstanceOf(UsageException.class)
        .satisfies(saying("THREADS", "gil=released", "no lock"));
    assertThat(planner("CpuBound", 17, "gil", "held").cases())
        .as("rows are as those of older files")
        .isNotEmpty()
        .noneSatisfy(of -> assertThat(of.params()).containsKey("gil"));
  }
}

package org.modebench.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.modebench.analysis.text.Facts.saying;
import static org.modebench.analysis.text.Facts.says;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.modebench.analysis.catalogue.Modes;
import org.modebench.analysis.catalogue.Parameters;
import org.modebench.analysis.catalogue.Workloads;
import org.modebench.session.Cases;
import org.modebench.task.own.OwnClassPath;
import org.openjdk.jmh.runner.options.CommandLineOptions;

@Tag("any-jdk")
class PlannerTest {
  private static final List<String> MODES = Modes.AXIS.names();

  private static final BenchmarkMethod CPU =
      new BenchmarkMethod(
          "org.x.CpuBoundBenchmark.countdowns",
          Workloads.CPU_BOUND,
          new TreeMap<>(
              Map.of(
                  "mode",
                  MODES,
                  "workers",
                  List.of("10"),
                  "calls",
                  List.of("10"),
                  "limit",
                  List.of("500"))),
          false,
          5,
          Cases.SETTINGS);
  private static final BenchmarkMethod FLOOR =
      new BenchmarkMethod(
          "org.x.PipeFloorBenchmark.roundTrip",
          Workloads.PIPE_FLOOR,
          new TreeMap<>(
              Map.of(
                  "mode", List.of("PROCESS_POOL"), "workers", List.of("1"), "calls", List.of("1"))),
          false,
          5,
          Cases.SETTINGS);

  @Test
  void quickRunsEveryModeOnceAndSequentialWithItsOneWorker() throws Exception {
    Planner planner = plan(List.of(CPU), Preset.QUICK, 21);

    assertThat(labels(planner))
        .containsExactly(
            "CpuBound SEQUENTIAL workers=1",
            "CpuBound THREADS workers=10",
            "CpuBound THREAD_POOL workers=10",
            "CpuBound FORK_JOIN workers=10",
            "CpuBound VIRTUAL_THREADS workers=10",
            "CpuBound EVENT_LOOP workers=10",
            "CpuBound PROCESS workers=10",
            "CpuBound PROCESS_POOL workers=10",
            "CpuBound GIL_THREADS workers=10");
    assertThat(planner.notes()).isEmpty();
  }

  @Test
  void thePresetsWorkersAreForBenchmarksWithoutOneWorkerByDefault() throws Exception {
    Planner planner = plan(List.of(CPU, FLOOR), Preset.STANDARD, 21);

    assertThat(
            planner.cases().stream()
                .filter(c -> c.benchmark().equals("PipeFloor"))
                .map(Case::workers))
        .containsExactly(1);
    assertThat(planner.cases().stream().filter(c -> c.mode().equals("THREADS")).map(Case::workers))
        .containsExactly(1, 2, 5, 10);
    assertThat(
            planner.cases().stream().filter(c -> c.mode().equals("SEQUENTIAL")).map(Case::workers))
        .containsExactly(1);
  }

  @Test
  void theBaselineIsAddedAndALineSaysSo() throws Exception {
    Planner planner = plan(List.of(CPU), Preset.QUICK, 17, "mode", "PROCESS");

    assertThat(labels(planner))
        .containsExactly("CpuBound SEQUENTIAL workers=1", "CpuBound PROCESS workers=10");
    assertThat(planner.notes()).satisfiesExactly(says("SEQUENTIAL", "baseline", "CpuBound"));
  }

  @Test
  void theBaselineIsAddedForEveryOtherParameter() throws Exception {
    Planner planner =
        plan(List.of(CPU), Preset.QUICK, 17, "mode", "THREADS", "limit", "1,2", "workers", "2,4");

    assertThat(labels(planner))
        .containsExactly(
            "CpuBound SEQUENTIAL workers=1 limit=1",
            "CpuBound SEQUENTIAL workers=1 limit=2",
            "CpuBound THREADS workers=2 limit=1",
            "CpuBound THREADS workers=4 limit=1",
            "CpuBound THREADS workers=2 limit=2",
            "CpuBound THREADS workers=4 limit=2");
  }

  @Test
  void equalCasesRunOnce() throws Exception {
    Planner planner =
        plan(List.of(CPU), Preset.QUICK, 17, "mode", "SEQUENTIAL,THREADS", "workers", "02,2,1");

    assertThat(labels(planner))
        .containsExactly(
            "CpuBound SEQUENTIAL workers=1",
            "CpuBound THREADS workers=2",
            "CpuBound THREADS workers=1");
  }

  @Test
  void sequentialRunsWithOneWorkerWhateverOthersAreAsked() throws Exception {
    Planner planner =
        plan(List.of(CPU), Preset.QUICK, 17, "mode", "SEQUENTIAL,THREADS", "workers", "2");

    assertThat(labels(planner))
        .containsExactly("CpuBound SEQUENTIAL workers=1", "CpuBound THREADS workers=2");
    assertThat(planner.notes()).satisfiesExactly(says("SEQUENTIAL", "one worker", "-p workers"));
  }

  @Test
  void aModeThatTheForksDoNotHaveIsLeftOutWithALine() throws Exception {
    Planner planner = plan(List.of(CPU), Preset.QUICK, 17);

    assertThat(planner.cases()).noneMatch(c -> c.mode().equals("VIRTUAL_THREADS")).hasSize(8);
    assertThat(planner.notes())
        .satisfiesExactly(says("VIRTUAL_THREADS", "skipped", "Java 21", "Java 17", "-jvm"));
  }

  @Test
  void aModeThatTheForksDoNotHaveIsRefusedWhereItWasAskedFor() {
    assertThatThrownBy(
            () -> plan(List.of(CPU), Preset.QUICK, 17, "mode", "THREADS,VIRTUAL_THREADS"))
        .isInstanceOf(UsageException.class)
        .satisfies(saying("VIRTUAL_THREADS", "Java 21", "Java 17", "-jvm"));
  }

  @ParameterizedTest
  @CsvSource({"THREADS, THREADS", "'PROCESS_POOL,PROCESS', PROCESS"})
  void aModeThatNoChosenBenchmarkHasIsRefused(String modes, String missing) {
    assertThatThrownBy(() -> plan(List.of(FLOOR), Preset.QUICK, 17, "mode", modes))
        .isInstanceOf(UsageException.class)
        .satisfies(saying("mode " + missing, "PipeFloor", "PROCESS_POOL"));
  }

  /**
   * A value that no case has would be dropped in silence; the sentence says what stands in its way.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          CpuBound | mode   | SEQUENTIAL          | workers=7     | -p workers=7: 1: mode=SEQUENTIAL
          CpuBound | mode   | SEQUENTIAL          | workers=1,7   | -p workers=7: 1: mode=SEQUENTIAL
          Server   | loop   | open                | concurrency=5 | -p concurrency=5: loop=open
          Server   | loop   | closed              | rate=50       | -p rate=50: loop=closed
          Server   | server | PREFORK,SYNC_WORKER | rate=50       | -p rate=50: loop=closed
          Server   | server | SYNC_WORKER         | workers=7     | -p workers=7: 1: server=SYNC_WORKER
          IoBound  | delay  | fixed               | delaySeed=7   | -p delaySeed=7: delay=fixed
          WorkerStart | program | EMPTY_JVM,API_CALL | limit=7    | -p limit=7: program=EMPTY_JVM,API_CALL
          """)
  void aValueThatNoCaseHasIsRefused(
      String benchmark, String name, String values, String ignored, String facts) throws Exception {
    List<BenchmarkMethod> subjects = Benchmarks.chosen(List.of(benchmark), List.of());
    String[] words = ignored.split("=", 2);

    assertThatThrownBy(() -> plan(subjects, Preset.QUICK, 21, name, values, words[0], words[1]))
        .isInstanceOf(UsageException.class)
        .satisfies(saying(facts.split(": ")));
  }

  @Test
  void aValueThatAppliesInOneCaseIsNotRefused() throws Exception {
    List<BenchmarkMethod> server = Benchmarks.chosen(List.of("Server"), List.of());

    Planner planner =
        plan(server, Preset.QUICK, 21, "loop", "open,closed", "concurrency", "5", "rate", "50");

    assertThat(planner.cases())
        .allMatch(
            c ->
                c.params().getOrDefault("loop", "").equals("open")
                    == c.params().getOrDefault("rate", "").equals("50"));
  }

  /** JMH ignores it in silence. */
  @Test
  void aParameterThatNoChosenBenchmarkHasIsRefused() {
    assertThatThrownBy(() -> plan(List.of(CPU, FLOOR), Preset.QUICK, 17, "wokers", "2"))
        .isInstanceOf(UsageException.class)
        .satisfies(
            saying(
                "parameter wokers",
                "CpuBound",
                "calls, limit, mode, workers",
                "PipeFloor",
                "calls, mode, workers"));
  }

  @Test
  void aParameterThatOnlySomeBenchmarksHaveIsForThose() throws Exception {
    Planner planner = plan(List.of(CPU, FLOOR), Preset.QUICK, 21, "limit", "7");

    assertThat(planner.cases())
        .allMatch(c -> c.benchmark().equals("PipeFloor") || "7".equals(c.params().get("limit")));
  }

  @Test
  void optionsWinOverTheClass() throws Exception {
    Planner planner =
        new Planner(
            List.of(CPU),
            Map.of(),
            Set.of(),
            Preset.QUICK,
            new CommandLineOptions("-wi", "7", "-r", "20ms", "-to", "9s"),
            21);

    Settings settings = planner.cases().get(0).settings();
    assertThat(settings.steadyNanos()).isZero();
    assertThat(settings.warmupIterations()).isEqualTo(7);
    assertThat(settings.warmupNanos()).isEqualTo(Cases.SETTINGS.warmupNanos());
    assertThat(settings.iterations()).isEqualTo(Cases.SETTINGS.iterations());
    assertThat(settings.iterationNanos()).isEqualTo(20_000_000);
    assertThat(settings.timeoutNanos()).isEqualTo(9_000_000_000L);
  }

  /** Rows of two cases with the same columns could not be told apart. */
  @Test
  void everyCaseOfEveryPresetHasColumnsOfItsOwn() throws Exception {
    for (Preset preset : Preset.values()) {
      Planner planner = plan(Benchmarks.chosen(List.of(), List.of()), preset, 25);
      assertThat(planner.cases()).extracting(Case::key).doesNotHaveDuplicates();
      assertThat(planner.cases()).extracting(Case::label).doesNotHaveDuplicates();
    }
  }

  @Test
  void thePresetsForksAreInProportionToThoseOfTheClass() throws Exception {
    List<BenchmarkMethod> both = new ArrayList<>(Benchmarks.chosen(List.of("Server"), List.of()));
    both.add(CPU);

    assertThat(forks(both, Preset.QUICK)).isEqualTo(Map.of("CpuBound", 5, "Server", 5));
    assertThat(forks(both, Preset.STANDARD)).isEqualTo(Map.of("CpuBound", 5, "Server", 5));
    assertThat(forks(both, Preset.FULL)).isEqualTo(Map.of("CpuBound", 10, "Server", 10));
  }

  private static Map<String, Integer> forks(List<BenchmarkMethod> subjects, Preset preset)
      throws Exception {
    Planner planner = plan(subjects, preset, 21);
    Plan plan = Plan.of(planner.cases(), planner::forks, 1);
    assertThat(plan.forks()).isEqualTo(planner.cases().stream().mapToInt(plan::forks).sum());
    return planner.cases().stream()
        .collect(Collectors.toMap(Case::benchmark, plan::forks, (a, b) -> a.equals(b) ? a : -1));
  }

  /** A run that nobody asked for would take ten minutes more. */
  @Test
  void serversAreMeasuredWhenTheyAreNamed() throws Exception {
    List<BenchmarkMethod> all = Benchmarks.chosen(List.of(), List.of());

    assertThat(names(Benchmarks.unnamed(all, Map.of())))
        .contains("CpuBound")
        .doesNotContain("Server");
    assertThat(
            names(
                Benchmarks.unnamed(
                    all, Map.of("mode", Set.of("THREADS"), "latencyMillis", Set.of("1")))))
        .contains("CpuBound")
        .doesNotContain("Server");
    assertThat(names(Benchmarks.unnamed(all, Map.of("server", Set.of("PREFORK")))))
        .containsExactly("Server");
    assertThat(names(Benchmarks.unnamed(all, Map.of("experiment", Set.of("dose")))))
        .containsExactly("Server");
    assertThat(names(Benchmarks.unnamed(all, Map.of("experiment", Set.of("scheduling")))))
        .containsExactlyInAnyOrder("CpuBound", "IoBound");
    assertThat(names(Benchmarks.unnamed(all, Map.of("experiment", Set.of("no-such")))))
        .contains("CpuBound", "Server")
        .doesNotContain("Baseline");
  }

  /** What has no experiment of its own that is usual is measured as if none were named. */
  @Test
  void anExperimentOfAnotherBenchmarkDoesNotTakeCountdownsAway() throws Exception {
    List<BenchmarkMethod> chosen =
        Benchmarks.chosen(List.of("CpuBound", "Server", "Contention"), List.of());

    assertThat(
            plan(chosen, Preset.QUICK, 17, "experiment", "latency").cases().stream()
                .map(of -> of.workload().name())
                .distinct())
        .containsExactlyInAnyOrder("CpuBound", "Server");
  }

  /** What people ask first: no floors, and of the servers two. */
  @Test
  void aFirstLookIsShort() throws Exception {
    List<BenchmarkMethod> all = Benchmarks.chosen(List.of(), List.of());
    int cores = Runtime.getRuntime().availableProcessors();

    List<BenchmarkMethod> quick = Benchmarks.unnamed(all, Preset.QUICK);
    Planner planner = plan(quick, Preset.QUICK, 17);

    assertThat(
            planner.cases().stream()
                .map(Case::label)
                .filter(label -> label.contains("THREADS") || label.startsWith("Server")))
        .containsExactlyInAnyOrder(
            "CpuBound THREADS workers=" + cores,
            "CpuBound GIL_THREADS workers=" + cores,
            "IoBound THREADS workers=10",
            "IoBound GIL_THREADS workers=10",
            "Server SYNC_WORKER workers=1",
            "Server EVENT_LOOP workers=1");
    assertThat(planner.cases().stream().map(Case::benchmark).distinct())
        .containsExactlyInAnyOrder("CpuBound", "IoBound", "Server");
    assertThat(
            planner.cases().stream()
                .filter(c -> c.benchmark().equals("Server"))
                .map(c -> c.params().get("calls")))
        .containsOnly("40");
    assertThat(planner.javaOfSkipped()).isEqualTo(21);
    assertThat(names(Benchmarks.unnamed(all, Preset.STANDARD))).contains("Baseline");
  }

  private static final String URL = "http://127.0.0.1:9000/hello";

  /** What a model can be asked for means nothing to it, and it has no workers to choose. */
  @Test
  void anAddressIsAServer() throws Exception {
    List<BenchmarkMethod> servers = Benchmarks.chosen(List.of("Server"), List.of());
    Planner planner = plan(servers, Preset.STANDARD, 17, "url", URL, "concurrency", "5,10");

    assertThat(planner.cases())
        .extracting(Case::mode, Case::workers, of -> of.number(Parameters.CONCURRENCY, 0))
        .containsExactly(tuple(URL, 1, 5), tuple(URL, 1, 10));
    assertThat(planner.cases())
        .allSatisfy(
            of ->
                assertThat(of.params())
                    .doesNotContainKey("url")
                    .containsEntry("latencyMillis", "0")
                    .containsEntry("upstream", "timer"))
        .noneMatch(Case::usesMock);
    assertThat(planner.notes()).satisfiesExactly(says("server of your own", "unknown"));
    assertThat(
            names(
                Benchmarks.unnamed(
                    Benchmarks.chosen(List.of(), List.of()), Map.of("url", Set.of(URL)))))
        .containsExactly("Server");
  }

  @Test
  void anAddressStandsBesideTheModels() throws Exception {
    List<BenchmarkMethod> servers = Benchmarks.chosen(List.of("Server"), List.of());

    assertThat(
            plan(servers, Preset.QUICK, 17, "url", URL, "server", "EVENT_LOOP,SYNC_WORKER").cases())
        .extracting(Case::mode)
        .containsExactly("SYNC_WORKER", "EVENT_LOOP", URL);
    assertThat(plan(servers, Preset.QUICK, 17, "url", URL, "experiment", "concurrency").cases())
        .hasSize(4)
        .allMatch(of -> of.mode().equals(URL));
  }

  /** Our clients begin its calls on an event loop, too, and nothing is compared by content. */
  @Test
  void anAddressIsWorkOfOnesOwn() throws Exception {
    List<BenchmarkMethod> own = Benchmarks.chosen(List.of("Own"), List.of());
    Planner planner =
        plan(
            own,
            Preset.QUICK,
            17,
            "url",
            URL + "," + URL + "2",
            "task",
            "com.acme.Some",
            "argument",
            "a,b",
            "mode",
            "EVENT_LOOP");
    OwnCases described =
        new OwnCases(OwnClassPath.of(""), Set.of("task", "argument"), "POST A 1234");

    assertThat(Benchmarks.withClass(own, Map.of("url", Set.of(URL)), "")).isEqualTo(own);
    assertThat(described.described(planner.cases()))
        .filteredOn(of -> of.mode().equals("EVENT_LOOP"))
        .extracting(
            of -> of.params().get("task"),
            of -> of.params().get("argument"),
            of -> of.params().get("stages"),
            of -> of.params().get("check"))
        .containsExactlyInAnyOrder(
            tuple("com.acme.Some", "a", "false", "results"),
            tuple("com.acme.Some", "b", "false", "results"),
            tuple(URL, "POST A 1234", "true", "results"),
            tuple(URL + "2", "POST A 1234", "true", "results"));
    assertThat(planner.cases()).noneMatch(Case::usesMock);
  }

  @ParameterizedTest
  @CsvSource({"argument, x", "check, none"})
  void whatIsForAClassIsRefusedWhereOnlyAddressesAreNamed(String name, String value)
      throws Exception {
    List<BenchmarkMethod> own = Benchmarks.chosen(List.of("Own"), List.of());
    assertThatThrownBy(
            () -> Benchmarks.withClass(own, Map.of("url", Set.of(URL), name, Set.of(value)), ""))
        .isInstanceOf(UsageException.class)
        .satisfies(saying(name, "-p task="));
    assertThatThrownBy(() -> Benchmarks.requireRequests(List.of(FLOOR)))
        .isInstanceOf(UsageException.class)
        .satisfies(saying("--header", "Own"));
  }

  @ParameterizedTest
  @CsvSource({"latencyMillis, 50", "faults, 10", "blockingShare, 5", "upstream, api"})
  void whatAnAddressCannotBeAskedForIsRefused(String name, String value) throws Exception {
    List<BenchmarkMethod> servers = Benchmarks.chosen(List.of("Server"), List.of());

    assertThatThrownBy(() -> plan(servers, Preset.QUICK, 17, "url", URL, name, value))
        .isInstanceOf(UsageException.class)
        .satisfies(saying(name + "=" + value, "ignored", URL));
  }

  @Test
  void anAddressIsNoParameterOfABenchmarkWithoutServers() {
    assertThatThrownBy(() -> plan(List.of(FLOOR), Preset.QUICK, 17, "url", URL))
        .isInstanceOf(UsageException.class)
        .satisfies(saying("parameter url", "PipeFloor"));
  }

  @Test
  void anExperimentIsNoParameterOfABenchmarkWithoutServers() {
    assertThatThrownBy(() -> plan(List.of(FLOOR), Preset.QUICK, 17, "experiment", "latency"))
        .isInstanceOf(UsageException.class)
        .satisfies(saying("parameter experiment", "PipeFloor", "calls, mode, workers"));
  }

  @Test
  void anExperimentThatDoesNotExistIsRefused() throws Exception {
    List<BenchmarkMethod> servers = Benchmarks.chosen(List.of("Server"), List.of());

    assertThatThrownBy(() -> plan(servers, Preset.QUICK, 17, "experiment", "speed"))
        .isInstanceOf(UsageException.class)
        .satisfies(
            saying(
                "experiment",
                "concurrency",
                "latency",
                "blocking",
                "dose",
                "pause",
                "faults",
                "\"speed\""));
  }

  /** Servers are one subject to who asks about them, and several benchmarks. */
  @Test
  void anExperimentOfOtherBenchmarksOfServersIsMeasuredByThese() throws Exception {
    List<BenchmarkMethod> servers = Benchmarks.chosen(List.of("Server"), List.of());

    Planner idle = plan(servers, Preset.QUICK, 25, "experiment", "idle", "connections", "10,100");
    assertThat(idle.cases()).hasSize(8).extracting(Case::benchmark).containsOnly("IdleConnections");
    assertThat(idle.notes()).anySatisfy(says("IdleConnections", "in place of Server", "idle"));
    assertThat(idle.forks(idle.cases().get(0))).isGreaterThan(1);

    Planner upload = plan(servers, Preset.QUICK, 25, "experiment", "upload", "body", "BUFFER");
    assertThat(upload.cases()).extracting(Case::benchmark).containsOnly("Upload");

    Planner both = plan(servers, Preset.QUICK, 25, "experiment", "stalled,Idle");
    assertThat(both.cases()).extracting(Case::benchmark).contains("Server", "IdleConnections");
    assertThat(both.notes()).anySatisfy(says("IdleConnections", "beside Server", "Idle"));

    assertThat(plan(servers, Preset.QUICK, 25, "experiment", "stalled").notes())
        .noneMatch(note -> note.contains("experiment"));
  }

  @Test
  void anExperimentOfABenchmarkThatComparesSomethingElseIsRefusedByItsName() throws Exception {
    List<BenchmarkMethod> servers = Benchmarks.chosen(List.of("Server"), List.of());

    assertThatThrownBy(() -> plan(servers, Preset.QUICK, 25, "experiment", "transports"))
        .isInstanceOf(UsageException.class)
        .satisfies(saying("experiment transports", "Push has", "select"));
  }

  private static List<String> names(List<BenchmarkMethod> subjects) {
    return subjects.stream().map(BenchmarkMethod::name).toList();
  }

  private static List<String> labels(Planner planner) {
    return planner.cases().stream().map(Case::label).toList();
  }

  private static Planner plan(
      List<BenchmarkMethod> subjects, Preset preset, int java, String... params) throws Exception {
    Map<String, Set<String>> asked = new LinkedHashMap<>();
    for (int i = 0; i < params.length; i += 2) {
      asked.put(params[i], new LinkedHashSet<>(List.of(params[i + 1].split(","))));
    }
    return new Planner(subjects, asked, Set.of(), preset, new CommandLineOptions(), java);
  }
}

package org.modebench.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.math3.stat.descriptive.rank.Median;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.modebench.analysis.flames.FlameFile;
import org.modebench.analysis.flames.Stacks;
import org.modebench.analysis.results.ResultsFile;
import org.modebench.analysis.results.Row;
import org.modebench.plan.ProfileEvent;
import org.modebench.profile.FrameKind;
import org.modebench.profile.LifePhase;
import org.modebench.profile.LifeShares;
import org.modebench.profile.ProfileName;
import org.modebench.profile.Shares;

/** Profiles as a user makes them. */
@EnabledOnOs(OS.LINUX)
class ProfileIT {
  private static final int SECONDS_TO_END = 5;

  /** With its cache the launcher's own code is over before a sample is sure to be taken in it. */
  private static final int FIRST_JAVA_WITH_ONE_STEP_AOT = 25;

  @TempDir private Path folder;
  private Jar jar;

  @BeforeEach
  void open() throws IOException {
    jar = new Jar(folder);
  }

  @AfterEach
  void nothingIsLeft() throws Exception {
    jar.awaitNoProcess(List.of(), SECONDS_TO_END);
    assertThat(jar.leftovers()).isEmpty();
  }

  private Stacks graph(String benchmark, String mode, int workers, ProfileEvent event)
      throws IOException {
    return graph(new ProfileName(benchmark, mode, workers, "", event));
  }

  private Stacks graph(ProfileName of) throws IOException {
    String name = of.fileName();
    return FlameFile.read(folder.resolve("runs/profiles").resolve(name));
  }

  private static Stacks of(Stacks graph, String root) {
    Stacks part = new Stacks();
    graph.forEach(
        (frames, value) -> {
          if (frames.get(0).equals(root)) {
            part.add(frames, value);
          }
        });
    return part;
  }

  private List<String> profiles() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("runs/profiles"))) {
      return files.map(f -> f.getFileName().toString()).sorted().toList();
    }
  }

  /**
   * The graph counts CPU time, the phases in the results go by the clock, and the metric {@code
   * cpu} has the CPU time of a batch: that of the task is what the batch costs without processes.
   * On a quiet machine the two agree; on one that others use as well they differ, and the graph is
   * somewhere from one to the other.
   */
  @Test
  void aWorkersLifeDividesInTheGraphAsInTheResults() throws Exception {
    Jar.Ended run =
        jar.run(
            "CpuBound",
            "-p",
            "mode=PROCESS",
            "-p",
            "workers=1",
            "-f",
            "1",
            "-wi",
            "0",
            "-i",
            "20",
            "-r",
            "400ms",
            "-prof",
            "gc",
            "--profile",
            "--profile-jfr",
            "--profile-diff",
            "SEQUENTIAL,PROCESS");

    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .contains("Flame graphs are in runs/profiles/index.html.")
        .doesNotContain("missing");
    List<Row> rows = ResultsFile.read(jar.file("runs/results.csv")).rows();
    assertThat(rows).anyMatch(r -> r.metric().equals("gc.alloc.rate"));
    double start = median(rows, "PROCESS", "process_start");
    double load = median(rows, "PROCESS", "process_load");
    double work = median(rows, "PROCESS", "process_work");
    double workByClock = work / (start + load + work);
    Stacks graph = graph("CpuBound", "PROCESS", 1, ProfileEvent.CPU);
    double ofWorkers = (double) total(of(graph, "worker")) / total(graph);
    double exit = median(rows, "PROCESS", "process_exit");
    double seen = 1 - exit / (start + load + work + exit);
    double byCpu = median(rows, "SEQUENTIAL", "cpu") / median(rows, "PROCESS", "cpu");
    double workByCpu = byCpu / (ofWorkers * seen);
    double inGraph = LifeShares.of(graph, false).orElseThrow().of(LifePhase.WORK);
    System.out.printf(
        "The work's share of a worker's life: %.1f %% by the clock and %.1f %% of the CPU time in the results, %.1f %% in the graph (%d samples).%n",
        100 * workByClock, 100 * workByCpu, 100 * inGraph, total(graph));

    assertThat(of(graph, "worker").toCollapsed())
        .contains("org/modebench/task/Countdown.countDown")
        .contains("JNI_CreateJavaVM");
    if (Runtime.version().feature() < FIRST_JAVA_WITH_ONE_STEP_AOT) {
      assertThat(of(graph, "worker").toCollapsed()).contains("sun/launcher/LauncherHelper");
    }
    assertThat(Shares.of(graph, false).of(FrameKind.TASK))
        .isCloseTo(inGraph * ofWorkers, Offset.offset(TOLERANCE))
        .isCloseTo(byCpu, Offset.offset(2 * TOLERANCE));
    // What is not work is start and load, in the graph as by the clock.
    double tolerance = TOLERANCE + 2 * Math.sqrt(inGraph * (1 - inGraph) / total(graph));
    assertThat(inGraph)
        .isBetween(
            Math.min(workByClock, workByCpu) - tolerance,
            Math.max(workByClock, workByCpu) + tolerance);
    assertThat(profiles())
        .contains(
            "CpuBound_mode=PROCESS_workers=1_event=cpu_jfr",
            "CpuBound_mode=PROCESS_workers=1_event=cpu_versus_SEQUENTIAL_1.html",
            "CpuBound_mode=SEQUENTIAL_workers=1_event=cpu_versus_PROCESS_1.html")
        .noneMatch(name -> name.startsWith("."));
  }

  /** To which twice the standard error of the samples is added. */
  private static final double TOLERANCE = 0.05;

  private static long total(Stacks stacks) {
    long[] total = {0};
    stacks.forEach((frames, value) -> total[0] += value);
    return total[0];
  }

  /** Of the iterations without the profiler, which is no part of the graph. */
  private static double median(List<Row> rows, String mode, String metric) {
    return new Median()
        .evaluate(
            rows.stream()
                .filter(r -> !r.params().contains("profile="))
                .filter(r -> r.mode().equals(mode) && r.metric().equals(metric))
                .mapToDouble(Row::value)
                .toArray());
  }

  @Test
  @Tag("any-jdk")
  void callsThatWaitAreShownByTheClockWithTheMockAndPooledWorkers() throws Exception {
    Jar.Ended run =
        jar.run(
            "IoBound",
            "-p",
            "mode=PROCESS_POOL",
            "-p",
            "workers=5",
            "-p",
            "latencyMillis=20",
            "-f",
            "1",
            "-wi",
            "1",
            "-w",
            "200ms",
            "-i",
            "2",
            "-r",
            "300ms",
            "--profile=server",
            "--profile-events",
            "alloc");

    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.out()).doesNotContain("missing");
    Stacks pool = graph(ioBound("PROCESS_POOL", 5, ProfileEvent.WALL));
    assertThat(Shares.of(of(pool, "worker"), true).of(FrameKind.WAITING)).isGreaterThan(0.5);
    assertThat(of(pool, "worker").toCollapsed()).contains("org/modebench/task/ApiCall.call");
    assertThat(of(pool, "mock").isEmpty()).isFalse();
    assertThat(of(graph(ioBound("PROCESS_POOL", 5, ProfileEvent.ALLOC)), "mock").isEmpty())
        .isFalse();
    assertThat(of(pool, "fork").toCollapsed()).contains("[caller]");
    assertThat(graph(ioBound("SEQUENTIAL", 1, ProfileEvent.WALL)).toCollapsed())
        .doesNotContain("org/openjdk/jmh")
        .doesNotContain("Signal Dispatch");
  }

  private static ProfileName ioBound(String mode, int workers, ProfileEvent event) {
    return new ProfileName("IoBound", mode, workers, "latencyMillis=20", event);
  }

  /** Also without a warm-up, after which a fork's first iteration begins before its server. */
  @Test
  void serversUnderTestAreProfiledOnRequest() throws Exception {
    Jar.Ended run =
        jar.run(
            "Server",
            "-p",
            "server=PREFORK",
            "-p",
            "workers=2",
            "-p",
            "concurrency=2",
            "-p",
            "calls=10",
            "-p",
            "latencyMillis=50",
            "-f",
            "1",
            "--profile=server");

    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.out()).doesNotContain("missing");
    Stacks graph =
        graph(
            new ProfileName(
                "Server",
                "PREFORK",
                2,
                "calls=10_concurrency=2_latencyMillis=50",
                ProfileEvent.WALL));
    assertThat(of(graph, "server").toCollapsed())
        .contains("org/modebench/server/")
        .contains("[acceptor]");
    assertThat(of(graph, "fork").toCollapsed()).contains("[load-client]");
  }

  @Test
  void contendedLocksAreShown() throws Exception {
    Jar.Ended run =
        jar.run(
            "CpuBound",
            "-p",
            "mode=GIL_THREADS",
            "-p",
            "workers=5",
            "-f",
            "1",
            "-wi",
            "0",
            "-i",
            "1",
            "-r",
            "1s",
            "--profile",
            "--profile-events",
            "lock");

    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.out()).doesNotContain("missing");
    assertThat(graph("CpuBound", "GIL_THREADS", 5, ProfileEvent.LOCK).toCollapsed())
        .contains("org/modebench/mode/gil/GlobalInterpreterLock.")
        .contains("java/util/concurrent/locks/");
  }

  /** The forks of before and after are in one graph, whatever is profiled in between. */
  @Test
  @Tag("any-jdk")
  void aRunThatWasStoppedIsCompletedWithItsProfiles() throws Exception {
    Process stopped =
        jar.start(
            "CpuBound",
            "-p",
            "mode=SEQUENTIAL",
            "-f",
            "3",
            "-wi",
            "0",
            "-i",
            "1",
            "-r",
            "1s",
            "--profile",
            "--profile-jfr");
    while (profiledForks() == 0) {
      assertThat(stopped.isAlive()).isTrue();
      Thread.sleep(20);
    }
    List<ProcessHandle> started = stopped.descendants().toList();
    stopped.destroy();
    stopped.waitFor();
    jar.awaitNoProcess(started, SECONDS_TO_END);
    Files.writeString(onlyPart(), "fork;of_before_the_stop 7\n", StandardOpenOption.APPEND);

    Jar.Ended other =
        jar.run(
            "CpuBound",
            "-p",
            "mode=SEQUENTIAL",
            "-p",
            "limit=1000000",
            "-f",
            "1",
            "-wi",
            "0",
            "-i",
            "1",
            "-r",
            "300ms",
            "--profile",
            "--output",
            "runs/other.csv");
    assertThat(other.status()).as(other.err()).isZero();

    Jar.Ended resumed = jar.run("--resume");

    assertThat(resumed.status()).as(resumed.err()).isZero();
    assertThat(resumed.out())
        .contains("Flame graphs are in runs/profiles/index.html.")
        .doesNotContain("missing");
    assertThat(profiledForks()).isEqualTo(3);
    assertThat(profiles())
        .containsExactly(
            "CpuBound_mode=SEQUENTIAL_workers=1_event=cpu.html",
            "CpuBound_mode=SEQUENTIAL_workers=1_event=cpu_jfr",
            "CpuBound_mode=SEQUENTIAL_workers=1_limit=1000000_event=cpu.html",
            "index.html");
    assertThat(graph("CpuBound", "SEQUENTIAL", 1, ProfileEvent.CPU).toCollapsed())
        .contains("of_before_the_stop 7")
        .contains("org/modebench/task/Countdown.countDown");
    String run = ResultsFile.read(jar.file("runs/results.csv")).rows().get(0).run();
    Path recordings =
        folder
            .resolve("runs/profiles/CpuBound_mode=SEQUENTIAL_workers=1_event=cpu_jfr")
            .resolve(run);
    for (int fork = 1; fork <= 3; fork++) {
      assertThat(recordings.resolve("fork-" + fork)).isNotEmptyDirectory();
    }
  }

  private Path onlyPart() throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("runs/profiles"))) {
      List<Path> parts = files.filter(f -> f.toString().endsWith(".collapsed")).toList();
      assertThat(parts).hasSize(1);
      return parts.get(0);
    }
  }

  private long profiledForks() throws IOException {
    Path results = jar.file("runs/results.csv");
    return !Files.exists(results)
        ? 0
        : Files.readAllLines(results).stream()
            .filter(line -> line.contains("profile=cpu") && line.contains(",wall,"))
            .count();
  }

  @Test
  @Tag("any-jdk")
  void aFullDiskCostsTheProfilesAndNotTheMeasurement() throws Exception {
    String[] run = {
      "CpuBound",
      "-p",
      "mode=SEQUENTIAL",
      "-p",
      "limit=1000000",
      "-f",
      "1",
      "-wi",
      "0",
      "-i",
      "1",
      "-r",
      "300ms",
      "--profile"
    };
    // Fills the cache, which is not what is full here.
    assertThat(jar.run(run).status()).isZero();

    Jar.Ended full =
        jar.ended(jar.start(List.of("bash", "-c", "ulimit -f 32; exec \"$@\"", "bash"), run));

    assertThat(full.status()).as(full.out() + full.err()).isZero();
    assertThat(full.out()).contains("missing from the profile.");
    assertThat(ResultsFile.read(jar.file("runs/results.csv")).rows())
        .filteredOn(r -> r.metric().equals("wall"))
        .hasSize(4);
  }
}

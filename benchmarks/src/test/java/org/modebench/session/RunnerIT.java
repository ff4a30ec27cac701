package org.modebench.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modebench.analysis.text.Facts.says;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.modebench.analysis.results.EnvironmentFile;
import org.modebench.analysis.results.ForkCourses;
import org.modebench.analysis.results.ForkKey;
import org.modebench.analysis.results.Results;
import org.modebench.analysis.results.ResultsCsv;
import org.modebench.analysis.results.ResultsFile;
import org.modebench.analysis.results.Row;
import org.modebench.analysis.results.Status;
import org.modebench.analysis.results.record.CaseKey;
import org.modebench.analysis.results.record.RunRecord;

/** The jar with real forks. */
class RunnerIT {
  private static final String[] SHORT = {"-wi", "0", "-i", "2", "-r", "10ms"};

  @TempDir Path folder;
  private Jar jar;

  @BeforeEach
  void prepare() throws IOException {
    jar = new Jar(folder);
  }

  private static String[] with(String[] words, String... more) {
    return Stream.concat(Stream.of(words), Stream.of(more)).toArray(String[]::new);
  }

  private Results results() throws Exception {
    return ResultsFile.read(jar.file("runs/results.csv"));
  }

  private static ForkKey fork(Row row) {
    return new ForkKey(
        new CaseKey(row.benchmark(), row.mode(), row.workers(), row.calls(), row.params()),
        row.fork());
  }

  @Test
  void aRunWritesItsRowsItsEnvironmentAndItsTables() throws Exception {
    Jar.Ended run =
        jar.run(
            with(
                SHORT,
                "CpuBound",
                "-p",
                "mode=PROCESS",
                "-p",
                "workers=2",
                "-p",
                "limit=1000",
                "-f",
                "2"));

    assertThat(run.err()).isEmpty();
    assertThat(run.status()).isZero();
    assertThat(run.out().lines()).first().satisfies(says("SEQUENTIAL", "baseline", "CpuBound"));
    assertThat(run.out())
        .contains("\n4 forks (2 cases × 2 rounds)")
        .contains("[1/4] CpuBound ", "(fastest)", "runs/results.csv");
    List<Row> wall = results().rows().stream().filter(r -> r.metric().equals("wall")).toList();
    assertThat(wall).hasSize(2 * 2 * 2).allMatch(r -> r.unit().equals("s") && r.value() > 0);
    assertThat(results().rows()).extracting(Row::metric).contains("cpu", "rss", "process_start");
    assertThat(results().rows())
        .extracting(Row::jdk)
        .containsOnly(System.getProperty("java.version"));
    RunRecord record = EnvironmentFile.beside(jar.file("runs/results.csv")).records().get(0);
    assertThat(record.isComplete()).isTrue();
    assertThat(record.dependencies()).containsEntry("jmh", "1.37");
    Map<ForkKey, List<ForkCourses.Bin>> courses = results().courses(record.run()).byFork();
    assertThat(courses).containsOnlyKeys(wall.stream().map(RunnerIT::fork).distinct().toList());
    assertThat(courses.values())
        .allSatisfy(
            course -> {
              assertThat(course).extracting(ForkCourses.Bin::iteration).isSorted().contains(1, 2);
              assertThat(course.get(0).start()).isZero();
            });
    assertThat(jar.leftovers()).isEmpty();
    jar.awaitNoProcess(List.of(), 10);
  }

  @Test
  void jmhsOwnResultsAreThoseOfTheWholeRun() throws Exception {
    Jar.Ended run =
        jar.run(
            with(
                SHORT,
                "CpuBound",
                "-p",
                "mode=SEQUENTIAL,THREADS",
                "-p",
                "workers=2",
                "-p",
                "limit=1000",
                "-f",
                "2",
                "-rf",
                "json",
                "-prof",
                "gc",
                "-o",
                "jmh.txt"));

    assertThat(run.status()).isZero();
    JsonArray all =
        JsonParser.parseString(Files.readString(jar.file("jmh-result.json"))).getAsJsonArray();
    assertThat(all).hasSize(2);
    for (JsonElement element : all) {
      JsonObject result = element.getAsJsonObject();
      assertThat(result.get("forks").getAsInt()).isEqualTo(2);
      assertThat(result.get("mode").getAsString()).isEqualTo("avgt");
      assertThat(result.get("measurementTime").getAsString()).isEqualTo("10 ms");
      JsonArray raw = result.getAsJsonObject("primaryMetric").getAsJsonArray("rawData");
      assertThat(raw).hasSize(2).allMatch(fork -> fork.getAsJsonArray().size() == 2);
      String mode = result.getAsJsonObject("params").get("mode").getAsString();
      // The same figures as in the rows, to the last digit.
      assertThat(raw.toString()).isEqualTo("[[" + wall(mode, 1) + "],[" + wall(mode, 2) + "]]");
    }
    assertThat(results().rows()).extracting(Row::metric).contains("gc.alloc.rate.norm");
    assertThat(folder).isDirectoryNotContaining("glob:**.forks");
    assertThat(jar.file("jmh.txt")).content().contains("# JMH version: 1.37", "REMEMBER:");
  }

  private String wall(String mode, int fork) throws Exception {
    return String.join(
        ",",
        results().rows().stream()
            .filter(r -> r.metric().equals("wall") && r.mode().equals(mode) && r.fork() == fork)
            .map(r -> Double.toString(r.value()))
            .toList());
  }

  @Test
  @Tag("any-jdk")
  void aForkThatIsKilledIsOneFailedRowAndTheOthersGoOn() throws Exception {
    Process process =
        jar.start(
            "CpuBound",
            "-p",
            "mode=SEQUENTIAL,THREADS",
            "-p",
            "workers=2",
            "-p",
            "limit=1000",
            "-wi",
            "0",
            "-i",
            "2",
            "-r",
            "300ms",
            "-f",
            "2");
    ProcessHandle fork = awaitFork(process);
    fork.destroyForcibly();
    Jar.Ended run = jar.ended(process);

    assertThat(run.status()).isEqualTo(1);
    List<Row> failed = results().rows().stream().filter(r -> r.status() == Status.FAILED).toList();
    assertThat(failed).hasSize(1);
    assertThat(failed.get(0).reason()).satisfies(says("exit code 137", "signal 9"));
    assertThat(run.out().lines())
        .anySatisfy(says(failed.get(0).mode(), "fork 1/2", "FAILED", "exit code 137"));
    assertThat(results().rows()).filteredOn(r -> r.metric().equals("wall")).hasSize(1 + 2 * 2);
  }

  /**
   * The first child that is a fork of a case, and neither one of the calibration, which is over
   * when the run is on record, nor a JVM that JMH only asks what it can do.
   */
  private ProcessHandle awaitFork(Process process) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (System.nanoTime() < end) {
      boolean begun = Files.exists(jar.file("runs/results.environment.json"));
      Optional<ProcessHandle> fork =
          process.children().filter(p -> Jar.commandLine(p).contains("ForkedMain")).findFirst();
      if (begun && fork.isPresent()) {
        return fork.get();
      }
      Thread.sleep(20);
    }
    throw new AssertionError("There must be a fork within 60 s, but was none.");
  }

  @Test
  @Tag("any-jdk")
  void anIterationBeyondItsTimeoutFails() throws Exception {
    Jar.Ended run =
        jar.run(
            "CpuBound",
            "-p",
            "mode=SEQUENTIAL",
            "-p",
            "calls=1",
            "-p",
            "limit=1000000000",
            "-wi",
            "0",
            "-i",
            "1",
            "-r",
            "10ms",
            "-to",
            "100ms",
            "-f",
            "1");

    assertThat(run.status()).isEqualTo(1);
    assertThat(results().rows()).hasSize(1);
    assertThat(results().rows().get(0).reason()).satisfies(says("100 ms", "-to"));
  }

  @Test
  void aForkWithoutMemoryIsToldByItsCause() throws Exception {
    Jar.Ended run =
        jar.run(
            with(
                SHORT,
                "CpuBound",
                "-p",
                "mode=SEQUENTIAL",
                "-p",
                "calls=1000000",
                "-f",
                "1",
                "-jvmArgs",
                "-Xmx8m"));

    assertThat(run.status()).isEqualTo(1);
    assertThat(results().rows()).hasSize(1);
    assertThat(results().rows().get(0).reason()).contains("java.lang.OutOfMemoryError");
  }

  @Test
  @Tag("any-jdk")
  void twoRunsDoNotWriteToOneFile() throws Exception {
    Process first =
        jar.start(
            "CpuBound",
            "-p",
            "mode=SEQUENTIAL",
            "-p",
            "limit=1000",
            "-wi",
            "0",
            "-i",
            "1",
            "-r",
            "1s",
            "-f",
            "1");
    ProcessHandle fork = awaitFork(first);
    // The first run cannot end while its fork stands still, however slowly the second one starts.
    signal("-STOP", fork);
    Jar.Ended refused;
    try {
      Jar second = new Jar(Files.createDirectories(folder.resolve("second")));
      refused = second.run("CpuBound", "--output", jar.file("runs/results.csv").toString());
    } finally {
      signal("-CONT", fork);
    }

    assertThat(refused.status()).isEqualTo(2);
    assertThat(refused.err().lines())
        .satisfiesExactly(
            says("Another run", "\"" + jar.file("runs/results.csv") + "\"", "--output"));
    assertThat(jar.ended(first).status()).isZero();
    assertThat(results().runs()).hasSize(1);
  }

  private static void signal(String signal, ProcessHandle process) throws Exception {
    Process kill = new ProcessBuilder("kill", signal, Long.toString(process.pid())).start();
    assertThat(kill.waitFor()).isZero();
  }

  /** A file may not grow beyond 100 KiB here, as if the disk were full. */
  @Test
  @Tag("any-jdk")
  void aFullDiskCostsTheForkInFlightOnly() throws Exception {
    Path file = jar.file("runs/results.csv");
    Files.createDirectory(jar.file("runs"));
    String old = ResultsCsv.HEADER + "\n" + oldRows(100 * 1024 - 2_500);
    Files.writeString(file, old);
    String[] run = with(SHORT, "CpuBound", "-p", "mode=SEQUENTIAL", "-p", "limit=1000", "-f", "3");
    Jar.Ended full =
        jar.ended(jar.start(List.of("bash", "-c", "ulimit -f 100; exec \"$@\"", "bash"), run));

    assertThat(full.status()).isEqualTo(1);
    assertThat(full.err().lines())
        .satisfiesExactly(says("\"runs/results.csv\"", "File too large", "kept", "--resume"));
    assertThat(Files.readString(file)).startsWith(old).endsWith("\n");
    Results torn = results();
    assertThat(torn.warnings()).isEmpty();

    Jar.Ended resumed = jar.run("--resume");
    assertThat(resumed.status()).isZero();
    assertThat(results().ofRun(results().newestRun()).rows())
        .filteredOn(r -> r.metric().equals("wall"))
        .hasSize(3 * 2);
  }

  private static String oldRows(int bytes) {
    String row =
        "old,2026-01-01T00:00:00Z,CpuBound,THREADS,2,10,limit=5,1,1,wall,0.5,s,VALID,,h,2,17,c\n";
    return row.repeat(bytes / row.length());
  }

  @Test
  @Tag("any-jdk")
  void badInputIsOneSentenceAndLeavesNothing() throws Exception {
    Jar.Ended run = jar.run("-p", "mode=FASTEST");

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("mode", "SEQUENTIAL, ", "\"FASTEST\"").hasLineCount(1);
    assertThat(jar.file("runs/results.csv")).doesNotExist();
    assertThat(jar.file("runs/results.environment.json")).doesNotExist();
    assertThat(jar.leftovers()).isEmpty();
  }

  @Test
  @Tag("any-jdk")
  void aPlanTakesItsTimeAndWritesNothing() throws Exception {
    Jar.Ended run = jar.run("--plan=order", "--preset", "standard", "--seed", "5");

    assertThat(run.status()).isZero();
    assertThat(run.err()).as("said before the plan").contains(" to measure").hasLineCount(1);
    assertThat(run.out()).contains("round 5:", "In all: ", "seed 5.");
    assertThat(jar.file("runs/results.csv")).doesNotExist();
  }
}

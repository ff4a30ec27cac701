package org.modebench.session;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.modebench.analysis.text.Facts.says;

import com.google.gson.JsonParser;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.modebench.analysis.results.EnvironmentFile;
import org.modebench.analysis.results.Results;
import org.modebench.analysis.results.ResultsFile;
import org.modebench.analysis.results.Row;
import org.modebench.analysis.results.Status;
import org.modebench.analysis.results.record.MachineTiming;
import org.modebench.analysis.results.record.MeasuredCode;
import org.modebench.analysis.results.record.MockVerdict;
import org.modebench.analysis.results.record.RecordedWorkload;
import org.modebench.analysis.results.record.RunRecord;
import org.modebench.analysis.results.record.RunState;
import org.modebench.cli.Launcher;
import org.modebench.fork.ForkJvm;
import org.modebench.fork.ForkOutcome;
import org.modebench.fork.Measured;
import org.modebench.plan.Case;
import org.modebench.plan.Schedule;
import org.modebench.plan.UsageException;
import org.modebench.store.BuildInfo;
import org.modebench.store.RecordedPlan;

/** Whole runs on a platform without forks. */
@Tag("any-jdk")
class RunTest {
  private static final String[] SMALL = {
    "CpuBound", "-p", "mode=SEQUENTIAL,THREADS", "-p", "workers=1,2", "-f", "2", "--seed", "1"
  };

  @TempDir Path folder;
  private final FakePlatform platform = new FakePlatform();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private Path file;

  @BeforeEach
  void name() {
    file = folder.resolve("results.csv");
  }

  private int run(String... words) {
    out.reset();
    err.reset();
    List<String> all = new ArrayList<>(List.of(words));
    if (!all.contains("--output")) {
      all.add("--output");
      all.add(file.toString());
    }
    return new Launcher(
            new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), platform)
        .run(all.toArray(String[]::new));
  }

  private static String[] with(String[] words, String... more) {
    return Stream.concat(Stream.of(words), Stream.of(more)).toArray(String[]::new);
  }

  private static String quoted(Object text) {
    return "\"" + text + "\"";
  }

  private Results results() throws Exception {
    return ResultsFile.read(file);
  }

  private List<RunRecord> records() throws Exception {
    return EnvironmentFile.beside(file).records();
  }

  @Test
  void everyRoundRunsEveryCaseAndEveryForkBecomesRows() throws Exception {
    assertThat(run(SMALL)).isZero();

    assertThat(platform.events).hasSize(6);
    assertThat(new HashSet<>(platform.events.subList(0, 3))).hasSize(3);
    assertThat(new HashSet<>(platform.events.subList(3, 6))).hasSize(3);
    assertThat(results().rows()).hasSize(6 * 4).allMatch(r -> r.status() == Status.VALID);
    Row first = results().rows().get(0);
    assertThat(first.timestamp()).isEqualTo("2026-11-01T12:00:00Z");
    assertThat(first.params()).isEqualTo("limit=5000000");
    assertThat(first.jdk()).isEqualTo("17.0.1");
    assertThat(out.toString(UTF_8))
        .startsWith("6 forks (3 cases × 2 rounds)")
        .contains("[1/6] CpuBound ", "[6/6] CpuBound ", " fork 2/2: ")
        .contains("(fastest)");
    assertThat(err.size()).isZero();
    assertThat(folder.resolve("report.html")).doesNotExist();
  }

  @Test
  void theEnvironmentFileTellsThePlanAndHowItWent() throws Exception {
    run(SMALL);

    RunRecord record = records().get(0);
    assertThat(record.run())
        .isEqualTo(results().newestRun())
        .matches("20261101T120000Z-[0-9a-f]{4}");
    assertThat(record.state()).contains(RunState.COMPLETE);
    assertThat(record.seed()).hasValue(1);
    assertThat(record.rounds()).hasValue(2);
    assertThat(record.forksPlanned()).hasValue(6);
    assertThat(record.forksDone()).hasValue(6);
    assertThat(record.noise()).hasSize(2);
    assertThat(record.timings())
        .containsExactly(new MachineTiming("start of an empty JVM", 40_000, 39_000, 42_000));
    assertThat(record.host().cores()).isPositive();
    assertThat(record.host().kernel()).isNotEmpty();
    assertThat(record.forks().version()).isEqualTo("17.0.1");
    assertThat(record.arguments()).startsWith("CpuBound", "-p");
    assertThat(record.workloads())
        .singleElement()
        .satisfies(
            workload -> {
              assertThat(workload.name()).isEqualTo("CpuBound");
              assertThat(workload.axis()).isEqualTo("mode");
              assertThat(workload.parameters())
                  .extracting(RecordedWorkload.Parameter::name)
                  .containsExactly("calls", "limit", "workers");
            });
    assertThat(record.cases())
        .extracting(record::key)
        .isEqualTo(RecordedPlan.read(record).cases().stream().map(Case::key).toList());
    assertThat(RecordedPlan.read(record).order()).isEqualTo(Schedule.of(3, 2, 1));
    assertThat(RecordedPlan.read(record).cases())
        .extracting(Case::label)
        .containsExactly(
            "CpuBound SEQUENTIAL workers=1",
            "CpuBound THREADS workers=1",
            "CpuBound THREADS workers=2");
  }

  @Test
  void anotherRunIsAppendedUnderItsOwnName() throws Exception {
    run(SMALL);
    String before = Files.readString(file);
    platform.millis += 60_000;
    run(SMALL);

    assertThat(Files.readString(file)).startsWith(before);
    assertThat(results().runs()).hasSize(2);
    assertThat(records()).hasSize(2);
  }

  private static HttpServer serving(int status) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            exchange.sendResponseHeaders(status, -1);
          }
        });
    server.start();
    return server;
  }

  private static String url(HttpServer server) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/x";
  }

  /** Its cases cost no fork, and nobody needs the mock. */
  @Test
  void aServerThatIsNotThereFailsItsCasesAndTheOthersGoOn() throws Exception {
    HttpServer alive = serving(204);
    HttpServer failing = serving(503);
    HttpServer gone = serving(200);
    gone.stop(0);
    try {
      String urls = String.join(",", url(alive), url(failing), url(gone));
      assertThat(run("Server", "-p", "url=" + urls, "-p", "concurrency=5,10", "-f", "2"))
          .isEqualTo(1);

      assertThat(platform.events).hasSize(4).allMatch(of -> of.contains(url(alive)));
      assertThat(results().rows().stream().filter(r -> r.status() == Status.FAILED))
          .hasSize(4)
          .allSatisfy(row -> assertThat(row.reason()).contains(row.mode()))
          .allSatisfy(
              row ->
                  assertThat(row.reason())
                      .containsIgnoringCase(
                          row.mode().equals(url(gone)) ? "connection refused" : "answer 503"));
      assertThat(results().rows().stream().filter(r -> r.status() == Status.VALID))
          .allMatch(row -> row.mode().equals(url(alive)) && row.benchmark().equals("Server"));
    } finally {
      alive.stop(0);
      failing.stop(0);
    }
  }

  @Test
  void aRunOfServersIsResumed() throws Exception {
    HttpServer server = serving(200);
    try {
      platform.forks = c -> new ForkOutcome.Failure("It broke.");
      run("Server", "-p", "url=" + url(server), "-f", "2", "-foe", "true");
      platform.forks = FakePlatform::success;
      assertThat(run("--resume")).isZero();
      assertThat(results().rows())
          .filteredOn(row -> row.status() == Status.VALID)
          .isNotEmpty()
          .allMatch(row -> row.mode().equals(url(server)) && row.workers() == 1);
    } finally {
      server.stop(0);
    }
  }

  @Test
  void aProcessThatIsNotThereIsRefused() throws Exception {
    Process ended = new ProcessBuilder("true").start();
    ended.waitFor();
    String pid = Long.toString(ended.pid());
    assertThat(run("Server", "-p", "url=http://127.0.0.1:9/", "--pid", pid)).isEqualTo(2);
    assertThat(err.toString(UTF_8).lines())
        .satisfiesExactly(says("--pid", "http://127.0.0.1:9/", "no process " + pid));
    assertThat(file).doesNotExist();
    // An address that is reserved for documentation (RFC 5737).
    assertThat(run("Server", "-p", "url=http://192.0.2.1/", "--pid", "1")).isEqualTo(2);
    assertThat(err.toString(UTF_8)).contains("http://192.0.2.1/", "another");
  }

  @Test
  void aCaseThatFailsIsOneRowAndTheOthersGoOn() throws Exception {
    platform.forks =
        c -> c.workers() == 2 ? new ForkOutcome.Failure("It broke.") : FakePlatform.success(c);

    assertThat(run(SMALL)).isEqualTo(1);

    assertThat(platform.events).hasSize(5);
    List<Row> failed = results().rows().stream().filter(r -> r.status() == Status.FAILED).toList();
    assertThat(failed).hasSize(1);
    assertThat(failed.get(0).metric()).isEqualTo("wall");
    assertThat(failed.get(0).reason()).isEqualTo("It broke.");
    assertThat(results().rows()).hasSize(4 * 4 + 1);
    assertThat(out.toString(UTF_8).lines())
        .anySatisfy(says("[", "CpuBound", "THREADS", "workers=2 fork 1/2", "FAILED: It broke."));
    assertThat(records().get(0).state()).contains(RunState.COMPLETE);
    assertThat(results().gaps()).isEmpty();
  }

  /** A fork beside which others computed for as long as {@code times} says, then none. */
  private void disturb(int times) {
    platform.forks =
        c -> {
          ForkOutcome.Success success = (ForkOutcome.Success) FakePlatform.success(c);
          List<Measured> values = new ArrayList<>(success.values());
          values.add(
              0, new Measured(1, "other_cpu", platform.events.size() > times ? 0 : 0.5, "1"));
          return new ForkOutcome.Success(values, List.of(), Optional.empty());
        };
  }

  @Test
  void aForkThatOthersDisturbedIsMeasuredOnceMoreAndTheLaterAttemptCounts() throws Exception {
    disturb(1);

    assertThat(run(SMALL)).isZero();

    assertThat(platform.events).hasSize(7);
    assertThat(platform.events.get(6)).isEqualTo(platform.events.get(0));
    assertThat(Files.readAllLines(file).stream().filter(l -> l.contains(",SUSPECT,"))).hasSize(5);
    assertThat(results().rows()).hasSize(6 * 5).allMatch(row -> row.status() == Status.VALID);
    RunRecord record = records().get(0);
    assertThat(record.state()).contains(RunState.COMPLETE);
    assertThat(record.attemptsNotCounted()).isEqualTo(1);
    assertThat(record.forksDone()).hasValue(6);
    assertThat(results().gaps()).isEmpty();
  }

  @Test
  void whereMostForksAreDisturbedNoneIsMeasuredAgain() throws Exception {
    disturb(3);

    assertThat(run(SMALL)).isZero();

    assertThat(platform.events).hasSize(6);
    assertThat(results().rows().stream().filter(r -> r.status() == Status.SUSPECT)).hasSize(15);
  }

  /** The record of a complete run tells which rows there were, those before a kill among them. */
  @Test
  void aChangedOrDeletedRowOfACompleteRunIsNoticed() throws Exception {
    killAtFork(3, SMALL);
    assertThat(results().gaps()).isEmpty();
    assertThat(run("--resume")).isZero();
    assertThat(results().gaps()).isEmpty();
    List<String> lines = Files.readAllLines(file);

    for (int line = 1; line < lines.size(); line++) {
      List<String> without = new ArrayList<>(lines);
      without.remove(line);
      Files.write(file, without);
      assertThat(results().gaps()).as("without line %d", line + 1).hasSize(1);
      List<String> other = new ArrayList<>(lines);
      other.set(
          line, lines.get(line).replaceFirst(",([0-9.E-]+),(s|bytes),VALID", ",9.75,$2,VALID"));
      Files.write(file, other);
      assertThat(results().gaps()).as("another value in line %d", line + 1).hasSize(1);
    }
    Files.write(file, lines);
    assertThat(results().gaps()).isEmpty();
  }

  @Test
  void failOnErrorStopsAtTheFirstFailure() throws Exception {
    platform.forks = c -> new ForkOutcome.Failure("It broke.");

    assertThat(run(with(SMALL, "-foe", "true"))).isEqualTo(1);

    assertThat(platform.events).hasSize(1);
    assertThat(records().get(0).state()).contains(RunState.STOPPED);
  }

  /** Ctrl-C reaches the fork first; its death must not be taken for a failure. */
  @Test
  void aFailureIsWrittenOnlyAfterAPause() throws Exception {
    platform.forks = c -> new ForkOutcome.Failure("It broke.");
    run(with(SMALL, "-foe", "true"));

    assertThat(platform.millis).isEqualTo(1000 + CaseRunner.FAILURE_GRACE_MILLIS);
  }

  @Test
  void theMockIsStartedCheckedBeforeAndAfterAndEnded() throws Exception {
    run(
        "IoBound",
        "-p",
        "mode=THREADS",
        "-p",
        "workers=2,20",
        "-f",
        "1",
        "-p",
        "latencyMillis=5,50");

    assertThat(platform.events)
        .startsWith(
            "mock starts for 10",
            "mock is checked at 5 ms for 10",
            "mock is checked at 50 ms for 10")
        .endsWith("mock is checked at 5 ms for 10", "mock is checked at 50 ms for 10", "mock ends");
    assertThat(platform.events).filteredOn(e -> e.endsWith(" on http://mock")).hasSize(6);
    assertThat(records().get(0).mockChecks()).hasSize(4);
    assertThat(results().rows()).allMatch(r -> r.status() == Status.VALID);
  }

  @Test
  void noMockIsStartedWhereNoneIsNeeded() {
    run(SMALL);
    assertThat(platform.events).noneMatch(e -> e.startsWith("mock"));
  }

  @Test
  void aMockThatIsNotTrustedBeforeMakesItsRowsSuspect() throws Exception {
    platform.verdicts.add(new MockVerdict(false, "it is slow", "Mock: slow."));
    run("IoBound", "CpuBound", "-p", "mode=SEQUENTIAL", "-f", "1");

    for (Row row : results().rows()) {
      boolean mock = row.benchmark().equals("IoBound");
      assertThat(row.status()).isEqualTo(mock ? Status.SUSPECT : Status.VALID);
      assertThat(row.reason()).isEqualTo(mock ? "it is slow" : "");
    }
    assertThat(out.toString(UTF_8)).contains("Mock: slow.");
  }

  @Test
  void aMockThatIsNotTrustedAfterwardsMakesItsRowsSuspectInTheFile() throws Exception {
    run("IoBound", "-p", "mode=SEQUENTIAL", "-f", "1");
    String earlier = Files.readString(file);
    platform.millis += 60_000;
    platform.verdicts.add(new MockVerdict(true, "", "Mock: fine."));
    platform.verdicts.add(new MockVerdict(false, "it is slow", "Mock: slow."));
    run("IoBound", "CpuBound", "-p", "mode=SEQUENTIAL", "-f", "1");

    assertThat(Files.readString(file)).startsWith(earlier);
    assertThat(ResultsFile.readRows(file).rows()).allMatch(r -> r.status() == Status.VALID);
    for (Row row : results().ofRun(results().newestRun()).rows()) {
      boolean mock = row.benchmark().equals("IoBound");
      assertThat(row.status()).isEqualTo(mock ? Status.SUSPECT : Status.VALID);
      assertThat(row.reason()).isEqualTo(mock ? "after the run it is slow" : "");
    }
    assertThat(out.toString(UTF_8).lines())
        .anySatisfy(says("mock API", "SUSPECT", "after the run it is slow"));
  }

  @Test
  void aMockThatDiedIsStartedAgainBeforeTheNextFork() {
    AtomicInteger forks = new AtomicInteger();
    platform.forks =
        c -> {
          platform.mockAlive = forks.incrementAndGet() != 1;
          return FakePlatform.success(c);
        };
    assertThat(run("IoBound", "-p", "mode=SEQUENTIAL", "-f", "2")).isZero();

    assertThat(platform.events)
        .containsSubsequence("mock starts for 1", "mock ends", "mock starts for 1", "mock ends");
    assertThat(out.toString(UTF_8).lines()).anySatisfy(says("mock API", "died"));
  }

  /** What the kill of a runner leaves: everything up to the fork in flight. */
  private void killAtFork(int fork, String... words) {
    AtomicInteger forks = new AtomicInteger();
    platform.forks =
        c -> {
          if (forks.incrementAndGet() == fork) {
            throw new Killed();
          }
          return FakePlatform.success(c);
        };
    assertThatThrownBy(() -> run(words)).isInstanceOf(Killed.class);
    platform.forks = FakePlatform::success;
  }

  private static final class Killed extends Error {
    private static final long serialVersionUID = 1;
  }

  private Set<String> planned() throws Exception {
    Set<String> rows = new HashSet<>();
    for (Row row : results().rows()) {
      rows.add(
          String.join(
              " ",
              row.mode(),
              "" + row.workers(),
              "" + row.fork(),
              "" + row.iteration(),
              row.metric()));
    }
    assertThat(results().rows()).hasSize(rows.size());
    return rows;
  }

  @Test
  void aKilledRunGoesOnWhereItWasAndEndsWithTheSameRows() throws Exception {
    run(SMALL);
    Set<String> complete = planned();
    List<String> order = List.copyOf(platform.events);
    for (int fork = 1; fork <= 6; fork++) {
      Files.delete(file);
      Files.delete(EnvironmentFile.besideOf(file));
      platform.events.clear();
      killAtFork(fork, SMALL);
      platform.events.remove(fork - 1);

      assertThat(run("--resume")).isZero();

      assertThat(planned()).isEqualTo(complete);
      assertThat(platform.events).isEqualTo(order);
      assertThat(out.toString(UTF_8).lines())
          .anySatisfy(says(results().newestRun(), (fork - 1) + " of 6 forks"));
      assertThat(records().get(0).state()).contains(RunState.COMPLETE);
      assertThat(records().get(0).forksDone()).hasValue(6);
    }
  }

  /** Every length that a torn write may have. */
  @Test
  void aForkCutAtAnyByteIsRunAgain() throws Exception {
    run(SMALL);
    Set<String> complete = planned();
    Files.delete(file);
    Files.delete(EnvironmentFile.besideOf(file));
    killAtFork(3, SMALL);
    byte[] two = Files.readAllBytes(file);
    byte[] environment = Files.readAllBytes(EnvironmentFile.besideOf(file));
    int start = new String(two, UTF_8).indexOf("\n") + 1;
    for (int length = start; length < two.length; length += 37) {
      Files.write(file, java.util.Arrays.copyOf(two, length));
      Files.write(EnvironmentFile.besideOf(file), environment);

      assertThat(run("--resume")).isZero();
      assertThat(planned()).isEqualTo(complete);
    }
  }

  @Test
  void aRunKilledBeforeItsFileHadAHeaderGoesOn() throws Exception {
    killAtFork(1, SMALL);
    for (String left : List.of("", "run,time")) {
      Files.writeString(file, left);
      Files.deleteIfExists(folder.resolve("x"));
      assertThat(run("--resume")).isZero();
      assertThat(results().rows()).hasSize(24);
      RunRecord record = records().get(0);
      record.setState(RunState.RUNNING);
      EnvironmentFile.beside(file).write(record);
    }
  }

  @Test
  void aRunThatWasKilledAfterItsLastForkIsCompleted() throws Exception {
    run(SMALL);
    RunRecord record = records().get(0);
    record.setState(RunState.RUNNING);
    EnvironmentFile.beside(file).write(record);
    String rows = Files.readString(file);
    platform.events.clear();

    assertThat(run("--resume")).isZero();
    assertThat(platform.events).isEmpty();
    assertThat(file).hasContent(rows);
    assertThat(records().get(0).state()).contains(RunState.COMPLETE);
  }

  /** A case that failed before the kill is not run again, and the run has still failed. */
  @Test
  void aResumedRunRemembersItsFailures() throws Exception {
    AtomicInteger forks = new AtomicInteger();
    platform.forks =
        c -> {
          if (forks.incrementAndGet() == 4) {
            throw new Killed();
          }
          return c.workers() == 2 ? new ForkOutcome.Failure("It broke.") : FakePlatform.success(c);
        };
    assertThatThrownBy(() -> run(SMALL)).isInstanceOf(Killed.class);

    assertThat(run("--resume")).isEqualTo(1);
    assertThat(results().rows()).filteredOn(r -> r.status() == Status.FAILED).hasSize(1);
    assertThat(results().rows()).hasSize(4 * 4 + 1);
  }

  /** What made it fail may be mended; both attempts stay in the file, and one counts. */
  @Test
  void aForkThatFailedIsMeasuredAgainByAResumedRun() throws Exception {
    platform.forks = c -> new ForkOutcome.Failure("It broke.");
    run(with(SMALL, "-foe", "true"));
    platform.forks = FakePlatform::success;

    assertThat(run("--resume")).isZero();

    assertThat(results().rows()).hasSize(24).allMatch(r -> r.status() == Status.VALID);
    assertThat(ResultsFile.readRows(file).rows())
        .hasSize(25)
        .filteredOn(r -> r.status() == Status.FAILED)
        .hasSize(1);
    assertThat(records().get(0).attemptsNotCounted()).isEqualTo(1);
    assertThat(records().get(0).forksDone()).hasValue(6);
  }

  /** Rows are observations: a run that goes on leaves what a crash tore in the middle of a fork. */
  @Test
  void whatIsInTheFileStaysThereToTheLastWholeLine() throws Exception {
    killAtFork(3, SMALL);
    String two = Files.readString(file);
    int secondLast = two.lastIndexOf('\n', two.lastIndexOf('\n') - 1) + 1;
    Files.writeString(file, two.substring(0, secondLast) + "20261101T12");

    assertThat(run("--resume")).isZero();

    assertThat(Files.readString(file)).startsWith(two.substring(0, secondLast));
    assertThat(results().rows()).hasSize(24);
    assertThat(records().get(0).attemptsNotCounted()).isEqualTo(1);
  }

  @Test
  void aNewRunMovesATornLineAsideAndSaysSo() throws Exception {
    killAtFork(2, SMALL);
    Files.writeString(file, Files.readString(file) + "2026torn");
    platform.millis += 60_000;

    assertThat(run(SMALL)).isZero();
    Path torn = folder.resolve("results.csv.torn");
    assertThat(torn).hasContent("2026torn\n");
    assertThat(err.toString(UTF_8).lines())
        .satisfiesExactly(says(quoted(file), "incomplete", quoted(torn)));
    assertThat(results().warnings()).isEmpty();
  }

  @Test
  void theOldRunCanBeResumedAfterANewOne() throws Exception {
    killAtFork(4, SMALL);
    platform.millis += 60_000;
    run(SMALL);
    String old = records().get(0).run();

    assertThat(run("--resume")).isZero();
    assertThat(results().ofRun(old).rows()).hasSize(24);
    assertThat(results().rows()).hasSize(48);
  }

  @Test
  void resumingWithTheSameArgumentsIsFine() throws Exception {
    killAtFork(4, SMALL);
    assertThat(run(with(SMALL, "--resume"))).isZero();
  }

  @Test
  void resumingWithOtherArgumentsIsRefused() throws Exception {
    killAtFork(4, SMALL);
    String run = records().get(0).run();
    byte[] before = Files.readAllBytes(file);

    assertThat(run("--resume", "-f", "9")).isEqualTo(2);
    assertThat(err.toString(UTF_8).lines())
        .satisfiesExactly(
            says("--resume", run, quoted(String.join(" ", SMALL)), quoted("-f 9"), "--resume"));
    assertThat(file).hasBinaryContent(before);
  }

  @Test
  void resumingOnAnotherJavaIsRefused() throws Exception {
    killAtFork(4, SMALL);
    String run = records().get(0).run();
    platform.jvm = new ForkJvm("java", 25, "25.0.3", "vendor", "vm", List.of());

    assertThat(run("--resume")).isEqualTo(2);
    assertThat(err.toString(UTF_8).lines())
        .satisfiesExactly(says(run, "Java 17.0.1", "Java 25.0.3", "--resume"));
  }

  @Test
  void resumingWithAnotherJarIsRefused() throws Exception {
    killAtFork(4, SMALL);
    RunRecord record = records().get(0);
    record.setCode("0000000", false, MeasuredCode.UNKNOWN);
    EnvironmentFile.beside(file).write(record);

    assertThat(run("--resume")).isEqualTo(2);
    String commit = BuildInfo.read().commit();
    assertThat(err.toString(UTF_8).lines())
        .satisfiesExactly(
            says(
                record.run(),
                "commit 0000000",
                "commit " + (commit.isEmpty() ? "(unknown)" : commit),
                "--resume"));
  }

  /** A build with changes that were not committed has the commit of another one without. */
  @Test
  void aRunIsResumedWithTheSameCodeWhateverTheCommit() throws Exception {
    RunRecord record = RunRecord.of("r1");
    record.setCode("abc", false, code("1"));

    assertThatCode(() -> SameConditions.toResume(record).checkCode(code("1"), "def"))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> SameConditions.toResume(record).checkCode(code("2"), "abc"))
        .isInstanceOf(UsageException.class)
        .hasMessageContainingAll("r1", "mode.Threads", "--resume");
    assertThatThrownBy(() -> SameConditions.toResume(record).checkCode(MeasuredCode.UNKNOWN, "def"))
        .isInstanceOf(UsageException.class)
        .hasMessageContainingAll("r1", "abc", "def");
  }

  private static MeasuredCode code(String digest) {
    return new MeasuredCode(new TreeMap<>(Map.of("mode.Threads", digest)));
  }

  @Test
  void aCompleteRunHasNothingToResume() throws Exception {
    run(SMALL);
    String run = records().get(0).run();

    assertThat(run("--resume")).isZero();
    assertThat(out.toString(UTF_8).lines())
        .satisfiesExactly(says("nothing to resume", quoted(file), run, "complete"));
  }

  @Test
  void whereNoRunIsThereIsNothingToResume() {
    assertThat(run("--resume")).isEqualTo(2);
    assertThat(err.toString(UTF_8).lines())
        .satisfiesExactly(
            says("no run to resume", quoted(EnvironmentFile.besideOf(file)), "--resume"));
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aPlanIsShownAndNothingIsWritten() {
    assertThat(run(with(SMALL, "--plan", "-w", "300ms", "-r", "300ms"))).isZero();

    assertThat(platform.events).isEmpty();
    assertThat(folder).isEmptyDirectory();
    assertThat(out.toString(UTF_8).lines())
        .contains(
            "   1  CpuBound SEQUENTIAL workers=1    1.4 s",
            "   2  CpuBound THREADS workers=1       1.4 s",
            "   3  CpuBound THREADS workers=2       1.4 s",
            "In all: 6 forks (3 cases × 2 rounds), about 10 s, seed 1.")
        .noneMatch(line -> line.contains("round 1:"));
  }

  @Test
  void aPlanIsShownWithItsOrderOnRequest() {
    assertThat(run(with(SMALL, "--plan=order"))).isZero();

    assertThat(out.toString(UTF_8).lines())
        .contains("  round 1: " + onePlus(Schedule.of(3, 2, 1).get(0)));
  }

  private static String onePlus(List<Integer> indices) {
    return String.join(" ", indices.stream().map(i -> String.valueOf(i + 1)).toList());
  }

  /** A disk that is full at the end, say: nothing is measured again for it. */
  @Test
  void aResumedRunWritesTheFileOfJmhThatCouldNotBeWritten() throws Exception {
    Path jmh = folder.resolve("jmh.json");
    platform.forks =
        c -> {
          if (!Files.exists(jmh)) {
            assertThat(jmh.toFile().mkdir()).isTrue();
          }
          return forJmh(c);
        };

    assertThat(run(with(SMALL, "-rff", jmh.toString(), "-rf", "json"))).isEqualTo(1);
    assertThat(err.toString(UTF_8)).contains(jmh.toString(), "--resume").doesNotContain("\tat ");
    assertThat(records().get(0).state()).contains(RunState.STOPPED);

    Files.delete(jmh);
    platform.events.clear();
    assertThat(run("--resume")).isZero();
    assertThat(platform.events).isEmpty();
    assertThat(JsonParser.parseString(Files.readString(jmh)).getAsJsonArray()).hasSize(3);
    assertThat(records().get(0).state()).contains(RunState.COMPLETE);
    assertThat(folder).isDirectoryNotContaining("glob:**.forks");
  }

  @Test
  void aRunGoesOnAfterAnotherThatWroteTheSameFileOfJmh() throws Exception {
    Path jmh = folder.resolve("jmh.json");
    String[] words = with(SMALL, "-rff", jmh.toString(), "-rf", "json", "-foe", "true");
    platform.forks =
        c -> platform.events.size() == 5 ? new ForkOutcome.Failure("It broke.") : forJmh(c);
    assertThat(run(words)).isEqualTo(1);
    platform.forks = RunTest::forJmh;
    assertThat(run(with(words, "--output", folder.resolve("other.csv").toString()))).isZero();
    Files.delete(jmh);

    assertThat(run("--resume")).isZero();

    assertThat(out.toString(UTF_8)).doesNotContain("are gone");
    assertThat(JsonParser.parseString(Files.readString(jmh)).getAsJsonArray())
        .hasSize(3)
        .allMatch(of -> of.getAsJsonObject().get("forks").getAsInt() == 2);
    assertThat(folder).isDirectoryNotContaining("glob:**.forks");
  }

  private static ForkOutcome forJmh(Case of) {
    return new ForkOutcome.Success(
        List.of(new Measured(1, "wall", 0.1, "s"), new Measured(2, "wall", 0.1, "s")),
        List.of(),
        Optional.of(JmhResults.fork(of, 0.1, 0.1)));
  }

  /** Whoever waits is told within a second. */
  @Test
  void whatTakesSecondsIsToldBeforeItIsDone() {
    List<String> said = new ArrayList<>();
    platform.calibrating = () -> said.add(out.toString(UTF_8) + err.toString(UTF_8));

    run(with(SMALL, "-r", "10s"));
    run(with(SMALL, "-r", "10s", "-v", "SILENT"));
    run(with(SMALL, "-r", "10s", "--plan"));

    assertThat(said).hasSize(3);
    assertThat(said.get(0).lines()).singleElement().satisfies(says("3 cases to measure"));
    assertThat(said.get(1)).isEmpty();
    assertThat(said.get(2).lines()).singleElement().satisfies(says("3 cases to measure"));
    assertThat(out.toString(UTF_8)).as("the plan alone").doesNotContain("to measure");
  }

  /** It would take longer than what is measured; a budget is to be kept, however short. */
  @Test
  void aShortRunDoesNotCalibrate() {
    assertThat(run(SMALL)).isZero();
    assertThat(run(with(SMALL, "--plan"))).isZero();
    assertThat(platform.calibrations).isZero();

    assertThat(run("CpuBound", "-p", "mode=SEQUENTIAL", "--budget", "10s", "-r", "300ms")).isZero();
    assertThat(platform.calibrations).isEqualTo(1);

    assertThat(run("CpuBound", "-p", "mode=SEQUENTIAL", "-f", "60", "--plan")).isZero();
    assertThat(platform.calibrations).isEqualTo(2);
  }

  @Test
  void aBudgetRunsAsManyRoundsAsFit() throws Exception {
    run("CpuBound", "-p", "mode=SEQUENTIAL", "--budget", "10s", "-w", "300ms", "-r", "300ms");
    assertThat(records().get(0).rounds()).hasValue(6);
  }

  /** Forks that take longer than the model says, until the rest does not fit any more. */
  @Test
  void noForkIsBegunThatWouldEndAfterTheBudget() throws Exception {
    platform.forks =
        c -> {
          platform.millis += 2000;
          return FakePlatform.success(c);
        };

    assertThat(budgeted("10s")).isZero();

    assertThat(platform.millis).isEqualTo(9000);
    assertThat(records().get(0).forksDone()).hasValue(3);
    assertThat(records().get(0).state()).contains(RunState.STOPPED);
    assertThat(records().get(0).notes()).anySatisfy(says("budget", "3 of 6 forks"));
    assertThat(out.toString(UTF_8).lines()).anySatisfy(says("3 of 6 forks", "--resume"));

    assertThat(run("--resume")).isZero();
    assertThat(records().get(0).state()).contains(RunState.COMPLETE);
    assertThat(records().get(0).forksDone()).hasValue(6);
  }

  /** Three cases: a second round that would be cut is not begun, so that each has one fork. */
  @Test
  void aRoundThatDoesNotFitIsNotBegun() throws Exception {
    platform.forks =
        c -> {
          platform.millis += 1500;
          return FakePlatform.success(c);
        };

    assertThat(
            run(
                "CpuBound",
                "-p",
                "mode=SEQUENTIAL,THREADS",
                "-p",
                "workers=1,2",
                "--budget",
                "13s",
                "-w",
                "300ms",
                "-r",
                "300ms"))
        .isZero();

    assertThat(records().get(0).rounds()).hasValue(2);
    assertThat(records().get(0).forksDone()).hasValue(3);
  }

  @Test
  void aBudgetThatDoesNotSufficeForEachCaseLeavesTheRunUnfinished() throws Exception {
    platform.forks =
        c -> {
          platform.millis += 9000;
          return FakePlatform.success(c);
        };

    assertThat(
            run(
                "CpuBound",
                "-p",
                "mode=SEQUENTIAL,THREADS",
                "-p",
                "workers=1,2",
                "--budget",
                "12s",
                "-w",
                "300ms",
                "-r",
                "300ms"))
        .isEqualTo(1);
    assertThat(records().get(0).forksDone()).hasValue(1);
  }

  private int budgeted(String budget) {
    return run(
        "CpuBound", "-p", "mode=SEQUENTIAL", "--budget", budget, "-w", "300ms", "-r", "300ms");
  }

  /** Each with one sentence, exit status 2, and nothing written. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          -p mode=FASTEST         | mode, SEQUENTIAL, THREADS, THREAD_POOL, FORK_JOIN, VIRTUAL_THREADS, EVENT_LOOP, PROCESS, PROCESS_POOL, GIL_THREADS, "FASTEST"
          -p workers=0            | workers, 1 to 10000, "0"
          -p workers=1,,2         | workers, 1 to 10000, ""
          -p limit=-1             | limit, 0 to 2147483647, "-1"
          Cpu -p latencyMillis=1  | latencyMillis, CpuBound, calls, limit, mode, workers
          -p mode=VIRTUAL_THREADS | VIRTUAL_THREADS, Java 21, Java 17, -jvm
          --nonsense              | --nonsense, -h
          NoSuch                  | "NoSuch", Baseline, CpuBound, IoBound, PipeFloor, Server, WorkerStart
          -e .*                   | ".*" without ".*", CpuBound
          (                       | "(", Unclosed group, CpuBound
          -t 2                    | -t, 1, -p workers=
          --budget 1s             | --budget, one round, 1 s
          --plan --resume         | --plan, --resume
          -prof nonsense          | profiler, nonsense, -lprof
          -prof gc -prof gc       | -prof gc, twice
          CpuBound NoSuch -l      | "NoSuch", CpuBound
          CpuBound -e NoSuch      | "NoSuch", CpuBound
          CpuBound -e IoBond      | "IoBond", CpuBound, Did you mean IoBound?
          -l NoSuch               | "NoSuch", CpuBound
          """)
  void badInputIsOneSentenceAndWritesNothing(String words, String facts) {
    assertThat(run(words.split(" "))).isEqualTo(2);

    assertThat(err.toString(UTF_8).lines()).satisfiesExactly(says(facts.split(", ")));
    // What a budget has room for is known when this machine has been measured.
    assertThat(out.toString(UTF_8).lines()).allMatch(line -> line.contains(" to measure"));
    assertThat(folder).isEmptyDirectory();
    assertThat(platform.events).isEmpty();
  }

  @Test
  void aFileForTheTextOfJmhThatCannotBeWrittenIsRefused() {
    assertThat(run(with(SMALL, "-o", "/proc/x"))).isEqualTo(2);

    assertThat(err.toString(UTF_8).lines())
        .satisfiesExactly(says("-o", "\"/proc/x\"", "No such file or directory"));
    assertThat(folder).isEmptyDirectory();
    assertThat(platform.events).isEmpty();
  }

  @Test
  void anEnvironmentFileThatIsNoneIsRefusedAndKept() throws Exception {
    Path environment = EnvironmentFile.besideOf(file);
    Files.writeString(environment, "[]");

    assertThat(run(SMALL)).isEqualTo(2);
    assertThat(err.toString(UTF_8).lines())
        .satisfiesExactly(says(environment.toString(), "no object", "\"runs\""));
    assertThat(environment).hasContent("[]");
    assertThat(file).doesNotExist();
  }

  @Test
  void silentRunsSayNothingUntilTheAnswer() {
    run(with(SMALL, "-v", "SILENT"));
    assertThat(out.toString(UTF_8)).doesNotContain("[1/6]").contains("(fastest)");
  }

  @Test
  void aLongerRunWritesAPageBesideItsRows() {
    Path page = folder.resolve("report.html");
    assertThat(run(with(SMALL, "-r", "10s"))).isZero();
    assertThat(page).content().contains("SEQUENTIAL", "<svg");
    assertThat(out.toString(UTF_8)).contains(page.toString());
  }

  /** It is the page of the newest run. */
  @Test
  void aShortRunReplacesThePageOfEarlierRows() throws Exception {
    Path page = Files.writeString(folder.resolve("report.html"), "older");
    assertThat(run(SMALL)).isZero();
    assertThat(page).content().contains("SEQUENTIAL", "<svg");
    assertThat(out.toString(UTF_8)).contains("With plots: " + page);
  }

  @Test
  void aPageThatCannotBeWrittenCostsASentenceAndNothingElse() throws Exception {
    Path page = Files.createDirectories(folder.resolve("report.html").resolve("in the way"));
    assertThat(run(with(SMALL, "-r", "10s"))).isZero();
    assertThat(err.toString(UTF_8).lines())
        .singleElement()
        .satisfies(says(String.valueOf(page.getParent()), "report"));
    assertThat(out.toString(UTF_8)).contains("(fastest)");
  }

  @Test
  void helpAndVersionMeasureNothing() {
    assertThat(run("-h")).isZero();
    assertThat(out.toString(UTF_8)).contains("--preset", "Exit status:", "tables");
    assertThat(run("--version")).isZero();
    assertThat(out.toString(UTF_8)).startsWith("modebench 0.");
    assertThat(folder).isEmptyDirectory();
  }
}

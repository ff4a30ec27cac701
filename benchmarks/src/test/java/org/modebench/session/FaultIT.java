package org.modebench.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modebench.analysis.text.Facts.says;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.modebench.analysis.results.ResultsFile;
import org.modebench.analysis.results.Row;
import org.modebench.analysis.results.Status;
import org.modebench.benchmark.MockAddress;
import org.modebench.pipeline.DatabaseFolder;
import org.modebench.task.CovidAnswer;

/** Processes beside the fork are killed while it measures: one case fails, the others go on. */
@Timeout(180)
@EnabledOnOs(OS.LINUX)
@Tag("any-jdk")
class FaultIT {

  private static final Duration ENOUGH_CPU_TIME = Duration.ofMillis(600);

  @TempDir private Path folder;
  private Jar jar;

  @BeforeEach
  void prepare() throws IOException {
    jar = new Jar(folder);
  }

  @Test
  void aWorkerProcessThatIsKilledFailsItsCase() throws Exception {
    Jar.Ended ended =
        endedAfterKilling(FaultIT::computes, "-p", "calls=8", "-p", "limit=100000000");

    assertThat(ended.status()).isEqualTo(1);
    List<Row> failed = failed();
    assertThat(failed).hasSize(1);
    assertThat(failed.get(0).mode()).isEqualTo("PROCESS_POOL");
    assertThat(failed.get(0).reason())
        .satisfies(says("countdown 100000000", "process", "exit code 137", "before it answered"));
    assertThat(measured())
        .filteredOn(row -> row.metric().equals("wall"))
        .extracting(Row::mode)
        .containsExactly("SEQUENTIAL");
    assertThat(ended.err()).doesNotContain("\tat ");
    jar.awaitNoProcess(List.of(), 5);
  }

  /** In another fork than the measurement without a profile, which is none the worse for it. */
  @Test
  void aWorkerThatIsKilledWhileItIsProfiledFailsItsProfiledCaseAlone() throws Exception {
    Jar.Ended ended =
        endedAfterKilling(FaultIT::isProfiledWorker, "-p", "limit=50000000", "--profile");

    assertThat(ended.status()).isEqualTo(1);
    List<Row> failed = failed();
    assertThat(failed).hasSize(1);
    assertThat(failed.get(0).mode()).isEqualTo("PROCESS_POOL");
    assertThat(failed.get(0).params()).contains("profile=cpu");
    assertThat(failed.get(0).reason())
        .satisfies(says("process", "exit code 137", "before it answered"));
    assertThat(ResultsFile.read(jar.file("runs/results.csv")).rows())
        .filteredOn(row -> row.metric().equals("wall") && row.status() != Status.FAILED)
        .extracting(row -> row.mode() + (row.params().contains("profile=") ? " profiled" : ""))
        .containsExactlyInAnyOrder("SEQUENTIAL", "SEQUENTIAL profiled", "PROCESS_POOL");
    assertThat(ended.out()).contains("runs/profiles/index.html");
    assertThat(ended.err()).doesNotContain("\tat ");
    assertThat(jar.leftovers()).isEmpty();
    jar.awaitNoProcess(List.of(), 5);
  }

  /** The end of a run of a pool of which the first worker that is like that was killed. */
  private Jar.Ended endedAfterKilling(Predicate<ProcessHandle> worker, String... more)
      throws Exception {
    List<String> arguments = new ArrayList<>(List.of("CpuBound", "-wi", "0", "-i", "1", "-f", "1"));
    arguments.addAll(List.of("-r", "2s", "-p", "mode=SEQUENTIAL,PROCESS_POOL", "-p", "workers=2"));
    arguments.addAll(List.of(more));
    Process run = jar.start(arguments.toArray(String[]::new));
    awaitProcess(run, "WorkerMain", worker).destroyForcibly();
    return jar.ended(run);
  }

  /** The profiler's library is in its memory. */
  private static boolean isProfiledWorker(ProcessHandle worker) {
    return Jar.proc(worker, "maps").contains("async-profiler");
  }

  /** Nobody else waits for them: the next case has a JVM of its own. Each computes for seconds. */
  @Test
  void aJvmThatIsKilledWhileItsThreadsHoldLocksFailsItsCase() throws Exception {
    Process run =
        jar.start(
            "Deadlock",
            "-p",
            "order=ORDERED,TRY_LOCK",
            "-p",
            "lock=REENTRANT",
            "-p",
            "calls=20000",
            "-p",
            "held=60000",
            "-wi",
            "0",
            "-i",
            "1",
            "-f",
            "1");
    awaitProcess(run, "TransferMain", FaultIT::hasComputed).destroyForcibly();
    Jar.Ended ended = jar.ended(run);

    assertThat(ended.status()).isEqualTo(1);
    List<Row> failed = failed();
    assertThat(failed).hasSize(1);
    assertThat(failed.get(0).reason()).satisfies(says("JVM of the transfers", "exit code 137"));
    assertThat(measured())
        .filteredOn(row -> row.metric().equals("wall"))
        .hasSize(1)
        .noneMatch(row -> row.mode().equals(failed.get(0).mode()));
    assertThat(ended.err()).doesNotContain("\tat ");
    jar.awaitNoProcess(List.of(), 5);
  }

  /** By another program, for longer than a writer waits; the next case has its own. */
  @Test
  void aDatabaseThatIsLockedFailsItsCase() throws Exception {
    DatabaseFolder.unpackInto(folder);
    Process run =
        jar.start(
            "Pipeline",
            "-p",
            "queue=UNBOUNDED,BATCHED",
            "-wi",
            "0",
            "-i",
            "1",
            "-r",
            "2s",
            "-f",
            "1");
    try (Connection another = DriverManager.getConnection("jdbc:sqlite:" + awaitDatabase());
        Statement statement = another.createStatement()) {
      statement.execute("PRAGMA busy_timeout=60000");
      statement.execute("BEGIN IMMEDIATE");
      awaitFailure(run);
    }
    Jar.Ended ended = jar.ended(run);

    assertThat(ended.status()).isEqualTo(1);
    List<Row> failed = failed();
    assertThat(failed).hasSize(1);
    assertThat(failed.get(0).reason()).satisfies(says("database", "messages.db", "locked"));
    assertThat(measured())
        .filteredOn(row -> row.metric().equals("wall"))
        .hasSize(1)
        .noneMatch(row -> row.mode().equals(failed.get(0).mode()));
    assertThat(ended.err()).doesNotContain("\tat ");
    assertThat(jar.leftovers()).isEmpty();
    jar.awaitNoProcess(List.of(), 5);
  }

  private Path awaitDatabase() throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
    while (System.nanoTime() < end) {
      try (Stream<Path> files = Files.walk(jar.file("tmp"))) {
        Optional<Path> found = files.filter(file -> file.endsWith("messages.db")).findFirst();
        if (found.isPresent()) {
          return found.get();
        }
      } catch (UncheckedIOException e) {
        // What it was about to look at has gone.
      }
      Thread.sleep(20);
    }
    throw new AssertionError("There must be a database within 120 s, but was none.");
  }

  /** Until a case has failed, or the run has ended. */
  private void awaitFailure(Process run) throws Exception {
    Path rows = jar.file("runs/results.csv");
    while (run.isAlive() && !(Files.exists(rows) && Files.readString(rows).contains("FAILED"))) {
      Thread.sleep(50);
    }
  }

  @Test
  void aMockThatIsKilledFailsTheCaseInFlightAndIsReplaced() throws Exception {
    Process run =
        jar.start(
            "IoBound",
            "-p",
            "mode=SEQUENTIAL,THREADS",
            "-p",
            "workers=2",
            "-p",
            "latencyMillis=20",
            "-wi",
            "0",
            "-i",
            "1",
            "-r",
            "2s",
            "-f",
            "2");
    // Those of the calibration are over when the run is on record.
    awaitProcess(
        run, "ForkedMain", fork -> Files.exists(jar.file("runs/results.environment.json")));
    // The fork shall have begun; it goes on for 2 s.
    Thread.sleep(1_000);
    awaitProcess(run, "MockMain", mock -> true).destroyForcibly();
    Jar.Ended ended = jar.ended(run);

    assertThat(ended.status()).isEqualTo(1);
    assertThat(ended.out().lines()).anySatisfy(says("mock API", "died", "another"));
    List<Row> failed = failed();
    assertThat(failed).hasSize(1);
    assertThat(failed.get(0).reason()).contains("(api-call http://127.0.0.1:");
    assertThat(ResultsFile.read(jar.file("runs/results.csv")).rows())
        .filteredOn(row -> row.metric().equals("wall") && row.status() != Status.FAILED)
        .as("the other case has both of its forks")
        .hasSize(2)
        .noneMatch(row -> row.mode().equals(failed.get(0).mode()));
    jar.awaitNoProcess(List.of(), 5);
  }

  /**
   * An API that answers well, but not what it should, and one that does not answer well: the work
   * was not done.
   */
  @Test
  void aWrongChecksumAndATaskThatThrowsFailTheirCases() throws Exception {
    String wrong =
        new String(CovidAnswer.document(), StandardCharsets.UTF_8).replace("515151", "515152");
    HttpServer api =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    api.createContext(
        "/",
        exchange -> {
          boolean throwing = exchange.getRequestURI().getQuery().contains("lognormal");
          byte[] answer = (throwing ? "overloaded" : wrong).getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(throwing ? 503 : 200, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    api.start();
    Jar.Ended ended;
    try {
      ended =
          jar.run(
              "IoBound|CpuBound",
              "-p",
              "mode=SEQUENTIAL",
              "-p",
              "limit=1000",
              "-p",
              "latencyMillis=20",
              "-p",
              "delay=fixed,lognormal",
              "-wi",
              "0",
              "-i",
              "1",
              "-r",
              "10ms",
              "-f",
              "2",
              "-jvmArgsAppend",
              "-D" + MockAddress.PROPERTY + "=http://127.0.0.1:" + api.getAddress().getPort());
    } finally {
      api.stop(0);
    }

    assertThat(ended.status()).isEqualTo(1);
    assertThat(measured())
        .filteredOn(row -> row.metric().equals("wall"))
        .extracting(Row::benchmark)
        .containsExactly("CpuBound", "CpuBound");
    assertThat(failed()).hasSize(2).allMatch(row -> row.benchmark().equals("IoBound"));
    assertThat(reasonOf("delay=fixed"))
        .satisfies(
            says(
                "Task 1 (api-call ",
                Long.toHexString(CovidAnswer.expectedChecksum()),
                Long.toHexString(CovidAnswer.checksum(wrong.getBytes(StandardCharsets.UTF_8)))));
    assertThat(reasonOf("delay=lognormal")).satisfies(says("Task 1 (api-call ", "200", "503"));
  }

  private String reasonOf(String parameter) throws Exception {
    return failed().stream()
        .filter(row -> row.params().contains(parameter))
        .map(Row::reason)
        .findFirst()
        .orElseThrow();
  }

  private List<Row> rows(Predicate<Status> status) throws Exception {
    return ResultsFile.read(jar.file("runs/results.csv")).rows().stream()
        .filter(row -> status.test(row.status()))
        .toList();
  }

  private List<Row> failed() throws Exception {
    return rows(status -> status == Status.FAILED);
  }

  /** Those of cases that did not fail; beside other work they are SUSPECT. */
  private List<Row> measured() throws Exception {
    return rows(status -> status != Status.FAILED);
  }

  /**
   * Whether a worker is in the middle of its batch: it has computed for longer than a JVM takes to
   * start, and for less than half a batch takes. Its clock is its CPU time, which other work on the
   * machine does not use up. One that only records an archive has no batch.
   */
  private static boolean computes(ProcessHandle worker) {
    // Looked at once: the line of one that has just ended is empty.
    String command = Jar.commandLine(worker);
    return command.contains("WorkerMain") && !command.contains("training-") && hasComputed(worker);
  }

  private static boolean hasComputed(ProcessHandle process) {
    return process.info().totalCpuDuration().orElse(Duration.ZERO).compareTo(ENOUGH_CPU_TIME) > 0;
  }

  /** A process of the run with that word in its command, once it is as it should be. */
  private static ProcessHandle awaitProcess(
      Process run, String word, Predicate<ProcessHandle> asItShouldBe) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
    while (System.nanoTime() < end) {
      Optional<ProcessHandle> found =
          run.descendants()
              .filter(p -> Jar.commandLine(p).contains(word))
              .filter(asItShouldBe)
              .findFirst();
      if (found.isPresent()) {
        return found.get();
      }
      Thread.sleep(20);
    }
    throw new AssertionError("There must be such a process within 120 s, but was none.");
  }
}

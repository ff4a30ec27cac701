package org.modebench.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.modebench.analysis.results.ResultsFile;
import org.modebench.analysis.results.Row;
import org.modebench.analysis.results.Status;

/** Servers under load, by the jar with real forks. */
class ServerIT {
  private static final String[] SERVERS = {"SYNC_WORKER", "PREFORK", "EVENT_LOOP", "SELECTOR"};

  @TempDir Path folder;
  private Jar jar;

  @BeforeEach
  void prepare() throws IOException {
    jar = new Jar(folder);
  }

  @Test
  void everyCellTellsWhatAbTellsAndAddsUp() throws Exception {
    Jar.Ended run =
        jar.run(
            "-p",
            "server=" + String.join(",", SERVERS),
            "-p",
            "workers=2",
            "-p",
            "concurrency=4",
            "-p",
            "calls=8",
            "-p",
            "latencyMillis=50",
            "-f",
            "1");

    assertThat(run.err()).isEmpty();
    assertThat(run.status()).isZero();
    List<Row> rows = rows();
    assertThat(modes(rows)).containsExactlyInAnyOrder(SERVERS);
    for (String server : SERVERS) {
      double taken = value(rows, server, "time_per_request_concurrent") * 8;
      assertThat(value(rows, server, "time_per_request")).isCloseTo(taken / 2, within(1e-9));
      assertThat(value(rows, server, "throughput")).isCloseTo(8 / taken, within(1e-6));
      assertThat(value(rows, server, "wall")).isGreaterThan(taken);
      assertThat(value(rows, server, "failures")).isZero();
      // A machine that asks late falls short of what was to be asked at once, and its rows say so.
      boolean addsUp = Math.abs(value(rows, server, "little_ratio") - 1) <= 0.03;
      assertThat(rows)
          .filteredOn(row -> row.mode().equals(server))
          .allMatch(row -> addsUp != row.reason().contains("Little's law"));
      assertThat(value(rows, server, "server_rss")).isGreaterThan(1e7);
    }
    // Four at once take two rounds, one at a time eight, two at a time four.
    assertThat(value(rows, "EVENT_LOOP", "ideal")).isCloseTo(0.1, within(1e-9));
    assertThat(value(rows, "SYNC_WORKER", "ideal")).isCloseTo(0.4, within(1e-9));
    assertThat(value(rows, "PREFORK", "ideal")).isCloseTo(0.2, within(1e-9));
    for (String server : SERVERS) {
      assertThat(value(rows, server, "wall")).isGreaterThan(value(rows, server, "ideal"));
    }
    assertThat(run.out()).contains("Eight requests, concurrency 4").contains("PREFORK (2)");
    try (var files = Files.list(jar.file("runs"))) {
      Path latencies =
          files
              .filter(file -> file.getFileName().toString().endsWith(".latencies.csv"))
              .findFirst()
              .orElseThrow();
      assertThat(Files.readAllLines(latencies)).hasSize(1 + SERVERS.length);
    }
    jar.awaitNoProcess(List.of(), 10);
    assertThat(jar.leftovers()).isEmpty();
  }

  /**
   * Computations of 5 ms in the loop, or in a server that is started for them; so many that those
   * who wait 100 ms beside them are answered while they last.
   */
  @Test
  @Tag("any-jdk")
  void whatIsComputedElsewhereLeavesNothingBehind() throws Exception {
    Jar.Ended run =
        jar.run(
            "Server",
            "-p",
            "server=EVENT_LOOP",
            "-p",
            "concurrency=2",
            "-p",
            "calls=100",
            "-p",
            "latencyMillis=0",
            "-p",
            "computeMillis=5",
            "-p",
            "waitingClients=1",
            "-p",
            "offload=none,service",
            "-f",
            "1");

    assertThat(run.err()).isEmpty();
    assertThat(run.status()).isZero();
    List<Row> rows = rows();
    for (String offload : List.of("none", "service")) {
      List<Row> of =
          rows.stream().filter(row -> row.params().contains("offload=" + offload)).toList();
      assertThat(value(of, "EVENT_LOOP", "failures")).isZero();
      assertThat(value(of, "EVENT_LOOP", "waiting_p50")).isGreaterThan(0.1);
    }
    jar.awaitNoProcess(List.of(), 10);
    assertThat(jar.leftovers()).isEmpty();
  }

  /** Through the page cache, since not every file system allows anything else. */
  @Test
  @Tag("any-jdk")
  void aFileIsReadInTheLoopOrByThreadsAndGoneAfterwards() throws Exception {
    Jar.Ended run =
        jar.run(
            "Server",
            "-p",
            "server=EVENT_LOOP",
            "-p",
            "concurrency=2",
            "-p",
            "calls=20",
            "-p",
            "latencyMillis=0",
            "-p",
            "upstream=file",
            "-p",
            "readKilobytes=16",
            "-p",
            "direct=false",
            "-p",
            "offload=none,threads",
            "-f",
            "1");

    assertThat(run.err()).isEmpty();
    assertThat(run.status()).isZero();
    List<Row> rows = rows();
    assertThat(value(rows, "EVENT_LOOP", "failures")).isZero();
    for (Map.Entry<String, Integer> rounds :
        Map.of("none", 20, "threads", 20 / Math.min(2, Runtime.getRuntime().availableProcessors()))
            .entrySet()) {
      List<Row> of =
          rows.stream().filter(row -> row.params().contains("offload=" + rounds.getKey())).toList();
      assertThat(value(of, "EVENT_LOOP", "ideal"))
          .isCloseTo(rounds.getValue() * value(of, "EVENT_LOOP", "read_alone"), within(1e-9));
    }
    jar.awaitNoProcess(List.of(), 10);
    assertThat(jar.leftovers()).isEmpty();
  }

  /** One connection, of which a look-up of 50 ms takes four in turn; the cache answers the rest. */
  @Test
  @Tag("any-jdk")
  void aDatabaseIsThereForTheForkAndGoneAfterwards() throws Exception {
    Jar.Ended run =
        jar.run(
            "Server",
            "-p",
            "server=THREAD_POOL,EVENT_LOOP",
            "-p",
            "workers=4",
            "-p",
            "concurrency=4",
            "-p",
            "calls=8",
            "-p",
            "latencyMillis=50",
            "-p",
            "upstream=database",
            "-p",
            "databaseConnections=1",
            "-p",
            "cachePercent=50",
            "-f",
            "1");

    assertThat(run.err()).isEmpty();
    assertThat(run.status()).isZero();
    List<Row> rows = rows();
    assertThat(modes(rows)).containsExactlyInAnyOrder("THREAD_POOL", "EVENT_LOOP");
    for (String server : modes(rows)) {
      assertThat(value(rows, server, "failures")).as(server).isZero();
      assertThat(value(rows, server, "wasted")).as(server).isZero();
      assertThat(value(rows, server, "ideal")).as(server).isCloseTo(0.2, within(1e-9));
      assertThat(value(rows, server, "wall")).as(server).isGreaterThan(0.2);
    }
    jar.awaitNoProcess(List.of(), 10);
    assertThat(jar.leftovers()).isEmpty();
  }

  @Test
  @Tag("any-jdk")
  void connectionsThatWaitAreAllAnsweredAndLeaveNothingBehind() throws Exception {
    Jar.Ended run =
        jar.run(
            "IdleConnections",
            "-p",
            "server=THREAD_PER_CONNECTION,SELECTOR",
            "-p",
            "connections=40",
            "-f",
            "1");

    assertThat(run.err()).isEmpty();
    assertThat(run.status()).isZero();
    List<Row> rows = rows();
    for (String server : List.of("THREAD_PER_CONNECTION", "SELECTOR")) {
      double memory = value(rows, server, "idle_memory");
      assertThat(value(rows, server, "idle_heap")).as(server).isBetween(1e5, memory);
      assertThat(memory).as("without what of the heap is not in use").isLessThan(250e6);
    }
    assertThat(value(rows, "THREAD_PER_CONNECTION", "threads") - value(rows, "SELECTOR", "threads"))
        .isBetween(30.0, 50.0);
    assertThat(run.out()).contains("What does a connection that waits cost a server? Not shown");
    jar.awaitNoProcess(List.of(), 10);
    assertThat(jar.leftovers()).isEmpty();
  }

  @Test
  @Tag("any-jdk")
  void subscribersSeeEveryEventAndLeaveNothingBehind() throws Exception {
    Jar.Ended run =
        jar.run(
            "Push",
            "-p",
            "transport=LONG_POLLING,SSE,WEBSOCKET",
            "-p",
            "subscribers=3",
            "-p",
            "eventMillis=20",
            "-f",
            "1",
            "-wi",
            "0",
            "-i",
            "1",
            "-r",
            "500ms");

    assertThat(run.err()).isEmpty();
    assertThat(run.status()).isZero();
    List<Row> rows = rows();
    for (String transport : List.of("LONG_POLLING", "SSE", "WEBSOCKET")) {
      assertThat(value(rows, transport, "events_lost")).as(transport).isZero();
      assertThat(value(rows, transport, "bytes_each")).as(transport).isPositive();
    }
    assertThat(value(rows, "LONG_POLLING", "requests_each")).isPositive();
    assertThat(value(rows, "SSE", "requests_each")).as("asked once, before").isZero();
    jar.awaitNoProcess(List.of(), 10);
    assertThat(jar.leftovers()).isEmpty();
  }

  /** Of ten requests three find an upstream that fails: one 500, one malformed, one silent. */
  @Test
  @Tag("any-jdk")
  void anUpstreamThatFailsIsAnsweredForAndCounted() throws Exception {
    Jar.Ended run =
        jar.run(
            "-p",
            "server=THREAD_POOL,EVENT_LOOP,SELECTOR",
            "-p",
            "workers=5",
            "-p",
            "concurrency=5",
            "-p",
            "calls=10",
            "-p",
            "latencyMillis=50",
            "-p",
            "upstream=api",
            "-p",
            "faults=30",
            "-f",
            "1");

    assertThat(run.err()).isEmpty();
    assertThat(run.status()).isZero();
    List<Row> rows = rows();
    for (String server : modes(rows)) {
      assertThat(value(rows, server, "failures")).as(server).isEqualTo(3);
      assertThat(value(rows, server, "answers_502")).as(server).isEqualTo(2);
      assertThat(value(rows, server, "answers_504")).as(server).isEqualTo(1);
      assertThat(value(rows, server, "timeouts")).as(server).isZero();
    }
    jar.awaitNoProcess(List.of(), 10);
  }

  @Test
  @Tag("any-jdk")
  void aServerThatIsKilledFailsItsCaseInASentence() throws Exception {
    Process running =
        jar.start(
            "-p",
            "server=EVENT_LOOP",
            "-p",
            "calls=400",
            "-p",
            "concurrency=1",
            "-p",
            "latencyMillis=100",
            "-f",
            "1");
    ProcessHandle server = awaitServer(running);
    Thread.sleep(2_500);
    server.destroyForcibly();
    Jar.Ended run = jar.ended(running);

    assertThat(run.status()).isEqualTo(1);
    assertThat(rows())
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.status()).isEqualTo(Status.FAILED);
              assertThat(row.reason()).contains("server").doesNotContain("Exception");
            });
    jar.awaitNoProcess(List.of(), 10);
  }

  private static ProcessHandle awaitServer(Process running) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (System.nanoTime() < end) {
      var server =
          running.descendants().filter(p -> Jar.commandLine(p).contains("ServerMain")).findFirst();
      if (server.isPresent()) {
        return server.get();
      }
      Thread.sleep(20);
    }
    throw new AssertionError("No server was started within 60 s.");
  }

  private List<Row> rows() throws Exception {
    return ResultsFile.read(jar.file("runs/results.csv")).rows();
  }

  private static Set<String> modes(List<Row> rows) {
    return rows.stream().map(Row::mode).collect(Collectors.toSet());
  }

  private static double value(List<Row> rows, String mode, String metric) {
    return rows.stream()
        .filter(row -> row.mode().equals(mode) && row.metric().equals(metric))
        .mapToDouble(Row::value)
        .average()
        .orElseThrow(() -> new AssertionError(mode + " has no " + metric));
  }
}

package org.modebench.session;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.modebench.analysis.results.EnvironmentFile;
import org.modebench.analysis.results.Results;
import org.modebench.analysis.results.ResultsFile;
import org.modebench.analysis.results.Row;
import org.modebench.analysis.results.Status;
import org.modebench.analysis.results.record.RunRecord;

/** Classes of a user's own, in real forks and worker processes. */
class OwnIT {
  private static final String GOOD = "com.acme.Good$";
  private static final String BAD = "com.acme.Bad$";

  /** Some classes go wrong in a later call only. */
  private static final List<String> SHORT = List.of("-f", "1", "-wi", "0", "-i", "5");

  @TempDir Path folder;
  private Jar jar;
  private Path classes;

  @BeforeEach
  void prepare() throws IOException {
    jar = new Jar(folder);
    classes = Files.createDirectories(folder.resolve("own classes"));
    Path from = Path.of("target", "test-classes", "com", "acme");
    Path to = Files.createDirectories(classes.resolve("com/acme"));
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(file.getFileName()));
      }
    }
  }

  private Jar.Ended own(String... words) throws Exception {
    List<String> all = new ArrayList<>(List.of("Own", "--class-path", "own classes"));
    all.addAll(SHORT);
    all.addAll(List.of(words));
    return jar.run(all.toArray(String[]::new));
  }

  private Results results() throws Exception {
    return ResultsFile.read(jar.file("runs/results.csv"));
  }

  @Test
  void aClassIsMeasuredInEveryModeWithWorkersThatAreLikeTheFork() throws Exception {
    Jar.Ended run =
        own(
            "-p",
            "task=" + GOOD + "Greeting",
            "--argument",
            "a;b=c,%d",
            "-p",
            "mode=all",
            "-p",
            "workers=2",
            "-p",
            "calls=3",
            "-r",
            "20ms",
            "-jvmArgsAppend",
            "-Dcom.acme.setting=1");

    assertThat(run.err()).isEmpty();
    assertThat(run.status()).isZero();
    List<Row> rows = results().rows();
    assertThat(rows).extracting(Row::status).doesNotContain(Status.FAILED);
    assertThat(rows).extracting(Row::mode).contains("SEQUENTIAL", "EVENT_LOOP", "PROCESS");
    assertThat(rows)
        .extracting(Row::params)
        .containsOnly(
            "argument=a%3Bb%3Dc,%25d;check=results;stages=false;task=" + GOOD + "Greeting");
    assertThat(rows)
        .filteredOn(row -> row.mode().equals("SEQUENTIAL"))
        .extracting(Row::metric)
        .as("what new processes take")
        .contains("one_call_process", "all_calls_process", "one_call_processes");
    if (Runtime.getRuntime().availableProcessors() > 1) {
      assertThat(rows)
          .extracting(Row::metric)
          .contains(
              "calls_in_processes",
              "calls_in_threads",
              "calls_in_new_threads",
              "calls_all_at_once");
    }
    assertThat(run.out()).contains("256 MB each");
    assertThat(jar.run("tables").out())
        .contains("argument=a;b=c,%d", "In EVENT_LOOP each call blocks the loop");
    RunRecord record = EnvironmentFile.beside(jar.file("runs/results.csv")).records().get(0);
    assertThat(record.forks().arguments())
        .anyMatch(argument -> argument.matches("-Dmodebench.classPathDigest=[0-9a-f]{16}"))
        .anyMatch(argument -> argument.endsWith(File.separator + "own classes"));
    jar.awaitNoProcess(List.of(), 10);
  }

  @Test
  @Tag("any-jdk")
  void eachFaultIsOneFailedCaseWithItsCauseAndTheOthersGoOn() throws Exception {
    Map<String, String> causes =
        Map.of(
            "Nowhere", "No class com.acme.Bad$Nowhere",
            "Hidden", "must be public",
            "Unborn", "its constructor threw java.lang.IllegalStateException: no configuration",
            "Throws", "it threw java.lang.IllegalArgumentException: a bad day",
            "Exits", "System.exit",
            "Leaves", "running threads behind (left-over",
            "Eats", "OutOfMemoryError",
            "Unclosed", "its close() threw java.lang.IllegalStateException: it is stuck");
    Jar.Ended run =
        own(
            "-p",
            "task="
                + causes.keySet().stream().map(BAD::concat).collect(Collectors.joining(","))
                + ","
                + GOOD
                + "Steps",
            "-p",
            "mode=THREAD_POOL,PROCESS_POOL",
            "-p",
            "workers=2",
            "-p",
            "calls=2",
            "-r",
            "10ms");

    assertThat(run.status()).isEqualTo(1);
    Map<String, List<Row>> byTask =
        results().rows().stream().collect(Collectors.groupingBy(OwnIT::task));
    causes.forEach(
        (task, cause) ->
            assertThat(byTask.get(BAD + task))
                .as(task)
                .hasSize(3)
                .allSatisfy(
                    row -> {
                      assertThat(row.status()).isEqualTo(Status.FAILED);
                      assertThat(row.reason()).contains(cause).doesNotContain("\n", "\tat ");
                    }));
    assertThat(byTask.get(GOOD + "Steps")).extracting(Row::status).doesNotContain(Status.FAILED);
    jar.awaitNoProcess(List.of(), 10);
  }

  @Test
  @Tag("any-jdk")
  void whatLibrariesUnpackIsGoneWithTheFork() throws Exception {
    Jar.Ended run =
        own(
            "-p",
            "task=" + GOOD + "Unpacks",
            "-p",
            "mode=THREADS,PROCESS,PROCESS_POOL",
            "-p",
            "workers=2",
            "-p",
            "calls=2",
            "-r",
            "10ms");

    assertThat(run.err()).isEmpty();
    assertThat(run.status()).isZero();
    jar.awaitNoProcess(List.of(), 10);
    assertThat(jar.leftovers()).isEmpty();
  }

  /** In SEQUENTIAL and THREADS it is the fork that is killed. */
  @Test
  @Tag("any-jdk")
  void whatAKilledForkOrWorkerUnpackedIsGoneWithTheFork() throws Exception {
    Jar.Ended run =
        own(
            "-p",
            "task=" + BAD + "Killed",
            "-p",
            "mode=THREADS,PROCESS_POOL",
            "-p",
            "workers=2",
            "-p",
            "calls=2",
            "-r",
            "10ms");

    assertThat(run.status()).isEqualTo(1);
    assertThat(results().rows())
        .hasSize(3)
        .allSatisfy(row -> assertThat(row.reason()).contains("exit code 137"));
    jar.awaitNoProcess(List.of(), 10);
    assertThat(jar.leftovers()).isEmpty();
  }

  /** A server that answers 200 as long as there are such answers left, and then 503. */
  private HttpServer endpoint(AtomicInteger good, Collection<String> seen) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            seen.add(
                exchange.getRequestMethod()
                    + exchange.getRequestHeaders().getFirst("Authorization")
                    + new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            ProcessHandle.current()
                .descendants()
                .flatMap(process -> process.info().commandLine().stream())
                .filter(line -> line.contains(SECRET))
                .forEach(seen::add);
            exchange.sendResponseHeaders(good.getAndDecrement() > 0 ? 200 : 503, -1);
          }
        });
    server.setExecutor(Executors.newCachedThreadPool());
    server.start();
    return server;
  }

  private static final String SECRET = "hunter2";

  @Test
  void anEndpointIsAskedInEveryKindOfModeAndItsSecretsAreNowhere() throws Exception {
    Set<String> seen = ConcurrentHashMap.newKeySet();
    HttpServer server = endpoint(new AtomicInteger(Integer.MAX_VALUE), seen);
    Files.writeString(jar.file("headers"), "Authorization: Bearer " + SECRET);
    Files.writeString(jar.file("body"), SECRET);
    String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/a?n=1";
    try {
      Jar.Ended run =
          jar.run(
              "Own",
              "-p",
              "url=" + url,
              "--header",
              "@headers",
              "--body",
              "@body",
              "-p",
              "mode=EVENT_LOOP,PROCESS,PROCESS_POOL,GIL_THREADS",
              "-p",
              "workers=2",
              "-p",
              "calls=2",
              "-f",
              "1",
              "-wi",
              "0",
              "-i",
              "1",
              "-r",
              "10ms");

      assertThat(run.err()).isEmpty();
      assertThat(run.status()).isZero();
      assertThat(seen).containsExactly("POSTBearer " + SECRET + SECRET);
      assertThat(results().rows())
          .extracting(Row::mode)
          .contains("SEQUENTIAL", "EVENT_LOOP", "PROCESS", "PROCESS_POOL", "GIL_THREADS");
      assertThat(results().rows())
          .extracting(Row::params)
          .allMatch(
              params ->
                  params.matches(
                      "argument=POST Authorization [0-9a-f]{16};check=results;stages=true;task="
                          + Pattern.quote(url).replace("n=1", "n%3D1")));
      assertThat(run.out()).contains(url).doesNotContain("blocks the loop", "holds the lock");
      Files.delete(jar.file("headers"));
      Files.delete(jar.file("body"));
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          assertThat(Files.readString(file, ISO_8859_1)).as(file.toString()).doesNotContain(SECRET);
        }
      }
    } finally {
      server.stop(0);
    }
  }

  @Test
  @Tag("any-jdk")
  void answersThatAreErrorsFailWithTheirCauseAndCount() throws Exception {
    // Two processes that make one call, one that makes all, and one for each core. The timeout
    // leaves
    // no time for calls side by side.
    int ofNewProcesses = 2 + 4 + Math.min(Runtime.getRuntime().availableProcessors(), 4);
    HttpServer server =
        endpoint(new AtomicInteger(2 + ofNewProcesses), ConcurrentHashMap.newKeySet());
    String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    try {
      Jar.Ended run =
          jar.run(
              "Own",
              "-p",
              "url=" + url,
              "-p",
              "mode=SEQUENTIAL",
              "-to",
              "20s",
              "-p",
              "calls=4",
              "-f",
              "1",
              "-wi",
              "0",
              "-i",
              "1",
              "-r",
              "10ms");

      assertThat(run.status()).isEqualTo(1);
      assertThat(results().rows())
          .singleElement()
          .satisfies(
              row -> {
                assertThat(row.status()).isEqualTo(Status.FAILED);
                assertThat(row.reason())
                    .contains("GET " + url, "from 200 to 299", "503", "as did 2 more of 4");
              });
    } finally {
      server.stop(0);
    }
  }

  private static String task(Row row) {
    return row.params().replaceAll(".*task=", "");
  }

  @Test
  @Tag("any-jdk")
  void callsThatDisturbEachOtherFailWithBothValuesUnlessTheyAreUnchecked() throws Exception {
    String[] words = {
      "-p",
      "task=" + BAD + "Shares",
      "-p",
      "mode=THREADS",
      "-p",
      "workers=2",
      "-p",
      "calls=4",
      "-r",
      "20ms"
    };
    assertThat(own(words).status()).isEqualTo(1);
    assertThat(results().rows())
        .filteredOn(row -> row.mode().equals("THREADS"))
        .singleElement()
        .satisfies(row -> assertThat(row.reason()).contains("must return 10", "but returned"));

    List<String> unchecked = new ArrayList<>(List.of(words));
    unchecked.add("--unchecked");
    Jar.Ended run = own(unchecked.toArray(String[]::new));

    assertThat(run.status()).isZero();
    assertThat(run.out()).contains(", unchecked");
  }

  @Test
  @Tag("any-jdk")
  void aCallThatHangsFailsAfterTheTimeout() throws Exception {
    assertThat(own("-p", "task=" + BAD + "Hangs", "-p", "mode=SEQUENTIAL", "-to", "6s").status())
        .isEqualTo(1);
    assertThat(results().rows())
        .singleElement()
        .satisfies(row -> assertThat(row.reason()).contains("did not end within", "-to"));
  }

  /** Of threads the fork is killed; of processes the worker, or the fork if that ends later. */
  @Test
  @Tag("any-jdk")
  void aLaterCallThatHangsInAPoolFailsAndTheOtherClassGoesOn() throws Exception {
    Jar.Ended run =
        own(
            "-p",
            "task=" + BAD + "HangsLater," + GOOD + "Steps",
            "-p",
            "mode=THREAD_POOL,PROCESS_POOL",
            "-p",
            "workers=2",
            "-p",
            "calls=2",
            "-r",
            "10ms",
            "-to",
            "10s");

    assertThat(run.status()).isEqualTo(1);
    Map<String, List<Row>> byTask =
        results().rows().stream().collect(Collectors.groupingBy(OwnIT::task));
    assertThat(byTask.get(BAD + "HangsLater"))
        .hasSize(3)
        .allSatisfy(
            row -> {
              assertThat(row.status()).isEqualTo(Status.FAILED);
              assertThat(row.reason())
                  .containsAnyOf("did not answer within", "did not end within the timeout");
            })
        .extracting(Row::mode)
        .contains("THREAD_POOL", "PROCESS_POOL");
    assertThat(byTask.get(GOOD + "Steps"))
        .allMatch(row -> row.status() != Status.FAILED)
        .extracting(Row::mode)
        .contains("THREAD_POOL", "PROCESS_POOL");
    jar.awaitNoProcess(List.of(), 10);
  }
}

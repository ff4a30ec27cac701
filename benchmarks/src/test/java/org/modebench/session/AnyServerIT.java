package org.modebench.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.modebench.analysis.results.ResultsFile;
import org.modebench.analysis.results.Row;
import org.modebench.analysis.results.Status;

/** Servers that a user runs, by the jar with real forks. */
class AnyServerIT {
  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin", "java").toString();
  private static final Path BENCHMARKS = Path.of("target", "benchmarks.jar").toAbsolutePath();

  @TempDir Path folder;
  private final List<Process> servers = new ArrayList<>();
  private Jar jar;

  @BeforeEach
  void prepare() throws IOException {
    jar = new Jar(folder);
  }

  @AfterEach
  void stop() throws InterruptedException {
    for (Process server : servers) {
      server.destroyForcibly().waitFor();
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** Starts one of ours as a user would, and returns its address. */
  private String serve(String model) throws Exception {
    int port = freePort();
    Process server =
        new ProcessBuilder(
                JAVA,
                "-jar",
                BENCHMARKS.toString(),
                "server",
                "--model",
                model,
                "--port",
                Integer.toString(port))
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("server-" + port + ".txt").toFile())
            .start();
    servers.add(server);
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (!Files.readString(folder.resolve("server-" + port + ".txt")).contains("running")) {
      assertThat(System.nanoTime()).as("the server must start").isLessThan(end);
      Thread.sleep(50);
    }
    return "http://127.0.0.1:" + port + "/hello?latencyMillis=50";
  }

  private List<Row> rows() throws Exception {
    return ResultsFile.read(jar.file("runs/results.csv")).rows();
  }

  private static double value(List<Row> rows, String address, String metric) {
    return rows.stream()
        .filter(row -> row.mode().equals(address) && row.metric().equals(metric))
        .mapToDouble(Row::value)
        .average()
        .orElseThrow(() -> new AssertionError(address + " has no " + metric));
  }

  @Test
  void twoServersAndADeadPort() throws Exception {
    String all = serve("THREAD_PER_CONNECTION");
    String one = serve("SYNC_WORKER");
    String dead = "http://127.0.0.1:" + freePort() + "/";

    Jar.Ended run =
        jar.run(
            "Server",
            "-p",
            "url=" + all + "," + one + "," + dead,
            "--pid",
            servers.get(0).pid() + "," + servers.get(1).pid() + "," + servers.get(1).pid(),
            "-p",
            "concurrency=2,4",
            "-p",
            "calls=8",
            "-f",
            "1");

    assertThat(run.err()).isEmpty();
    assertThat(run.status()).isEqualTo(1);
    List<Row> rows = rows();
    assertThat(rows.stream().filter(row -> row.mode().equals(dead)))
        .hasSize(2)
        .allSatisfy(
            row -> {
              assertThat(row.status()).isEqualTo(Status.FAILED);
              assertThat(row.reason()).containsIgnoringCase("connection refused").contains(dead);
            });
    for (String address : List.of(all, one)) {
      assertThat(value(rows, address, "failures")).isZero();
      // A machine that asks late falls short of what was to be asked at once, and its rows say so.
      assertThat(rows)
          .filteredOn(row -> row.mode().equals(address) && row.metric().equals("little_ratio"))
          .hasSize(2)
          .allMatch(
              row -> Math.abs(row.value() - 1) <= 0.03 != row.reason().contains("Little's law"));
      assertThat(value(rows, address, "throughput")).isPositive();
      assertThat(value(rows, address, "server_rss")).isGreaterThan(1e7);
      assertThat(value(rows, address, "server_cpu")).isNotNegative();
    }
    // One at a time needs no less than eight times 50 ms, four at a time two rounds, and two four.
    assertThat(value(rows, one, "wall")).isGreaterThan(0.4);
    assertThat(value(rows, all, "wall")).isGreaterThan(0.1);
    assertThat(rows).extracting(Row::metric).doesNotContain("ideal", "cpu", "rss");
    assertThat(run.out()).contains(all, one);

    Jar.Ended report = jar.run("report", "-o", "report.html");
    assertThat(report.status()).isZero();
    assertThat(Files.readString(jar.file("report.html"))).contains(all, one, "requests per second");
    jar.awaitNoProcess(List.of(), 10);
    assertThat(servers).allMatch(Process::isAlive);
  }

  @Test
  @Tag("any-jdk")
  void aServerThatDiesFailsItsCasesAndOursGoOn() throws Exception {
    String address = serve("EVENT_LOOP");
    Process running =
        jar.start(
            "Server",
            "-p",
            "url=" + address,
            "-p",
            "server=EVENT_LOOP",
            "-p",
            "calls=40",
            "-p",
            "concurrency=1",
            "--pid",
            Long.toString(servers.get(0).pid()),
            "-f",
            "2");
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
    // Each has two forks, so that one of this server is still to come.
    while (!Files.readString(jar.file("out.txt")).contains("[1/4]")) {
      assertThat(System.nanoTime()).isLessThan(end);
      Thread.sleep(100);
    }
    servers.get(0).destroyForcibly();
    Jar.Ended run = jar.ended(running);

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err()).isEmpty();
    assertThat(rows().stream().filter(row -> row.status() == Status.FAILED))
        .isNotEmpty()
        .allSatisfy(
            row -> {
              assertThat(row.mode()).isEqualTo(address);
              assertThat(row.reason()).contains(address).doesNotContain("Exception");
            });
    assertThat(rows().stream().filter(row -> row.mode().equals("EVENT_LOOP")))
        .isNotEmpty()
        .noneMatch(row -> row.status() == Status.FAILED);
    jar.awaitNoProcess(List.of(), 10);
  }

  /** It answers 200 until it has been tried and warmed, and then 500. */
  @Test
  void answersThatAreErrorsAreCountedAndNamedAndSecretsStayInTheEnvironment() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            boolean told = String.valueOf(exchange.getRequestURI().getQuery()).contains("hunter2");
            boolean good = told && asked.incrementAndGet() % 2 == 0;
            exchange.sendResponseHeaders(good ? 200 : told ? 500 : 401, -1);
          }
        });
    server.start();
    try {
      // The first answer has to be good, since that is the trial.
      asked.set(1);
      String shown = "http://127.0.0.1:" + server.getAddress().getPort() + "/x?token=${SECRET}";
      Jar.Ended run =
          jar.ended(
              jar.start(
                  List.of("env", "SECRET=hunter2"),
                  "Server",
                  "-p",
                  "url=" + shown,
                  "-p",
                  "calls=20",
                  "-p",
                  "concurrency=2",
                  "-f",
                  "1"));

      assertThat(run.status()).isZero();
      List<Row> rows = rows();
      assertThat(value(rows, shown, "failures")).isCloseTo(10, within(1.0));
      assertThat(rows)
          .allSatisfy(
              row -> {
                assertThat(row.status()).isEqualTo(Status.SUSPECT);
                assertThat(row.reason()).contains("answer 500").doesNotContain("asked to fail");
              });
      assertThat(jar.run("report", "-o", "report.html").status()).isZero();
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
              .as(file.toString())
              .doesNotContain("hunter2");
        }
      }
    } finally {
      server.stop(0);
    }
  }
}

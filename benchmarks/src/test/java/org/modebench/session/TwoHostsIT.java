package org.modebench.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.modebench.analysis.results.ResultsFile;
import org.modebench.analysis.results.Row;
import org.modebench.analysis.results.Status;

/** Servers by an agent, by the jar with real forks; here it is on the same machine. */
class TwoHostsIT {
  @TempDir Path folder;
  @TempDir Path elsewhere;
  private Jar jar;
  private Process agent;

  @BeforeEach
  void start() throws Exception {
    jar = new Jar(folder);
    agent = new Jar(elsewhere).start("agent", "--file", file());
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (!Files.exists(Path.of(file()))) {
      assertThat(System.nanoTime()).as("the agent must start").isLessThan(end);
      Thread.sleep(50);
    }
  }

  private String file() {
    return elsewhere.resolve("agent").toString();
  }

  @AfterEach
  void stop() throws InterruptedException {
    agent.destroy();
    agent.waitFor();
    assertThat(Path.of(file())).doesNotExist();
  }

  private List<Row> rows() throws Exception {
    return ResultsFile.read(jar.file("runs/results.csv")).rows();
  }

  private List<Row> rows(String metric) throws Exception {
    return rows().stream().filter(row -> row.metric().equals(metric)).toList();
  }

  @Test
  void serversTellOfThemselvesFromThere() throws Exception {
    Jar.Ended run =
        jar.run(
            "Server",
            "-p",
            "server=EVENT_LOOP,PREFORK",
            "-p",
            "proxy=none,loop",
            "-p",
            "workers=2",
            "-p",
            "calls=20",
            "-p",
            "concurrency=4",
            "-p",
            "latencyMillis=20",
            "-f",
            "1",
            "--server-host",
            file());

    assertThat(run.err()).isEmpty();
    assertThat(run.status()).isZero();
    assertThat(rows()).noneMatch(row -> row.status() == Status.FAILED);
    assertThat(rows("failures")).hasSize(4).allMatch(row -> row.value() == 0);
    assertThat(rows("server_rss")).hasSize(4).allMatch(row -> row.value() > 1e7);
    assertThat(rows("server_cpu")).hasSize(4).allMatch(row -> row.value() >= 0);
    assertThat(rows("loop_lag_p99")).hasSize(2);
    assertThat(rows("client_capacity")).hasSize(4).allMatch(row -> row.value() > 0);
    assertThat(rows("round_trip")).hasSize(4).allMatch(row -> row.value() > 0);
    // Five rounds of 20 ms, or ten where two wait at once, and the way.
    assertThat(rows("ideal")).hasSize(4).allMatch(row -> row.value() > 0.1);
    assertThat(rows()).extracting(Row::metric).doesNotContain("cpu", "rss");
    jar.awaitNoProcess(List.of(), 10);
  }

  @Test
  void aClientThatIsKilledLeavesNoServer() throws Exception {
    Process run =
        jar.start("Server", "-p", "server=PREFORK", "-p", "workers=2", "--server-host", file());
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (agent.toHandle().descendants().count() < 3) {
      assertThat(System.nanoTime()).as("the server must start").isLessThan(end);
      assertThat(run.isAlive()).isTrue();
      Thread.sleep(50);
    }
    List<ProcessHandle> of = run.toHandle().descendants().toList();
    run.destroyForcibly();
    of.forEach(ProcessHandle::destroyForcibly);

    end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (agent.toHandle().descendants().findAny().isPresent()) {
      assertThat(System.nanoTime()).as("the server must end").isLessThan(end);
      Thread.sleep(50);
    }
    assertThat(agent.isAlive()).isTrue();
    jar.awaitNoProcess(List.of(), 10);
  }

  @Test
  void anAgentThatEndsFailsTheCase() throws IOException, InterruptedException {
    Process run = jar.start("Server", "-p", "server=EVENT_LOOP", "--server-host", file());
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (agent.toHandle().descendants().findAny().isEmpty()) {
      assertThat(System.nanoTime()).as("the server must start").isLessThan(end);
      Thread.sleep(50);
    }
    agent.destroy();

    Jar.Ended ended = jar.ended(run);
    assertThat(ended.status()).isEqualTo(1);
    assertThat(ended.out() + ended.err())
        .contains("agent at 127.0.0.1:")
        .doesNotContain("Exception");
    jar.awaitNoProcess(List.of(), 10);
  }
}

package org.modebench.session;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.modebench.analysis.text.Facts.says;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.modebench.agent.Agent;
import org.modebench.analysis.results.EnvironmentFile;
import org.modebench.analysis.results.record.RunRecord;
import org.modebench.cli.Launcher;
import org.modebench.fork.ForkOutcome;
import org.modebench.host.Listening;

/** Runs whose servers are on another machine, on a platform without forks. */
class ServersElsewhereTest {
  private static final String[] SERVERS = {
    "Server", "-p", "server=EVENT_LOOP", "-p", "concurrency=5", "-f", "2"
  };

  @TempDir Path folder;
  private final FakePlatform platform = new FakePlatform();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int run(String... words) {
    err.reset();
    List<String> all = new ArrayList<>(List.of(words));
    all.addAll(List.of("--output", folder.resolve("results.csv").toString()));
    return new Launcher(
            new PrintStream(new ByteArrayOutputStream(), true, UTF_8),
            new PrintStream(err, true, UTF_8),
            platform)
        .run(all.toArray(String[]::new));
  }

  private Path file() {
    return folder.resolve("agent");
  }

  private String[] elsewhere(String... words) {
    List<String> all = new ArrayList<>(List.of(words));
    all.addAll(List.of("--server-host", file().toString()));
    return all.toArray(String[]::new);
  }

  private Agent agent(String about) throws IOException {
    return Agent.start(Listening.LOOPBACK, 0, file(), about);
  }

  private RunRecord record() throws Exception {
    return EnvironmentFile.beside(folder.resolve("results.csv")).records().get(0);
  }

  @Test
  void theRecordHasBothMachinesAndTheWayBetweenThem() throws Exception {
    try (Agent agent = agent(ServersElsewhere.about())) {
      assertThat(run(elsewhere(SERVERS))).as(err.toString(UTF_8)).isZero();
      assertThat(agent.port()).isPositive();
    }
    assertThat(record().serverHost().name()).isEqualTo(record().host().name()).isNotEmpty();
    assertThat(record().serverHost().isSameMachine(record().host())).isTrue();
    assertThat(record().serverJava().version()).isEqualTo(record().runner().version());
    assertThat(record().serverRoundTripSeconds()).isBetween(1e-6, 1.0);
  }

  @Test
  void anAgentOfAnotherJarIsRefused() throws Exception {
    try (Agent agent = agent("{\"cores\":2,\"code\":\"another\"}")) {
      assertThat(run(elsewhere(SERVERS))).isEqualTo(2);
      assertThat(agent.port()).isPositive();
    }
    assertThat(err.toString(UTF_8).lines()).satisfiesExactly(says(file().toString(), "same jar"));
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void anAgentThatIsNotThereIsRefused() {
    assertThat(run(elsewhere(SERVERS))).isEqualTo(2);
    assertThat(err.toString(UTF_8).lines())
        .satisfiesExactly(says("--server-host", file().toString(), "no such file"));
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aRunGoesOnWithTheSameMachineOnly() throws Exception {
    String about = ServersElsewhere.about();
    platform.forks = c -> new ForkOutcome.Failure("It broke.");
    try (Agent agent = agent(about)) {
      assertThat(agent.port()).isPositive();
      run(elsewhere("Server", "-p", "server=EVENT_LOOP", "-f", "2", "-foe", "true"));
    }
    platform.forks = FakePlatform::success;
    String name = record().serverHost().name();
    try (Agent other =
        agent(about.replaceFirst("\"name\":\"[^\"]*\"", "\"name\":\"another-one\""))) {
      assertThat(other.port()).isPositive();
      assertThat(run("--resume")).isEqualTo(2);
      assertThat(err.toString(UTF_8).lines())
          .satisfiesExactly(says(name, file().toString(), "another-one", "--resume"));
    }
    try (Agent again = agent(about)) {
      assertThat(again.port()).isPositive();
      assertThat(run("--resume")).as(err.toString(UTF_8)).isZero();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          CpuBound -p workers=1                           | --server-host, CpuBound
          Server -p server=EVENT_LOOP -p upstream=api     | --server-host, upstream=api, upstream=timer
          Server -p server=EVENT_LOOP -p upstream=file    | --server-host, upstream=file, upstream=timer
          Server -p server=EVENT_LOOP --profile           | --profile, --server-host
          Server -p server=EVENT_LOOP --plan --plan-file x | --server-host, --plan-file
          """)
  void refusesWhatItCannotMeasureThere(String words, String facts) {
    assertThat(run(elsewhere(words.split(" ")))).isEqualTo(2);
    assertThat(err.toString(UTF_8).lines())
        .satisfiesExactly(line -> assertThat(line).contains(facts.split(", ")));
  }
}

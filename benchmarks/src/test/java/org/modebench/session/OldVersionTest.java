package org.modebench.session;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.modebench.analysis.text.Facts.says;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.modebench.analysis.results.EnvironmentFile;
import org.modebench.analysis.results.Results;
import org.modebench.analysis.results.ResultsFile;
import org.modebench.analysis.results.Row;
import org.modebench.analysis.results.Status;
import org.modebench.analysis.results.record.MeasuredCode;
import org.modebench.analysis.results.record.RunRecord;
import org.modebench.analysis.results.record.RunState;
import org.modebench.cli.Launcher;
import org.modebench.fork.ForkJvm;
import org.modebench.store.BuildInfo;

/** Files that version 0.1 wrote: some cases of a run, as it left them. */
@Tag("any-jdk")
class OldVersionTest {
  private static final String RUN = "20261120T175009Z-ebfb";
  private static final int FORKS = 53;
  private static final int ROWS = 972;

  @TempDir private Path folder;
  private final FakePlatform platform = new FakePlatform();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private Path file;

  @BeforeEach
  void copy() throws IOException {
    file = folder.resolve("results.csv");
    for (String name : List.of("results.csv", "results.environment.json")) {
      try (InputStream in = OldVersionTest.class.getResourceAsStream("version-0.1/" + name)) {
        Files.copy(Objects.requireNonNull(in), folder.resolve(name));
      }
    }
    platform.jvm =
        new ForkJvm(
            "java", 25, "25.0.3", "Eclipse Adoptium", "OpenJDK 64-Bit Server VM", List.of());
  }

  private RunRecord record() throws Exception {
    return EnvironmentFile.beside(file).run(RUN).orElseThrow();
  }

  @Test
  void isRead() throws Exception {
    Results results = ResultsFile.read(file);

    assertThat(results.warnings()).isEmpty();
    assertThat(results.runs()).containsExactly(RUN);
    assertThat(results.rows()).hasSize(ROWS).isEqualTo(ResultsFile.readRows(file).rows());
    RunRecord record = results.record(RUN).orElseThrow();
    assertThat(record.isComplete()).isTrue();
    assertThat(record.seed()).hasValue(20261120);
    assertThat(record.commit()).contains("182f4fb");
    assertThat(record.host().cpu()).isEqualTo("AMD EPYC");
    assertThat(record.forks().version()).isEqualTo("25.0.3");
    assertThat(record.mockTrusted()).contains(true);
    assertThat(record.noise()).hasSize(2);
    assertThat(record.cases()).extracting(record::key).contains(results.rows().get(0).caseKey());
    assertThat(record.workloads()).isEmpty();
  }

  /** As a kill leaves it: rows are there up to the middle of a fork's line. */
  private void kill() throws Exception {
    byte[] all = Files.readAllBytes(file);
    Files.write(file, java.util.Arrays.copyOf(all, all.length / 2));
    RunRecord record = record();
    record.setState(RunState.RUNNING);
    EnvironmentFile.beside(file).write(record);
  }

  private int resume() {
    PrintStream silent = new PrintStream(new ByteArrayOutputStream(), true, UTF_8);
    return new Launcher(silent, new PrintStream(err, true, UTF_8), platform)
        .run("--resume", "--output", file.toString());
  }

  /** Another build measures other times: a run is not finished with it. */
  @Test
  void isNotGoneOnWithByAnotherBuild() throws Exception {
    kill();
    byte[] before = Files.readAllBytes(file);

    assertThat(resume()).isEqualTo(2);

    assertThat(err.toString(UTF_8).lines())
        .satisfiesExactly(says(RUN, "commit 182f4fb", "this jar", "commit ", "--resume"));
    assertThat(file).hasBinaryContent(before);
    assertThat(platform.events).isEmpty();
  }

  @Test
  void isGoneOnWithByABuildOfItsCommit() throws Exception {
    kill();
    RunRecord record = record();
    record.setCode(BuildInfo.read().commit(), false, MeasuredCode.UNKNOWN);
    EnvironmentFile.beside(file).write(record);
    String before = Files.readString(file);

    assertThat(resume()).isZero();

    assertThat(err.size()).isZero();
    assertThat(record().isComplete()).isTrue();
    assertThat(record().forksDone()).hasValue(FORKS);
    assertThat(Files.readString(file))
        .startsWith(before.substring(0, before.lastIndexOf('\n') + 1));
    List<Row> rows = ResultsFile.read(file).rows();
    assertThat(rows).allMatch(row -> row.status() == Status.VALID);
    assertThat(rows.stream().map(row -> row.caseKey() + " " + row.fork()).distinct())
        .hasSize(FORKS);
  }
}

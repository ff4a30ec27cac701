package org.modebench.analysis.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modebench.analysis.text.Facts.says;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.modebench.analysis.cells.Rows;
import org.modebench.analysis.results.ResultsCsv;

class ReportCommandTest {
  @TempDir private Path folder;
  private Path results = Path.of("results.csv");
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeEach
  void writeResults() throws IOException {
    results = folder.resolve("results.csv");
    StringBuilder text = new StringBuilder(ResultsCsv.HEADER.strip()).append('\n');
    for (int fork = 1; fork <= 5; fork++) {
      double noise = 1 + fork / 1000.0;
      text.append(ResultsCsv.format(Rows.CPU.fork(fork).wall(0.05 * noise)));
      text.append(ResultsCsv.format(Rows.CPU.mode("THREADS", 1).fork(fork).wall(0.05 * noise)));
      text.append(ResultsCsv.format(Rows.CPU.mode("THREADS", 2).fork(fork).wall(0.025 / noise)));
    }
    Files.writeString(results, text);
  }

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private int run(String... args) {
    return Main.run(args, out, new PrintStream(err, true, StandardCharsets.UTF_8));
  }

  private String said() {
    return err.toString(StandardCharsets.UTF_8).strip();
  }

  @Test
  void writesThePage() throws IOException {
    Path page = folder.resolve("page.html");

    assertThat(run("report", results.toString(), "-o", page.toString())).isZero();

    assertThat(Files.readString(page)).startsWith("<!DOCTYPE html>").contains("Use THREADS");
    assertThat(said()).isEmpty();
    assertThat(out.toString(StandardCharsets.UTF_8).strip())
        .satisfies(says("report", page.toString()));
  }

  @Test
  void aPageThatNobodyCouldReadIsRefused() throws IOException {
    StringBuilder text = new StringBuilder(ResultsCsv.HEADER.strip()).append('\n');
    for (int mode = 1; mode <= 51; mode++) {
      text.append(ResultsCsv.format(Rows.CPU.mode("OWN_" + mode, 1).wall(1)));
    }
    Files.writeString(results, text);

    assertThat(run("report", results.toString())).isEqualTo(2);

    assertThat(said())
        .hasLineCount(1)
        .satisfies(
            says(results.toString(), "1 workload ", "51 modes", "200 workloads", "50 modes"));
  }

  /** By the name under which the runner records it. */
  @Test
  void tellsTheCpuQuota() throws IOException {
    Path page = folder.resolve("page.html");
    Files.writeString(
        folder.resolve("results.environment.json"),
        "{\"runs\": {\"r1\": {\"host\": {\"cgroupQuota\": \"50000 100000\"}}}}");

    assertThat(run("report", results.toString(), "-o", page.toString())).isZero();

    assertThat(Files.readString(page)).contains("CPU quota", "50000 100000");
  }

  @Test
  void tellsWhatChangedSinceTheLastComparableRun() throws IOException {
    Path file = folder.resolve("two.csv");
    Path page = folder.resolve("page.html");
    double[] old = {0.05, 0.0501, 0.0499, 0.0502, 0.0498};
    double[] slower = {0.06, 0.0601, 0.0599, 0.0602, 0.0598};
    new RunFile("r1").cell("SEQUENTIAL", 1, old).cell("THREADS", 2, old).appendTo(file);
    new RunFile("r2")
        .start("2026-11-02T12:00:00Z")
        .cell("SEQUENTIAL", 1, old)
        .cell("THREADS", 2, slower)
        .appendTo(file);

    assertThat(run("report", file.toString(), "-o", page.toString())).isZero();

    assertThat(Files.readString(page))
        .contains("Since run r1 (commit abc123), 1 of 2 cells has changed")
        .contains("THREADS 2, slower (1.200");

    assertThat(run("report", file.toString(), "--run", "r1", "-o", page.toString())).isZero();

    assertThat(Files.readString(page)).doesNotContain("Since run");
  }

  @Test
  void writesTheLab() throws IOException {
    Path page = folder.resolve("lab.html");

    assertThat(
            run(
                "report",
                "--lab",
                "--lang=ru",
                "--author=Анна",
                "--predict=2=10x",
                results.toString(),
                "-o",
                page.toString()))
        .isZero();

    assertThat(Files.readString(page)).contains("Задание 1.", "Анна", "Прогноз");
  }

  @Test
  void writesALecture() throws IOException {
    Path page = folder.resolve("web.html");

    assertThat(
            run(
                "report",
                "--lab",
                "--lecture=web",
                "--lang=ru",
                results.toString(),
                "-o",
                page.toString()))
        .isZero();

    assertThat(Files.readString(page))
        .contains("Асинхронный веб", "Зелёные потоки", "-p experiment=", "--output " + results);
  }

  /** Whoever follows its hints, run by run, fills it. */
  @Test
  void gathersTheLabFromSeveralRuns() throws IOException {
    Path page = folder.resolve("lab.html");
    StringBuilder second = new StringBuilder();
    for (int fork = 1; fork <= 5; fork++) {
      second.append(ResultsCsv.format(Rows.IO.fork(fork).wall(1)));
      second.append(ResultsCsv.format(Rows.IO.mode("THREADS", 10).fork(fork).wall(0.1)));
    }
    Files.writeString(
        results, Files.readString(results) + second.toString().replaceAll("(?m)^r1,", "r2,"));
    Files.writeString(
        folder.resolve("results.environment.json"),
        """
        {"runs": {
          "r1": {"commit": "abc", "cases": [{"method": "c", "benchmark": "CpuBound"}]},
          "r2": {"commit": "abc", "cases": [{"method": "i", "benchmark": "IoBound"}]}}}
        """);

    assertThat(run("report", "--lab", results.toString(), "-o", page.toString())).isZero();

    assertThat(said()).contains("2 comparable runs", "r1, r2");
    assertThat(Files.readString(page))
        .contains("times as fast as task 1", "times as fast as task 4");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--lab --lang=de",
        "--lab --predict=7=2x",
        "--lab --predict=2=2x --predict=2=3x",
        "--lab --lecture=thread",
        "--lab --lecture=threads --predict=2=2x",
        "--lecture=threads",
        "--author=A"
      })
  void refusesWhatTheLabCannotSay(String words) {
    List<String> all = new ArrayList<>(List.of("report", results.toString()));
    all.addAll(List.of("-o", folder.resolve("lab.html").toString()));
    all.addAll(List.of(words.split(" ")));

    assertThat(run(all.toArray(String[]::new))).isEqualTo(2);

    assertThat(folder.resolve("lab.html")).doesNotExist();
  }

  @Test
  void writesPlotsAndTablesAsFiles() throws IOException {
    Path files = folder.resolve("for").resolve("paper");
    String page = folder.resolve("page.html").toString();

    assertThat(
            run(
                "report",
                results.toString(),
                "-o",
                page,
                "--plots",
                files.toString(),
                "--tables",
                files.toString()))
        .isZero();

    try (var written = Files.list(files)) {
      assertThat(written.map(path -> path.getFileName().toString()))
          .contains(
              "cpubound-limit-5000000-time.svg",
              "cpubound-limit-5000000-time.png",
              "times.md",
              "times.tex",
              "times.csv");
    }
  }

  @Test
  void overwritesNoResultsFile() throws IOException {
    String before = Files.readString(results);

    assertThat(run("report", results.toString(), "-o", results.toString())).isEqualTo(2);

    assertThat(said()).satisfies(says(results.toString(), "results file", "never", "-o"));
    assertThat(Files.readString(results)).isEqualTo(before);
  }

  @Test
  void saysWhereAFolderCannotBe() {
    String page = folder.resolve("page.html").toString();

    assertThat(run("report", results.toString(), "-o", page, "--tables", results.toString()))
        .isEqualTo(2);

    assertThat(said())
        .satisfies(says(results + " cannot be a folder", results.toString(), "--tables"));
  }

  @Test
  void refusesMoreThanAPageCanShow() throws IOException {
    StringBuilder text = new StringBuilder(ResultsCsv.HEADER.strip()).append('\n');
    for (int mode = 1; mode <= 51; mode++) {
      text.append(ResultsCsv.format(Rows.CPU.mode("M" + mode, 1).wall(0.05)));
    }
    Files.writeString(results, text);

    assertThat(run("report", results.toString())).isEqualTo(2);

    assertThat(said()).satisfies(says(results.toString(), "51 modes", "200", "50", "tables"));
  }

  @Test
  void saysThatARunIsNotThere() {
    assertThat(run("report", results.toString(), "--run", "none")).isEqualTo(2);

    assertThat(said()).satisfies(says(results.toString(), "\"none\"", "r1"));
  }

  @Test
  void saysThatTheEnvironmentFileIsTorn() throws IOException {
    Files.writeString(folder.resolve("results.environment.json"), "{");
    String page = folder.resolve("page.html").toString();

    assertThat(run("report", results.toString(), "-o", page)).isZero();

    assertThat(said()).contains("is not an environment file").doesNotContain("\tat ");
  }
}

package org.modebench.analysis.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modebench.analysis.text.Facts.says;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.modebench.analysis.results.ResultsCsv;
import org.modebench.analysis.results.Row;
import org.modebench.analysis.results.Status;

class MainTest {
  @TempDir private Path folder;
  private Path file;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeEach
  void writeTwoRuns() throws IOException {
    file = folder.resolve("results.csv");
    Files.writeString(
        file,
        ResultsCsv.HEADER
            + "\n"
            + line("r1", "2026-11-01T12:00:00Z")
            + line("r2", "2026-11-02T12:00:00Z"));
  }

  private static String line(String run, String timestamp) {
    return ResultsCsv.format(
        new Row(
            run,
            Instant.parse(timestamp),
            "CpuBound",
            "SEQUENTIAL",
            1,
            10,
            "limit=5000000",
            1,
            1,
            "wall",
            0.1,
            "s",
            Status.VALID,
            "",
            "box",
            2,
            "17.0.15",
            "abc123"));
  }

  private int run(String... args) {
    return run(out, args);
  }

  private int run(OutputStream to, String... args) {
    return Main.run(args, to, new PrintStream(err, true, StandardCharsets.UTF_8));
  }

  private String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String err() {
    return err.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
  }

  @Test
  void theNewestRunIsShownAndSaid() {
    assertThat(run("tables", file.toString())).isZero();
    assertThat(out()).startsWith("Run r2\n").doesNotContain("Run r1");
    assertThat(err()).satisfies(says("results.csv", "2 runs", "newest, r2", "without r1", "--run"));
  }

  @Test
  void aRunThatIsNamedIsShownInSilence() {
    assertThat(run("tables", "--run", "r1", file.toString())).isZero();
    assertThat(out()).startsWith("Run r1\n").doesNotContain("Run r2");
    assertThat(err()).isEmpty();
  }

  @Test
  void allRunsAreShown() {
    assertThat(run("tables", "--run=all", file.toString())).isZero();
    assertThat(out()).startsWith("Run r1\n").contains("\nRun r2\n");
    assertThat(err()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "text, Run r2",
    "markdown, ## Run r2",
    "csv, run",
    "latex, % Run r2",
    "LaTeX, % Run r2"
  })
  void everyFormatHasAName(String format, String start) {
    assertThat(run("tables", "--format", format, file.toString())).isZero();
    assertThat(out()).startsWith(start);
  }

  @ParameterizedTest
  @CsvSource({
    "breakeven, text, Break-even points of run r2",
    "breakeven, markdown, ## Break-even points of run r2",
    "breakeven, csv, 'run,benchmark,calls,params,profiled,parameter,mode'",
    "breakeven, latex, % Break-even points of run r2",
    "cost, text, Costs of run r2",
    "cost, csv, 'run,benchmark,calls,params,profiled,mode,workers,cpu_s_per_1000_calls'"
  })
  void otherCommandsHaveTheSameFormats(String command, String format, String start) {
    assertThat(run(command, "--run=newest", "--format", format, file.toString())).isZero();
    assertThat(out()).startsWith(start);
  }

  @Test
  void theTablesGoToAFile() throws IOException {
    Path target = folder.resolve("tables.md");
    Files.writeString(target, "old");
    assertThat(run("tables", "--format=markdown", "-o", target.toString(), file.toString()))
        .isZero();
    assertThat(Files.readString(target)).startsWith("## Run r2\n").endsWith("\n");
    assertThat(out()).isEmpty();
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactlyInAnyOrder(file, target);
    }
  }

  @Test
  void aWarningOfTheReaderIsSaid() throws IOException {
    Files.writeString(
        file, ResultsCsv.HEADER + "\n" + line("r1", "2026-11-01T12:00:00Z") + "r1,20");
    assertThat(run("tables", file.toString())).isZero();
    assertThat(err()).satisfies(says("results.csv, line 3", "incomplete"));
  }

  @Test
  void help() {
    assertThat(run("--help")).isZero();
    assertThat(out()).startsWith("Usage: analysis [-hV] COMMAND").contains("tables");
    assertThat(run("tables", "-h")).isZero();
    assertThat(out()).contains("--run=ID|newest|all", "--format=text|markdown|csv|latex");
    assertThat(err()).isEmpty();
  }

  @Test
  void version() {
    assertThat(run("--version")).isZero();
    assertThat(out()).startsWith("modebench ");
  }

  @Test
  void withoutACommandThereIsHelp() {
    assertThat(run()).isEqualTo(2);
    assertThat(err()).startsWith("Usage: analysis [-hV] COMMAND");
    assertThat(out()).isEmpty();
  }

  /** Each in one sentence that names what is wrong and what would be right. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          tables --frmat results.csv               | "--frmat", --format, tables --help
          tabels                                   | "tabels", tables, --help
          tables                                   | runs/results.csv, benchmarks.jar
          tables --format=xml results.csv          | --format, text, markdown, csv, latex, "xml"
          tables --run=r3 results.csv              | results.csv, "r3", r1, r2
          tables header.csv                        | header.csv, no row
          tables none.csv                          | none.csv, does not exist
          tables --run=r1 -o no/t.txt results.csv  | no/t.txt, folder, does not exist, -o
          tables --run=r1 -o . results.csv         | directory, -o
          tables --run=r1 -o results.csv results.csv | results.csv, results file, never, -o
          """)
  void whatCannotBeDoneIsRefusedAndNothingIsWritten(String words, String facts) throws IOException {
    Path header = Files.writeString(folder.resolve("header.csv"), ResultsCsv.HEADER + "\n");
    String before = Files.readString(file);
    String[] args = words.split(" ");
    for (int i = 1; i < args.length; i++) {
      args[i] = args[i].contains(".") ? folder.resolve(args[i]).toString() : args[i];
    }

    assertThat(run(args)).isEqualTo(2);

    assertThat(err()).satisfies(says(facts.split(", "))).hasLineCount(1);
    assertThat(out()).isEmpty();
    assertThat(Files.readString(file)).isEqualTo(before);
    assertThat(folder).isDirectoryNotContaining(f -> !f.equals(file) && !f.equals(header));
  }

  /** A leading at sign is part of a name, not a file of further arguments. */
  @Test
  void anAtSignIsNoArgumentFile() {
    assertThat(run("tables", "@none")).isEqualTo(2);
    assertThat(err()).satisfies(says("@none", "does not exist"));
  }

  /** As in {@code | head}: whoever reads has seen enough. */
  @Test
  void aBrokenPipeIsNoError() {
    assertThat(run(failing("Broken pipe"), "tables", "--run=r1", file.toString())).isZero();
    assertThat(err()).isEmpty();
  }

  @Test
  void aFullDiskIsAnError() {
    assertThat(run(failing("No space left on device"), "tables", "--run=r1", file.toString()))
        .isEqualTo(2);
    assertThat(err()).satisfies(says("standard output", "No space left on device", "-o"));
  }

  private static OutputStream failing(String message) {
    return new OutputStream() {
      @Override
      public void write(int b) throws IOException {
        throw new IOException(message);
      }
    };
  }
}

package org.modebench.analysis.cli;

import static org.assertj.core.api.Assertions.assertThat;

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
  private static final String HELP_HINT = " Run analysis tables --help for the options.\n";

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

  private void assertRefused(String sentence, String... args) {
    assertThat(run(args)).isEqualTo(2);
    assertThat(err()).isEqualTo(sentence);
    assertThat(out()).isEmpty();
  }

  @Test
  void theNewestRunIsShownAndSaid() {
    assertThat(run("tables", file.toString())).isZero();
    assertThat(out()).startsWith("Run r2\n").doesNotContain("Run r1");
    assertThat(err())
        .isEqualTo(
            file
                + " holds 2 runs; shown is the newest, r2, without r1 (not on record); choose one with --run.\n");
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
    assertThat(err())
        .isEqualTo(
            file
                + ", line 3: the last line is incomplete, because the run was killed while writing it; it is ignored.\n");
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

  @Test
  void unknownOption() {
    assertRefused(
        "There is no option \"--frmat\". Did you mean --format?" + HELP_HINT,
        "tables",
        "--frmat",
        file.toString());
  }

  @Test
  void unknownCommand() {
    assertRefused(
        "There is no command \"tabels\". Did you mean tables? Run analysis --help for the options.\n",
        "tabels");
  }

  @Test
  void missingFile() {
    assertRefused(
        "No results file is named, and runs/results.csv does not exist; name a file, or measure"
            + " first with java -jar benchmarks.jar.\n",
        "tables");
  }

  @Test
  void unknownFormat() {
    assertRefused(
        "Invalid value for option '--format': it must be text, markdown, csv or latex, but is"
            + " \"xml\"."
            + HELP_HINT,
        "tables",
        "--format=xml",
        file.toString());
  }

  @Test
  void unknownRun() {
    assertRefused(
        file + " holds no run \"r3\"; choose one of r1, r2, or newest.\n",
        "tables",
        "--run=r3",
        file.toString());
  }

  @Test
  void noRow() throws IOException {
    Files.writeString(file, ResultsCsv.HEADER + "\n");
    assertRefused(
        file + " has a header but no row, so there is nothing to show; run a measurement first.\n",
        "tables",
        file.toString());
  }

  @Test
  void unusableFile() {
    assertRefused(
        folder.resolve("none.csv") + " does not exist; give the path of a results file.\n",
        "tables",
        folder.resolve("none.csv").toString());
  }

  /** A leading at sign is part of a name, not a file of further arguments. */
  @Test
  void anAtSignIsNoArgumentFile() {
    assertRefused("@none does not exist; give the path of a results file.\n", "tables", "@none");
  }

  @Test
  void outputInAFolderThatIsNotThere() {
    Path target = folder.resolve("none").resolve("tables.txt");
    assertRefused(
        target + " cannot be written (its folder does not exist); give -o a writable file.\n",
        "tables",
        "--run=r1",
        "-o",
        target.toString(),
        file.toString());
  }

  @Test
  void outputToAFolder() {
    assertRefused(
        folder + " cannot be written (it is a directory); give -o a writable file.\n",
        "tables",
        "--run=r1",
        "-o",
        folder.toString(),
        file.toString());
  }

  @Test
  void aResultsFileIsNeverOverwritten() throws IOException {
    String before = Files.readString(file);
    assertRefused(
        file + " is a results file, which is never overwritten; give -o another file.\n",
        "tables",
        "--run=r1",
        "-o",
        file.toString(),
        file.toString());
    assertThat(Files.readString(file)).isEqualTo(before);
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
    assertThat(err())
        .isEqualTo(
            "The tables cannot be written to standard output (No space left on device); give a file"
                + " with -o.\n");
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

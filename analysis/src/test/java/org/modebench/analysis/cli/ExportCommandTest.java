package org.modebench.analysis.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modebench.analysis.text.Facts.says;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.modebench.analysis.results.ResultsCsv;

class ExportCommandTest {
  private static final String ROW =
      "r1,2026-11-01T12:00:0%sZ,CpuBound,THREADS,2,10,limit=5,%s,%s,wall,0.5,s,%s,h,2,17,abc\n";

  /** One case of two iterations, in doubt since its end. */
  private static final String RECORD =
      """
      {"runs": {"r1": {
        "cases": [{"benchmark": "CpuBound", "settings": {"iterations": 2},
          "params": {"mode": "THREADS", "workers": "2", "calls": "10", "limit": "5"}}],
        "doubts": [{"reason": "after the run, it was slow", "cases": [{"benchmark": "CpuBound",
          "mode": "THREADS", "workers": 2, "calls": 10, "params": "limit=5"}]}]}}}
      """;

  @TempDir private Path folder;
  private Path results;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeEach
  void measure() throws Exception {
    results = folder.resolve("results.csv");
    Files.writeString(folder.resolve("results.environment.json"), RECORD);
    Files.writeString(
        results,
        ResultsCsv.HEADER
            + "\n"
            // Torn by a crash, and measured again.
            + ROW.formatted(0, 1, 1, "VALID,")
            + ROW.formatted(5, 1, 1, "VALID,")
            + ROW.formatted(5, 1, 2, "VALID,"));
  }

  private int export(String... more) {
    String[] words = new String[more.length + 2];
    words[0] = "export";
    words[1] = results.toString();
    System.arraycopy(more, 0, words, 2, more.length);
    return Main.run(words, out, new PrintStream(err, true, StandardCharsets.UTF_8));
  }

  private static String joined() {
    String suspect = "SUSPECT,\"after the run, it was slow\"";
    return ResultsCsv.HEADER
        + "\n"
        + ROW.formatted(5, 1, 1, suspect)
        + ROW.formatted(5, 1, 2, suspect);
  }

  @Test
  void rowsThatCountAreWrittenWithWhatWasLearntOfThem() throws Exception {
    String before = Files.readString(results);

    assertThat(export()).isZero();

    assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(joined());
    assertThat(err.size()).isZero();
    assertThat(results).hasContent(before);
  }

  @Test
  void aFileTakesThemAsAWhole() {
    Path target = folder.resolve("joined.csv");

    assertThat(export("-o", target.toString())).isZero();

    assertThat(target).hasContent(joined());
    assertThat(out.size()).isZero();
  }

  @Test
  void theResultsThemselvesAreNeverOverwritten() throws Exception {
    String before = Files.readString(results);

    assertThat(export("-o", results.toString())).isEqualTo(2);

    assertThat(err.toString(StandardCharsets.UTF_8))
        .satisfies(says(results.toString(), "results file", "never", "-o"));
    assertThat(results).hasContent(before);
  }

  /** Every command reads the same rows. */
  @Test
  void tablesAreInDoubtToo() {
    Main.run(
        new String[] {"tables", "--format", "csv", results.toString()},
        out,
        new PrintStream(err, true, StandardCharsets.UTF_8));

    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("SUSPECT")
        .contains("after the run, it was slow");
  }
}

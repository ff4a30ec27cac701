package org.modebench.analysis.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modebench.analysis.text.Facts.says;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.modebench.analysis.results.ManyRows;
import org.modebench.analysis.results.ManyRows.Shape;
import org.modebench.analysis.results.ResultsCsv;

/** What users, spreadsheets and broken machines make of results files. */
class HostileInputTest {
  private static final String ROW =
      "r1,2026-11-01T12:00:00Z,CpuBound,SEQUENTIAL,1,10,limit=5,1,1,wall,0.1,s,VALID,,box,2,17,abc";

  @TempDir private Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int tables(String content, String... options) throws IOException {
    return tables(content.getBytes(StandardCharsets.UTF_8), options);
  }

  private int tables(byte[] content, String... options) throws IOException {
    Path file = folder.resolve("results.csv");
    Files.write(file, content);
    String[] args = new String[options.length + 2];
    args[0] = "tables";
    System.arraycopy(options, 0, args, 1, options.length);
    args[args.length - 1] = file.toString();
    return Main.run(args, out, new PrintStream(err, true, StandardCharsets.UTF_8));
  }

  /** What was said, without the folder. */
  private String said() {
    return err.toString(StandardCharsets.UTF_8).replace(folder + "/", "");
  }

  /** Disks leave them after a power cut. */
  @Test
  void aTailOfNulBytesIsAnIncompleteLine() throws IOException {
    assertThat(tables(ResultsCsv.HEADER + "\n" + ROW + "\n" + "\0".repeat(4096))).isZero();
    assertThat(said().lines()).satisfiesExactly(says("results.csv, line 3", "incomplete"));
  }

  @Test
  void nulBytesInAFieldAreSpelledOut() throws IOException {
    String row = ROW.replace("box", "b\0x");
    assertThat(tables(ResultsCsv.HEADER + "\n" + row + "\n")).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("b\\u0000x");
  }

  @ParameterizedTest
  @ValueSource(strings = {"NaN", "-0.1", "1e999", "Infinity", "0x1p3", "1f", "", " 1", "1,5,5"})
  void aValueThatIsNoNumberIsRefused(String value) throws IOException {
    assertThat(
            tables(ResultsCsv.HEADER + "\n" + ROW.replace(",0.1,", ",\"" + value + "\",") + "\n"))
        .isEqualTo(2);
    assertThat(said().lines())
        .satisfiesExactly(says("results.csv, line 2", "value", "at least 0", "VALID", value));
  }

  /** Twenty digits are no whole number that a batch can have. */
  @Test
  void aNumberBeyondItsRangeIsRefused() throws IOException {
    assertThat(
            tables(
                ResultsCsv.HEADER
                    + "\n"
                    + ROW.replace("SEQUENTIAL,1,", "SEQUENTIAL,99999999999999999999,")
                    + "\n"))
        .isEqualTo(2);
    assertThat(said().lines())
        .satisfiesExactly(
            says("results.csv, line 2", "workers", "2147483647", "\"99999999999999999999\""));
  }

  /** Twice the same row is one measurement, not two. */
  @Test
  void aRowThatIsThereTwiceCountsOnce() throws IOException {
    String row = ROW.replace(",0.1,", ",1.0,") + "\n";
    assertThat(tables(ResultsCsv.HEADER + "\n" + row + row, "--format=csv")).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8).lines().toList().get(1))
        .contains(",SEQUENTIAL,1,1.0,,,")
        .contains(",1,0,0.95,VALID,");
  }

  @Test
  void aFieldOfAMegabyteIsCut() throws IOException {
    String row = ROW.replace("box", "b".repeat(1 << 20));
    assertThat(tables(ResultsCsv.HEADER + "\n" + row + "\n")).isZero();
    assertThat(out.size()).isLessThan(5_000);
  }

  @ParameterizedTest
  @EnumSource(
      value = Shape.class,
      names = {"RUNS", "WORKLOADS", "METRICS"})
  void moreThanCanBeShownIsRefused(Shape shape) throws IOException {
    int rows = shape == Shape.WORKLOADS ? 100_001 : 1_001;
    Path file = folder.resolve("many.csv");
    ManyRows.write(shape, rows, file);
    int status =
        Main.run(
            new String[] {"tables", "--run=all", file.toString()},
            out,
            new PrintStream(err, true, StandardCharsets.UTF_8));
    assertThat(status).isEqualTo(2);
    assertThat(said().lines()).satisfiesExactly(says("many.csv", " " + rows + " ", "--run"));
  }

  @Test
  void aThousandReasonsThatDifferInANumberAreOne() throws IOException {
    Path file = folder.resolve("many.csv");
    ManyRows.write(Shape.REASONS, 1_000, file);
    assertThat(
            Main.run(
                new String[] {"tables", file.toString()},
                out,
                new PrintStream(err, true, StandardCharsets.UTF_8)))
        .isZero();
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("¹ noise 0 to 999\n")
        .doesNotContain("²");
  }
}

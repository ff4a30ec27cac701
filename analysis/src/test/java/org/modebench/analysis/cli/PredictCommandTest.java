package org.modebench.analysis.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.modebench.analysis.cells.Rows;
import org.modebench.analysis.results.ResultsCsv;

/** The command as a user runs it. */
@Tag("any-jdk")
class PredictCommandTest {
  @TempDir private Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  /** Ten calls that wait for 0.1 s, and ten that compute for 0.01 s, on two cores. */
  @BeforeEach
  void write() throws Exception {
    StringBuilder text = new StringBuilder(ResultsCsv.HEADER + "\n");
    for (int fork = 1; fork <= 2; fork++) {
      for (Rows alone : new Rows[] {Rows.IO, Rows.CPU}) {
        double seconds = alone.equals(Rows.IO) ? 1 : 0.1;
        text.append(ResultsCsv.format(alone.fork(fork).wall(seconds)));
        text.append(ResultsCsv.format(alone.fork(fork).metric("cpu", 0.1)));
        Rows threads = alone.mode("THREADS", 2).fork(fork);
        text.append(ResultsCsv.format(threads.wall(seconds)));
        text.append(ResultsCsv.format(threads.metric("cpu", 0.1)));
      }
    }
    Files.writeString(folder.resolve("results.csv"), text);
  }

  private int run(String... options) {
    String[] words =
        Stream.concat(
                Stream.of("predict", folder.resolve("results.csv").toString()), Stream.of(options))
            .toArray(String[]::new);
    return Main.run(words, out, new PrintStream(err, true, UTF_8));
  }

  @Test
  void whatWasMeasuredStandsBesideWhatWasPredicted() {
    assertThat(run()).isZero();
    assertThat(out.toString(UTF_8))
        .contains("computes 10 % of its time", "computes 100 % of its time", "waits for others")
        .contains("does not have Baseline", "500 ms", "50.0 ms");
  }

  @ParameterizedTest
  @CsvSource({
    "--latency, 200, 1, 1.0",
    "--size, 10000000, 1, 0.1",
    "--workers, 10, 2, 0.1",
    "--cores, 1, 2, 0.5",
    "--calls, 20, 2, 1.0"
  })
  void whatWasNotMeasuredIsPredicted(String option, String value, int lines, double first) {
    assertThat(run(option, value, "--format", "csv")).isZero();
    List<String> csv = out.toString(UTF_8).lines().toList();
    int column = List.of(csv.get(0).split(",", -1)).indexOf("predicted_s");
    assertThat(csv).hasSize(1 + lines);
    assertThat(csv.subList(1, csv.size()))
        .extracting(
            line -> Double.parseDouble(line.split(",(?=([^\"]*\"[^\"]*\")*[^\"]*$)", -1)[column]))
        .anySatisfy(seconds -> assertThat(seconds).isCloseTo(first, within(1e-9)));
  }

  @Test
  void whatIsNoNumberIsRefused() {
    assertThat(run("--cores", "many")).isEqualTo(2);
    assertThat(err.toString(UTF_8)).contains("--cores", "from 1 to 10000", "\"many\"");
  }
}

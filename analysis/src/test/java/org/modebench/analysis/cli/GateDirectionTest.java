package org.modebench.analysis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.modebench.analysis.results.Status;

/** Which values are better: the metric and JMH's mode tell, and the unit does not. */
class GateDirectionTest {
  private static final double[] FEW = {1.00, 1.01, 0.99, 1.005, 0.995};
  private static final double[] MANY = {4.00, 4.04, 3.96, 4.02, 3.98};

  @TempDir private Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int gate(String old, String now, String... more) {
    out.reset();
    err.reset();
    String[] words = {"compare", old, now, "--fail-on-regression", "5%"};
    String[] all = new String[words.length + more.length];
    System.arraycopy(words, 0, all, 0, words.length);
    System.arraycopy(more, 0, all, words.length, more.length);
    return Main.run(all, out, new PrintStream(err, true, StandardCharsets.UTF_8));
  }

  private String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String err() {
    return err.toString(StandardCharsets.UTF_8);
  }

  private static String given(String name) throws URISyntaxException {
    return Path.of(
            Objects.requireNonNull(GateDirectionTest.class.getResource("jmh/" + name)).toURI())
        .toString();
  }

  private String jmh(String name, String mode, String scores, String secondary) throws IOException {
    return Files.writeString(
            folder.resolve(name),
            """
            [{"benchmark": "org.example.Map.get", "mode": "%s", "threads": 1,
              "primaryMetric": %s, "secondaryMetrics": {%s}}]
            """
                .formatted(mode, scores, secondary))
        .toString();
  }

  private static String scores(String unit, double[] forks) {
    StringBuilder lines = new StringBuilder();
    for (double fork : forks) {
      lines.append(lines.isEmpty() ? "" : ", ").append('[').append(fork).append(']');
    }
    return "{\"scoreUnit\": \"%s\", \"rawData\": [%s]}".formatted(unit, lines);
  }

  private String rows(String name, String metric, String unit, double[] forks) {
    Path file = folder.resolve(name);
    new RunFile(name.substring(0, name.indexOf('.')))
        .cell(metric, unit, Status.VALID, "", "SEQUENTIAL", 1, forks)
        .appendTo(file);
    return file.toString();
  }

  /** A port of JMH writes ops/sec, which is ops/s all the same. */
  @Test
  void halfTheThroughputOfAPortIsARegression() throws Exception {
    String old = given("kotlinx-opssec-old.json");
    String now = given("kotlinx-opssec-new.json");
    assertThat(gate(old, now)).isEqualTo(3);
    assertThat(out()).contains("slower", "1/s");
    assertThat(gate(now, old)).isZero();
    assertThat(out()).contains("faster");
  }

  @ParameterizedTest
  @CsvSource({
    "thrpt, ops/ms, 0, faster",
    "thrpt, s/op, 0, faster",
    "thrpt, furlongs, 0, faster",
    "Throughput, ops/ms, 0, faster",
    "avgt, us/op, 3, slower",
    "avgt, ops/s, 3, slower",
    "AverageTime, ms/op, 3, slower",
    "sample, us/op, 3, slower",
    "ss, ms/op, 3, slower"
  })
  void theModeOfJmhTellsWhatAGreaterScoreIs(String mode, String unit, int status, String word)
      throws IOException {
    String old = jmh("old.json", mode, scores(unit, FEW), "");
    String now = jmh("new.json", mode, scores(unit, MANY), "");
    assertThat(gate(old, now)).isEqualTo(status);
    assertThat(out()).contains(word);
  }

  @ParameterizedTest
  @CsvSource({
    "gc.alloc.rate, MB/sec, 1/s",
    "gc.alloc.rate.norm, B/op, bytes",
    "gc.time, ms, s",
    "class.load, classes/sec, 1/s",
    "compiler.time.total, ms, s",
    "cycles:u, #/op, 1"
  })
  void moreOfWhatAProfilerCountsIsWorseInEitherKindOfFile(String metric, String jmh, String unit)
      throws IOException {
    String primary = scores("us/op", FEW);
    String old = jmh("o.json", "avgt", primary, "\"" + metric + "\": " + scores(jmh, FEW));
    String now = jmh("n.json", "avgt", primary, "\"·" + metric + "\": " + scores(jmh, MANY));
    assertThat(gate(old, now, "--metric", metric)).isEqualTo(3);
    assertThat(out()).contains("more").doesNotContain("faster", "slower");
    assertThat(
            gate(
                rows("o.csv", metric, unit, FEW),
                rows("n.csv", metric, unit, MANY),
                "--metric",
                metric))
        .isEqualTo(3);
    assertThat(out()).contains("more").doesNotContain("faster", "slower");
  }

  @Test
  void moreInstructionsPerCycleAreBetter() throws IOException {
    String few = jmh("few.json", "avgt", scores("us/op", FEW), "\"IPC\": " + scores("#", FEW));
    String many = jmh("many.json", "avgt", scores("us/op", FEW), "\"IPC\": " + scores("#", MANY));
    assertThat(gate(few, many, "--metric", "IPC")).isZero();
    assertThat(out()).contains("more");
    assertThat(gate(many, few, "--metric", "IPC")).isEqualTo(3);
    assertThat(out()).contains("less");
  }

  /** A counter of the user's may be one of hits or of misses. */
  @Test
  void whatNobodyKnowsIsNotJudgedUnlessTheUserSays() throws IOException {
    String old = jmh("o.json", "thrpt", scores("ops/s", FEW), "\"hits\": " + scores("#", FEW));
    String now = jmh("n.json", "thrpt", scores("ops/s", FEW), "\"hits\": " + scores("#", MANY));
    assertThat(gate(old, now, "--metric", "hits")).isEqualTo(2);
    assertThat(out()).contains("more");
    assertThat(err()).contains("not known which values", "--better lower", "org.example.Map");
    assertThat(gate(old, now, "--metric", "hits", "--better", "higher")).isZero();
    assertThat(gate(old, now, "--metric", "hits", "--better", "LOWER")).isEqualTo(3);
    assertThat(gate(old, now, "--metric", "hits", "--better", "left")).isEqualTo(2);
    assertThat(err()).contains("lower or higher", "\"left\"");
    // Of a program that reads the verdict, too.
    gate(old, now, "--metric", "hits", "--format", "csv");
    assertThat(out()).contains(",DIFFERENT,");
  }

  @ParameterizedTest
  @ValueSource(strings = {"in_flight", "little_ratio"})
  void neitherIsBetterOfSomeOfOurOwn(String metric) {
    String old = rows("o.csv", metric, "1", FEW);
    String now = rows("n.csv", metric, "1", MANY);
    assertThat(gate(old, now, "--metric", metric)).isEqualTo(2);
    assertThat(err()).contains("not known which values");
  }

  /** A ratio needs values above 0: what has none is named, and does not pass in silence. */
  @Test
  void aCellWithoutARatioIsNamed() {
    double[] none = {0, 0, 0};
    String old = rows("o.csv", "failures", "1", none);
    String now = rows("n.csv", "failures", "1", MANY);
    assertThat(gate(old, now, "--metric", "failures")).isEqualTo(2);
    assertThat(err()).contains("1 cell", "not judged", "no value above 0");
  }

  @Test
  void modesOfAMetricOfWhichNeitherIsBetterStartFromTheLeast() {
    Path file = folder.resolve("one.csv");
    new RunFile("r1")
        .cell("in_flight", "1", Status.VALID, "", "THREADS", 2, MANY)
        .cell("in_flight", "1", Status.VALID, "", "SEQUENTIAL", 1, FEW)
        .appendTo(file);
    String[] words = {"differences", file.toString(), "--metric", "in_flight"};
    assertThat(Main.run(words, out, new PrintStream(err, true, StandardCharsets.UTF_8))).isZero();
    assertThat(out()).contains("1 (least)", "than the least", "more").doesNotContain("best");
  }
}

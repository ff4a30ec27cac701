package org.modebench.analysis.findings.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.modebench.analysis.text.Facts.says;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.modebench.analysis.results.ResultsFileException;
import org.modebench.analysis.results.Status;

class JmhRecordingTest {
  private static final Offset<Double> CLOSE = within(1e-15);

  @TempDir private Path folder;

  private Path file(String json) throws IOException {
    return Files.writeString(folder.resolve("jmh.json"), json);
  }

  private Recording read(String json) throws IOException, ResultsFileException {
    return JmhRecording.read(file(json), "wall");
  }

  private static String result(String mode, String metric) {
    return """
        [{"jmhVersion": "1.37", "benchmark": "org.example.MapBenchmark.get", "mode": "%s",
          "threads": 2, "forks": 2, "jvm": "/somewhere/java", "jvmArgs": ["-Xmx1g"],
          "jdkVersion": "21.0.2", "vmName": "OpenJDK", "warmupIterations": 5,
          "warmupTime": "10 s", "measurementIterations": 2, "measurementTime": "1 s",
          "params": {"size": "100", "kind": "TREE"},
          "primaryMetric": {%s},
          "secondaryMetrics": {"·gc.alloc.rate.norm": {"scoreUnit": "B/op",
            "rawData": [[24.0, 24.0], [26.0, 24.0]]}}}]
        """
        .formatted(mode, metric);
  }

  private static final String AVERAGE =
      "\"score\": 2, \"scoreError\": \"NaN\", \"scoreUnit\": \"us/op\","
          + " \"rawData\": [[1.0, 3.0], [2.0, 2.5]]";

  private static RecordedCell only(Recording recording) {
    assertThat(recording.cells()).hasSize(1);
    return recording.cells().values().iterator().next();
  }

  @Test
  void eachLineOfTheRawDataIsAFork() throws Exception {
    Recording recording = read(result("avgt", AVERAGE));
    assertThat(recording.cells().keySet().stream().map(CellName::plain))
        .containsExactly(
            new CellName("org.example.MapBenchmark, avgt", "get kind=TREE size=100", "2"));
    RecordedCell cell = only(recording);
    assertThat(cell.unit()).isEqualTo("s");
    assertThat(cell.forkMeans().get(0)).isCloseTo(2e-6, CLOSE);
    assertThat(cell.forkMeans().get(1)).isCloseTo(2.25e-6, CLOSE);
    assertThat(recording.facts())
        .containsEntry(Fact.JMH, "1.37")
        .containsEntry(Fact.JDK, "21.0.2 OpenJDK")
        .containsEntry(Fact.FLAGS, "-Xmx1g")
        .containsEntry(Fact.SETTINGS, "5 × 10 s of warm-up, 2 × 1 s measured");
    assertThat(recording.notes())
        .satisfiesExactly(says("jmh.json", "JMH", "JSON", "does not name the machine"));
  }

  @ParameterizedTest
  @CsvSource({
    "ns/op, 1e-9, s",
    "us/op, 1e-6, s",
    "ms/op, 1e-3, s",
    "s/op, 1, s",
    "min/op, 60, s",
    "ops/ns, 1e9, 1/s",
    "ops/us, 1e6, 1/s",
    "ops/s, 1, 1/s",
    "MB/sec, 1, MB/sec",
    "furlongs/op, 1, furlongs/op"
  })
  void unitsBecomeThoseOfAResultsFile(String unit, double factor, String base) throws Exception {
    RecordedCell cell =
        only(read(result("avgt", "\"scoreUnit\": \"" + unit + "\", \"rawData\": [[2.0]]")));
    assertThat(cell.unit()).isEqualTo(base);
    assertThat(cell.forkMeans().get(0)).isCloseTo(2 * factor, within(1e-9 * factor));
  }

  /** Of the sample mode the raw data are histograms: here 1 µs twice, 4 µs once; then 2 µs. */
  @Test
  void histogramsAreReducedToTheirMean() throws Exception {
    RecordedCell cell =
        only(
            read(
                result(
                    "sample",
                    "\"scoreUnit\": \"us/op\", \"rawDataHistogram\":"
                        + " [[[[1.0, 2], [4.0, 1]]], [[[2.0, 5]], [[2.0, 5]]]]")));
    assertThat(cell.forkMeans().get(0)).isCloseTo(2e-6, CLOSE);
    assertThat(cell.forkMeans().get(1)).isCloseTo(2e-6, CLOSE);
  }

  /** JMH 1.37 names it without the dot that older versions put in front. */
  @ParameterizedTest
  @ValueSource(strings = {"gc.alloc.rate.norm", "·gc.alloc.rate.norm"})
  void aSecondaryResultIsFoundByName(String name) throws Exception {
    RecordedCell cell = only(JmhRecording.read(file(result("avgt", AVERAGE)), name));
    assertThat(cell.forkMeans()).containsExactly(24.0, 25.0);
    assertThat(cell.unit()).isEqualTo("B/op");
  }

  @Test
  void anUnknownMetricHasNoValues() throws Exception {
    RecordedCell cell = only(JmhRecording.read(file(result("avgt", AVERAGE)), "cpu"));
    assertThat(cell.forkMeans()).isEmpty();
    assertThat(cell.sample()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"[[1.0], []]", "[[1.0], [\"NaN\"]]", "[[1.0], [\"x\"]]", "[[1.0], [null]]"})
  void aForkWithoutAUsableScoreIsFailed(String rawData) throws Exception {
    RecordedCell cell =
        only(read(result("avgt", "\"scoreUnit\": \"us/op\", \"rawData\": " + rawData)));
    assertThat(cell.status()).isEqualTo(Status.FAILED);
    assertThat(cell.sample()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"[[0.0], [1.0]]", "[[-1.0], [1.0]]", "[]", "7", "[[1e400]]"})
  void aScoreWithoutALogarithmIsNoSample(String rawData) throws Exception {
    RecordedCell cell =
        only(read(result("avgt", "\"scoreUnit\": \"us/op\", \"rawData\": " + rawData)));
    assertThat(cell.sample()).isEmpty();
  }

  @Test
  void anotherFileIsRefused() {
    assertThatThrownBy(() -> read("{\"runs\": {}}"))
        .isInstanceOf(ResultsFileException.class)
        .hasMessageContainingAll("jmh.json", "not a list of results", "-rf json");
  }

  /** Scores alone, as a tool that reads and writes JMH's files may leave them. */
  @Test
  void scoresWithoutForksAreRefused() {
    assertThatThrownBy(() -> read(result("avgt", "\"score\": 1.5, \"scoreUnit\": \"us/op\"")))
        .isInstanceOf(ResultsFileException.class)
        .hasMessageContainingAll("jmh.json", "no rawData", "-rf json");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[] | it is an empty list",
        "[{ | it ends too early",
        "[}] | it is not JSON at line 1, column 2"
      })
  void whatIsWrongIsSaidWithoutTheWordsOfTheParser(String json, String why) {
    assertThatThrownBy(() -> read(json))
        .hasMessageContainingAll("jmh.json", "(" + why + ")", "-rf json");
  }

  @Test
  void aDeeplyNestedFileIsRefusedShortly() {
    assertThatThrownBy(() -> read("[".repeat(100_000)))
        .hasMessageContainingAll("(", "nested", "line 1, column ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "[", "[7]", "[{}]", "[{\"primaryMetric\": ", "\u0000"})
  void everyOtherFileIsRefusedInOneSentence(String json) {
    assertThatThrownBy(() -> read(json))
        .isInstanceOf(ResultsFileException.class)
        .hasMessageStartingWith(folder.resolve("jmh.json") + " is not a file of JMH results (")
        .message()
        .hasLineCount(1);
  }
}

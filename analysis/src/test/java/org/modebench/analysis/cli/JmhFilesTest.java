package org.modebench.analysis.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modebench.analysis.text.Facts.says;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of JMH's JSON as people have them: joined, repeated, of several settings and modes. */
class JmhFilesTest {
  @TempDir private Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int compare(Path old, Path now, String... more) {
    out.reset();
    err.reset();
    List<String> words = new ArrayList<>(List.of("compare", old.toString(), now.toString()));
    words.addAll(List.of(more));
    return Main.run(
        words.toArray(String[]::new), out, new PrintStream(err, true, StandardCharsets.UTF_8));
  }

  private String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String err() {
    return err.toString(StandardCharsets.UTF_8);
  }

  private static Path given(String name) throws URISyntaxException {
    return Path.of(Objects.requireNonNull(JmhFilesTest.class.getResource("jmh/" + name)).toURI());
  }

  private Path file(String name, String... results) throws IOException {
    return Files.writeString(folder.resolve(name), "[" + String.join(",\n", results) + "]");
  }

  /** One fork, as each of several runs leaves it. */
  private static String result(String fields, double score) {
    return """
        {"benchmark": "lab.B.map", %s,
         "primaryMetric": {"scoreUnit": "ops/ms", "rawData": [[%s]]},
         "secondaryMetrics": {"gc.alloc.rate.norm": {"scoreUnit": "B/op", "rawData": [[%s]]}}}
        """
        .formatted(fields, score, 10 * score);
  }

  private static String[] results(String fields, double scale) {
    double[] spread = {1, 1.01, 0.99, 1.005, 0.995};
    String[] results = new String[spread.length];
    for (int i = 0; i < spread.length; i++) {
      results[i] = result(fields, scale * spread[i]);
    }
    return results;
  }

  private static String[] both(String[] a, String[] b) {
    List<String> all = new ArrayList<>(List.of(a));
    all.addAll(List.of(b));
    return all.toArray(String[]::new);
  }

  /** Lines of CSV with some columns: forks of the old, forks of the new, ratio to two digits. */
  private List<String> cells() {
    List<String> header = List.of(out().lines().findFirst().orElseThrow().split(",", -1));
    return out()
        .lines()
        .skip(1)
        .map(line -> line.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1))
        .map(
            line ->
                "%s %s %s/%s %s"
                    .formatted(
                        line[header.indexOf("group")],
                        line[header.indexOf("section")],
                        line[header.indexOf("old_forks")],
                        line[header.indexOf("new_forks")],
                        ratio(line[header.indexOf("ratio")])))
        .toList();
  }

  private static String ratio(String text) {
    return text.isEmpty() ? "none" : String.format(Locale.ROOT, "%.2f", Double.valueOf(text));
  }

  @Test
  void runsOfOneBenchmarkAreForksOfOneSample() throws Exception {
    Path old = given("duplicates-old.json");
    Path now = given("duplicates-new.json");
    assertThat(compare(old, now, "--fail-on-regression", "5%")).isEqualTo(3);
    assertThat(out()).contains("slower");
    compare(old, now, "--format", "csv");
    assertThat(cells()).containsExactly("\"lab.B, thrpt\" map 5/5 0.58");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'jvmArgs': ['-Xmx1g'] | 'jvmArgs': ['-Xmx2g'] | JVM flags -Xmx1g | JVM flags -Xmx2g",
        "'jdkVersion': '17.0.1' | 'jdkVersion': '21.0.1' | JDK 17.0.1 | JDK 21.0.1",
        "'vmName': 'OpenJ9' | 'vmName': 'HotSpot' | JDK OpenJ9 | JDK HotSpot",
        "'jvm': '/a/java' | 'jvm': '/b/java' | JVM /a/java | JVM /b/java",
        "'warmupIterations': 1 | 'warmupIterations': 9 | 1 ×  of warm-up | 9 ×  of warm-up",
        "'measurementTime': '1 s' | 'measurementTime': '9 s' | × 1 s measured | × 9 s measured",
        "'measurementBatchSize': 2 | 'measurementBatchSize': 5 | in batches of 2 | in batches of 5",
        "'warmupBatchSize': 2 | 'warmupBatchSize': 5 | in batches of 2 | in batches of 5",
      })
  void whatDiffersInItsCircumstancesIsACellOfItsOwn(String line) throws IOException {
    String[] parts = line.replace('\'', '"').split(" \\| ", -1);
    String common = "\"mode\": \"thrpt\", \"threads\": 1, ";
    String[] slowly = results(common + parts[0], 10);
    String[] fast = results(common + parts[1], 40);
    Path old = file("old.json", both(slowly, fast));
    Path now = file("new.json", both(fast, results(common + parts[0], 5)));
    assertThat(compare(old, now, "--fail-on-regression", "5%")).isEqualTo(3);
    assertThat(err()).contains("1 cell is worse", parts[2]).doesNotContain(parts[3]);
    compare(old, now, "--format", "csv");
    assertThat(cells())
        .hasSize(2)
        .anySatisfy(cell -> assertThat(cell).contains(parts[2]).endsWith(" 5/5 0.50"))
        .anySatisfy(cell -> assertThat(cell).contains(parts[3]).endsWith(" 5/5 1.00"));
  }

  /** The new file has flags that the old did not have: the flags that both have are compared. */
  @Test
  void whatOnlyOneSideHasTwiceIsNamedOnBoth() throws IOException {
    String small = "\"mode\": \"avgt\", \"jvmArgs\": [\"-Xmx1g\"]";
    String large = "\"mode\": \"avgt\", \"jvmArgs\": [\"-Xmx2g\"]";
    Path old = file("old.json", results(small, 10));
    Path now = file("new.json", both(results(large, 40), results(small, 10)));
    assertThat(compare(old, now, "--format", "csv")).isZero();
    assertThat(cells())
        .containsExactly(
            "\"lab.B, avgt\" map (JVM flags -Xmx1g) 5/5 1.00",
            "\"lab.B, avgt\" map (JVM flags -Xmx2g) /5 none");
  }

  /** Where either side has one, they are compared, and how they differ is a fact of the files. */
  @Test
  void otherFlagsOnTheOtherSideAreTheSameCell() throws IOException {
    Path old = file("old.json", results("\"mode\": \"avgt\", \"jvmArgs\": [\"-Xmx1g\"]", 10));
    Path now = file("new.json", results("\"mode\": \"avgt\", \"jvmArgs\": [\"-Xmx2g\"]", 10));
    assertThat(compare(old, now)).isZero();
    assertThat(out()).contains("differs: JVM flags: -Xmx1g → -Xmx2g", "same");
  }

  @Test
  void secondaryResultsArePooledAlike() throws IOException {
    Path old = file("old.json", results("\"mode\": \"thrpt\"", 10));
    Path now = file("new.json", results("\"mode\": \"thrpt\"", 40));
    assertThat(compare(old, now, "--metric", "gc.alloc.rate.norm", "--fail-on-regression", "5%"))
        .isEqualTo(3);
    compare(old, now, "--metric", "gc.alloc.rate.norm", "--format", "csv");
    assertThat(cells()).containsExactly("\"lab.B, thrpt\" map 5/5 4.00");
  }

  @Test
  void twoModesOfOneBenchmarkAreTwoCells() throws IOException {
    String[] old = both(results("\"mode\": \"thrpt\"", 10), results("\"mode\": \"avgt\"", 10));
    String[] now = both(results("\"mode\": \"thrpt\"", 20), results("\"mode\": \"avgt\"", 20));
    assertThat(compare(file("o.json", old), file("n.json", now), "--fail-on-regression", "5%"))
        .isEqualTo(3);
    assertThat(err()).contains("1 cell is worse", "lab.B, avgt").doesNotContain("thrpt");
    assertThat(out()).contains("faster", "slower");
  }

  /** Without its forks a result cannot be pooled: it is named, and not lost in silence. */
  @Test
  void aResultWithoutForksIsNamed() throws IOException {
    String alone =
        "{\"benchmark\": \"lab.B.map\", \"mode\": \"thrpt\", \"primaryMetric\": {\"score\": 5}}";
    String[] some = results("\"mode\": \"thrpt\"", 10);
    Path old = file("old.json", both(some, new String[] {alone}));
    assertThat(compare(old, file("new.json", some))).isZero();
    assertThat(out().lines()).anySatisfy(says("old.json", "rawData", "left out", "lab.B"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"p0.99", "jdbc·p0.99", "wall"})
  void aPercentileIsFoundByItsName(String metric) throws Exception {
    Path old = given("sample-p99.json");
    assertThat(compare(old, given("sample-p99-b.json"), "--metric", metric, "--format", "csv"))
        .isZero();
    assertThat(cells()).anySatisfy(cell -> assertThat(cell).contains("jdbc 2/2"));
  }

  @Test
  void aPercentileThatIsNotThereIsAnsweredByWhatIs() throws Exception {
    Path old = given("sample-p99.json");
    assertThat(compare(old, given("sample-p99-b.json"), "--metric", "p0.5")).isEqualTo(2);
    assertThat(err()).satisfies(says("\"p0.5\"", "p0.99", "wall"));
  }

  /** JMH 1.37 has a colon where older versions had a dot. */
  @ParameterizedTest
  @ValueSource(strings = {"map:p0.99", "map·p0.99", "·p0.99", "p0.99"})
  void aPercentileOfTheSamplesIsATime(String name) throws IOException {
    String form =
        """
        {"benchmark": "lab.B.map", "mode": "sample", "primaryMetric": {"scoreUnit": "s/op"},
         "secondaryMetrics": {"%s": {"scoreUnit": "s/op", "rawData": [[%s], [%s], [%s], [%s], [%s]]}}}
        """;
    Path old = file("old.json", form.formatted(name, 1, 1.01, 0.99, 1.005, 0.995));
    Path now = file("new.json", form.formatted(name, 2, 2.01, 1.99, 2.005, 1.995));
    assertThat(compare(old, now, "--metric", "p0.99", "--fail-on-regression", "5%")).isEqualTo(3);
    assertThat(out()).contains("slower");
  }
}

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
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.modebench.analysis.documents.HistoryTables;
import org.modebench.analysis.findings.history.History;
import org.modebench.analysis.findings.history.HistoryFiles;
import org.modebench.analysis.statistics.Criteria;
import org.modebench.analysis.table.TableFormat;
import org.modebench.analysis.table.TableLayout;

/** The course of cells over runs, in the terminal and on its page. */
@Tag("any-jdk")
class HistoryCommandTest {
  private static final double[] SPREAD = {1, 1.002, 0.998, 1.001, 0.999};

  @TempDir private Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int history(Object... words) {
    out.reset();
    err.reset();
    List<String> all = new ArrayList<>(List.of("history"));
    for (Object word : words) {
      all.add(word.toString());
    }
    return Main.run(
        all.toArray(String[]::new), out, new PrintStream(err, true, StandardCharsets.UTF_8));
  }

  private String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String said() {
    return err.toString(StandardCharsets.UTF_8);
  }

  /** The facts as paragraphs, whose lines are broken. */
  private String facts() {
    return out().substring(0, out().indexOf("───")).replaceAll("\\s+", " ");
  }

  private static double[] forks(double value) {
    return IntStream.range(0, SPREAD.length).mapToDouble(i -> value * SPREAD[i]).toArray();
  }

  /** In turn of a node and of one at 60 %. */
  private static double[] forksOfTwo(double value) {
    return IntStream.range(0, 8)
        .mapToDouble(i -> value * SPREAD[i % SPREAD.length] * (i % 2 == 0 ? 1 : 1 / 0.6))
        .toArray();
  }

  private static RunFile run(int number, double threads) {
    return new RunFile("r" + number)
        .start("2026-11-%02dT12:00:00Z".formatted(number))
        .cell("SEQUENTIAL", 1, forks(0.1 * (1 + 0.004 * (number % 3))))
        .cell("THREADS", 2, forks(threads * (1 + 0.004 * (number % 3))));
  }

  /** Twelve runs, slower from the seventh on, written the newest first. */
  private Path twelve() {
    Path file = folder.resolve("results.csv");
    for (int number = 12; number >= 1; number--) {
      run(number, number < 7 ? 0.05 : 0.055).appendTo(file);
    }
    return file;
  }

  private Path jmh(String version, double score) throws IOException {
    String forks =
        IntStream.range(0, SPREAD.length)
            .mapToObj(i -> String.format(Locale.ROOT, "[%s]", score * SPREAD[i]))
            .collect(Collectors.joining(","));
    return Files.writeString(
        folder.resolve(version + ".json"),
        """
        [{"jmhVersion": "1.37", "benchmark": "lab.B.map", "mode": "thrpt", "threads": 1,
          "primaryMetric": {"scoreUnit": "ops/ms", "rawData": [%s]}}]
        """
            .formatted(forks));
  }

  @Test
  void tellsWhereTheLevelChangedInTheOrderOfTheStarts() {
    assertThat(history(twelve())).isZero();
    assertThat(facts())
        .contains("12 runs", "2026-11-01 12:00", "2026-11-12 12:00", "2 cells")
        .satisfies(says("run 7 (abc123)", "1 cell", "THREADS 2", "slower (1.1", "runs 1 to 6"));
    assertThat(out())
        .containsPattern("THREADS\\R +2 +▃▃▃▃▃▃[▅▆]{6} +\\d+\\.\\d+ ms \\[.*\\] +7 slower ")
        .containsPattern("SEQUENTIAL\\R +1 +[▄▅]{12} +\\d+\\.\\d+ ms \\[.*\\] +– ");
  }

  @Test
  void fewerThanEightRunsClaimNoChangeOfLevel() {
    Path file = folder.resolve("results.csv");
    for (int number = 1; number <= 7; number++) {
      run(number, number < 4 ? 0.05 : 0.06).appendTo(file);
    }
    assertThat(history(file)).isZero();
    assertThat(facts()).contains("No change of level is claimed", "8 runs", "is 7");
    // What two runs show is told all the same.
    assertThat(facts())
        .contains(
            "Since run 6 (abc123), none of 2 cells is shown",
            "2 differ by less, or perhaps by less");
  }

  /** One node is slow: what the newest run changed is found nevertheless, and not as of one. */
  @Test
  void theNodeIsABlockHereToo() {
    assertThat(sinceTheRunBefore("n1", "n2")).contains("THREADS 2, slower (1.03");
    assertThat(sinceTheRunBefore("n1", "n1")).contains("none of 2 cells is shown");
  }

  private String sinceTheRunBefore(String... hosts) {
    Path file = folder.resolve(String.join("-", hosts) + ".csv");
    for (int number = 1; number <= 2; number++) {
      new RunFile("r" + number)
          .start("2026-11-0%dT12:00:00Z".formatted(number))
          .hosts(hosts)
          .cell("SEQUENTIAL", 1, forksOfTwo(0.1))
          .cell("THREADS", 2, forksOfTwo(number == 1 ? 0.06 : 0.06 * 1.035))
          .appendTo(file);
    }
    assertThat(history(file)).isZero();
    return facts();
  }

  @Test
  void tellsWhatTheNewestRunChanged() {
    Path file = folder.resolve("results.csv");
    run(1, 0.05).appendTo(file);
    run(2, 0.06).jdk("21.0.1").appendTo(file);
    assertThat(history(file)).isZero();
    assertThat(facts())
        .contains("Since run 1 (abc123), 1 of 2 cells has changed by more than 2 %: CpuBound")
        .satisfies(says("THREADS 2, slower (1.2"));
  }

  @Test
  void aLineOfCsvForEachValue() {
    assertThat(history(twelve(), "--format", "csv")).isZero();
    List<String> lines = out().lines().toList();
    assertThat(lines).hasSize(1 + 24);
    List<String> header = List.of(lines.get(0).split(",", -1));
    List<String> changed =
        lines.stream()
            .skip(1)
            .map(line -> line.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1))
            .filter(line -> !line[header.indexOf("level_change")].isEmpty())
            .map(line -> line[header.indexOf("section")] + " " + line[header.indexOf("run")])
            .toList();
    assertThat(changed).containsExactly("THREADS r7");
  }

  @Test
  void listsEveryValueOnRequest() {
    Path file = twelve();
    history(file);
    assertThat(out()).doesNotContain("the values");
    assertThat(history(file, "--values")).isZero();
    assertThat(out()).contains("the values").containsPattern(" 7  abc123 .* slower .*slower");
  }

  @Test
  void readsTheJsonOfAnyProjectAsGiven() throws IOException {
    List<Object> files = new ArrayList<>();
    for (int version = 0; version < 10; version++) {
      files.add(jmh("1." + version, version < 5 ? 40 : 36 + 0.01 * version));
    }
    assertThat(history(files.toArray())).isZero();
    assertThat(facts())
        .contains("With run 6 (1.5), 1 cell changes its level: lab.B, thrpt, map 1, slower (0.9")
        .contains("does not name the machine", "The same holds for 9 other runs")
        .doesNotContain("1.1.json");
  }

  /** As where each release has a folder. */
  @Test
  void filesOfOneNameAreToldApartByTheirFolders() throws IOException {
    Path old = Files.createDirectories(folder.resolve("v1")).resolve("jmh.json");
    Path now = Files.createDirectories(folder.resolve("v2")).resolve("jmh.json");
    Files.copy(jmh("1.0", 40), old);
    Files.copy(jmh("1.1", 30), now);
    assertThat(history(old, now)).isZero();
    assertThat(facts()).contains("Since run 1 (v1/jmh), 1 of 1 cell has changed");
  }

  @Test
  void onlyOfAKnownMetricAChangeIsBetterOrWorse() throws IOException {
    Path[] files = new Path[8];
    for (int i = 0; i < files.length; i++) {
      files[i] = folder.resolve("v" + i + ".json");
      Files.writeString(
          files[i],
          """
          [{"benchmark": "lab.B.map", "mode": "thrpt", "primaryMetric": {"scoreUnit": "ops/s", "rawData": [[1]]},
            "secondaryMetrics": {"own": {"scoreUnit": "#", "rawData": [[%s]]}}}]
          """
              .formatted(i < 4 ? 100 : 200));
    }
    List<Object> words = new ArrayList<>(List.of(files));
    words.addAll(List.of("--metric", "own"));
    assertThat(history(words.toArray())).isZero();
    assertThat(facts()).contains("map, more (2.0");
    words.addAll(List.of("--better", "lower"));
    assertThat(history(words.toArray())).isZero();
    assertThat(facts()).contains("map, more (2.0");
  }

  @Test
  void noLineIsWiderThanTheTerminal() throws Exception {
    Path file = twelve();
    new RunFile("r13")
        .start("2026-11-13T12:00:00Z")
        .host("laptop")
        .cell("THREADS", 2, forks(0.05))
        .appendTo(file);
    HistoryTables tables =
        new HistoryTables(
            History.of(HistoryFiles.read(List.of(file), "wall"), Criteria.STANDARD, false));
    for (int columns : new int[] {80, 160}) {
      String text =
          new TableLayout(TableFormat.TEXT, columns)
              .render(() -> List.of(tables.document(true)), tables::csv);
      assertThat(text.lines()).allMatch(line -> line.codePointCount(0, line.length()) <= columns);
      assertThat(text.replaceAll("\\s+", " "))
          .contains("on 2 machines", "course", "newest", "changes");
    }
  }

  @Test
  void writesAPageWithAPlotOfEachCell() throws IOException {
    Path page = folder.resolve("history.html");
    assertThat(history(twelve(), "--page", page)).isZero();
    String html = Files.readString(page);
    assertThat(html)
        .startsWith("<!DOCTYPE html>")
        .contains("12 runs in their order", "run 7 (abc123): 55", "From run 7 (abc123) on slower");
    assertThat(html.split("<figure ", -1)).hasSize(1 + 2);
    assertThat(said()).isEmpty();
  }

  @Test
  void refusesWhatIsNoHistory() throws IOException {
    Path one = run(1, 0.05).appendTo(folder.resolve("one.csv"));
    assertThat(history(one)).isEqualTo(2);
    assertThat(said()).hasLineCount(1).satisfies(says("two runs", "1"));

    Path copy = Files.copy(one, folder.resolve("copy.csv"));
    assertThat(history(one, copy)).isEqualTo(2);
    assertThat(said()).hasLineCount(1).satisfies(says("r1", one.toString(), copy.toString()));

    Path json = jmh("1.0", 40);
    assertThat(history(json, json)).isEqualTo(2);
    assertThat(said()).hasLineCount(1).satisfies(says(json.toString(), "twice"));

    assertThat(history(twelve(), "--metric", "none-such")).isEqualTo(2);
    assertThat(said()).hasLineCount(1).satisfies(says("\"none-such\"", "wall"));
  }
}

package org.modebench.analysis.summary;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.modebench.analysis.cells.CellKey;
import org.modebench.analysis.cells.Rows;
import org.modebench.analysis.report.Run;
import org.modebench.analysis.report.ServerRows;
import org.modebench.analysis.results.Results;
import org.modebench.analysis.results.ResultsFile;
import org.modebench.analysis.results.Row;
import org.modebench.analysis.results.Status;
import org.modebench.analysis.summary.Line.Emphasis;
import org.modebench.analysis.text.Bar;
import org.modebench.analysis.text.GoldenFile;

class RunSummaryTest {
  private static List<Line> summary(Results results, int columns, int most) {
    return RunSummary.of(results, columns, most, true, Decision.UNKNOWN);
  }

  private static List<Line> summary(Run run, int columns, int most) {
    return summary(Results.of(run.rows()), columns, most);
  }

  private static List<String> text(List<Line> lines) {
    return lines.stream().map(Line::text).toList();
  }

  private static List<String> text(Run run) {
    return text(summary(run, 80, SummaryText.MOST_LINES));
  }

  private static Run fiveModes() {
    return Run.computing()
        .cell("SEQUENTIAL", 1, 0.050, 0.001)
        .cell("THREADS", 2, 0.030, 0.001)
        .cell("THREAD_POOL", 2, 0.025, 0.001)
        .cell("FORK_JOIN", 2, 0.02501, 0.001)
        .cell("PROCESS", 2, 0.100, 0.001);
  }

  private static Results reference() throws Exception {
    Results all = ResultsFile.read(Path.of("../results.csv"));
    return all.ofRun(all.newestRun());
  }

  @Test
  void theReferenceRunFitsOnAScreen() throws Exception {
    for (int columns : new int[] {80, 160}) {
      List<Line> lines = summary(reference(), columns, SummaryText.MOST_LINES);
      assertThat(lines).hasSizeLessThanOrEqualTo(SummaryText.MOST_LINES);
      assertThat(lines).allMatch(line -> line.text().length() <= columns);
      GoldenFile.assertMatches(
          RunSummaryTest.class,
          "summary-%d.txt".formatted(columns),
          text(lines).stream().collect(Collectors.joining("\n", "", "\n")));
    }
  }

  /** Of work that is not known to compute or to wait, the answer says which it does. */
  @Test
  void whatWorkOfOnesOwnDoesIsTold() {
    Rows own = Rows.CPU.benchmark("Own").params("argument=;check=results;stages=false;task=X");
    List<Row> rows = new ArrayList<>();
    for (int fork = 1; fork <= 5; fork++) {
      Rows threads = own.mode("THREADS", 2).fork(fork);
      rows.add(own.fork(fork).wall(1));
      rows.add(own.fork(fork).metric("cpu", 0.83));
      rows.add(threads.wall(0.5));
      rows.add(threads.metric("cpu", 0.83));
      Rows pool = own.mode("THREAD_POOL", 2).fork(fork);
      rows.add(pool.wall(0.8));
      rows.add(pool.metric("cpu", 0.83));
      rows.add(pool.metric("cpu_wait", 0));
    }

    assertThat(text(summary(Results.of(rows), 600, SummaryText.MOST_LINES)))
        .filteredOn(line -> line.contains("computes 83 % of its time"))
        .singleElement()
        .asString()
        .contains("takes 100 ms", "on 2 cores", "THREAD_POOL with 2 workers (1.60", "a lock");
    assertThat(String.join(" ", text(fiveModes()))).doesNotContain("computes");
  }

  @Test
  void modesAreInTheOrderOfTheirTimesWithTheRatioToTheFastest() {
    List<String> lines = text(fiveModes());
    assertThat(lines.get(0)).startsWith("Ten countdowns").contains("THREAD_POOL", "FORK_JOIN");
    assertThat(lines.subList(1, 6).stream().map(line -> line.strip().split(" ", 2)[0]))
        .containsExactly("THREAD_POOL", "FORK_JOIN", "THREADS", "SEQUENTIAL", "PROCESS");
    assertThat(lines.get(2)).contains(" 1.000 [").endsWith("same");
    assertThat(lines.get(3)).contains(" 1.200 [");
    assertThat(lines.get(4)).contains(" 2.000 [");
  }

  @Test
  void barsAreAsLongAsTheTimes() {
    List<Long> lengths =
        text(fiveModes()).subList(1, 6).stream()
            .map(line -> line.chars().filter(c -> c == Bar.BLOCK).count())
            .toList();
    assertThat(lengths.get(4)).isGreaterThan(20);
    assertThat(lengths.get(3)).isBetween(lengths.get(4) / 2 - 1, lengths.get(4) / 2);
    assertThat(lengths.get(0)).isEqualTo(lengths.get(1)).isEqualTo(lengths.get(4) / 4);
  }

  @Test
  void whereThereIsNoRoomTheLastLineIsAboutAllOthers() {
    List<String> lines = text(summary(fiveModes(), 80, 4));
    assertThat(lines).hasSize(4);
    assertThat(lines.get(3)).contains("3 more", "PROCESS", "4.000");
  }

  @Test
  void oneLineTellsTheFastestAndHowFarTheSlowestIsFromIt() {
    List<String> lines = text(summary(fiveModes(), 80, 2));

    assertThat(lines).hasSize(2);
    assertThat(lines.get(1))
        .startsWith("  THREAD_POOL 1 (fastest), and 4 more, up to PROCESS: 4.000 [");
    assertThat(text(summary(fiveModes(), 60, 3)))
        .contains("  THREAD_POOL 1 (fastest), and 4 more, up to PROCESS: 4.000");
    assertThat(text(summary(fiveModes(), 40, 4))).contains("  THREAD_POOL 1 (fastest), and 4 more");
  }

  @Test
  void aStudyListsItsServersAtTheGreatestValue() {
    List<String> lines = text(summary(Results.of(ServerRows.lab(5)), 400, 40));

    int concurrency = indexOf(lines, "by concurrency: ");
    assertThat(lines.get(concurrency)).endsWith(". At concurrency 40:");
    assertThat(lines.get(concurrency + 1)).contains(" 1 (fastest)");
    // 100 waits one after another against three rounds of 40, with 10 ms of overhead in each.
    assertThat(lines.subList(concurrency + 1, indexOf(lines, "by latency: ")))
        .hasSize(10)
        .anyMatch(line -> line.matches("  SYNC_WORKER .* 32\\.\\d+ \\[.*"));
    assertThat(lines.get(indexOf(lines, "by latency: "))).endsWith(". At a latency of 300 ms:");
    // One server was measured by the share of requests that block, and has nobody beside it.
    assertThat(lines.get(lines.size() - 1)).contains("by share of blocking requests: ");
  }

  private static int indexOf(List<String> lines, String part) {
    int index = 0;
    while (!lines.get(index).contains(part)) {
      index++;
    }
    return index;
  }

  /** It has no part in the answer. */
  @Test
  void whatWasNotMeasuredThroughoutAStudyIsNotListed() {
    List<Row> rows = new ArrayList<>(ServerRows.lab(5));
    rows.removeIf(row -> row.mode().equals("PREFORK") && row.params().contains("concurrency=5;"));

    List<String> lines = text(summary(Results.of(rows), 400, 40));

    assertThat(lines.subList(0, indexOf(lines, "by latency: ")))
        .anyMatch(line -> line.startsWith("  SYNC_WORKER "))
        .noneMatch(line -> line.startsWith("  PREFORK "));
  }

  /** Two studies of one fork, of which nothing can be claimed, beside two modes of five forks. */
  @Test
  void whatNothingIsClaimedOfYetGetsALine() {
    Run run = Run.waiting().cell("SEQUENTIAL", 1, 1, 0.001).cell("THREADS", 10, 0.1, 0.001);

    List<String> lines = text(summary(run.and(ServerRows.lab(1)), 400, 11));

    assertThat(lines).filteredOn(line -> line.matches("  .* and 9 more, up to .*")).hasSize(2);
    assertThat(lines).anyMatch(line -> line.startsWith("  SEQUENTIAL "));
  }

  @Test
  void aModeOfWhichTooFewForksAreMeasuredIsNamedWithoutARatio() {
    assertThat(text(fiveModes().single("FORK_JOIN", 4, 0.01).single("EVENT_LOOP", 2, 0.05)))
        .filteredOn(line -> line.contains("EVENT_LOOP"))
        .singleElement()
        .asString()
        .contains("–", "too few forks");
  }

  @Test
  void aNarrowTerminalHasNoBarsAndWrapsSentences() {
    List<Line> lines = summary(fiveModes(), 40, SummaryText.MOST_LINES);
    assertThat(lines).allMatch(line -> line.text().length() <= 40);
    assertThat(text(lines)).noneMatch(line -> line.indexOf(Bar.BLOCK) >= 0);
  }

  @Test
  void whatIsSuspectOrFailedIsMarkedAndCounted() {
    List<Line> lines =
        summary(
            fiveModes()
                .suspect("VIRTUAL_THREADS", 2, 0.06, "the machine was busy")
                .failed("PROCESS_POOL", 2, "wrong checksum"),
            80,
            SummaryText.MOST_LINES);
    assertThat(lines)
        .filteredOn(line -> line.emphasis() == Emphasis.WARNING)
        .extracting(Line::text)
        .hasSizeGreaterThanOrEqualTo(1)
        .last()
        .asString()
        .contains("1 cell is " + Status.SUSPECT, "1 cell is " + Status.FAILED);
  }

  @Test
  void whatIsOpenIsNamedWithTheForksThatWouldDecideIt() {
    assertThat(text(open()))
        .last()
        .asString()
        .contains("IoBound")
        .containsPattern("about [0-9]+ more fork");
  }

  private static Run open() {
    return Run.waiting()
        .cell("SEQUENTIAL", 1, 1, 0.001)
        .cell("THREADS", 10, 0.1, 0.03)
        .cell("FORK_JOIN", 10, 0.101, 0.03);
  }

  @Test
  void theCommandThatDecidesWhatIsOpenIsThereToCopy() {
    Map<String, Integer> asked = new HashMap<>();
    Decision decision =
        moreForks -> {
          asked.putAll(moreForks);
          return List.of("java", "-jar", "benchmarks.jar", "IoBound", "-p", "workers=1,10");
        };

    List<String> lines = text(RunSummary.of(Results.of(open().rows()), 80, 20, true, decision));

    assertThat(lines.get(lines.size() - 2)).startsWith("Still open: IoBound").endsWith(":");
    assertThat(lines).last().isEqualTo("  java -jar benchmarks.jar IoBound -p workers=1,10");
    assertThat(asked).containsOnlyKeys("IoBound");
    assertThat(lines.get(lines.size() - 2))
        .contains("about %d more fork".formatted(asked.get("IoBound")));
  }

  @Test
  void whatIsDecidedNeedsNoCommand() {
    Decision never =
        moreForks -> {
          throw new AssertionError("asked for " + moreForks);
        };
    Run decided =
        Run.computing().cell("SEQUENTIAL", 1, 0.050, 0.001).cell("THREADS", 2, 0.030, 0.001);

    assertThat(text(RunSummary.of(Results.of(decided.rows()), 80, 20, true, never)))
        .noneMatch(line -> line.startsWith("Still open"));
  }

  /** Classes of one's own, each with an answer. */
  private static Results manyWorkloads(int workloads) {
    List<Row> rows = new ArrayList<>();
    for (int fork = 1; fork <= 5; fork++) {
      for (int i = 0; i < workloads; i++) {
        Rows own =
            Rows.CPU
                .benchmark("Own")
                .params("argument=;check=results;stages=false;task=Task" + i)
                .fork(fork);
        double off = (fork - 3) / 1000.0;
        rows.add(own.wall(2 + off));
        rows.add(own.mode("THREADS", 2).wall(1 + off));
      }
    }
    return Results.of(rows);
  }

  @Test
  void answersWithoutRoomAreCounted() {
    for (int most : new int[] {2, 19, 20}) {
      List<String> lines = text(summary(manyWorkloads(30), 80, most));

      assertThat(lines).hasSizeBetween(most - 1, most);
      long told = lines.stream().filter(line -> line.contains("Task")).count();
      assertThat(told).isPositive();
      assertThat(lines)
          .last()
          .asString()
          .contains("%d more answers are in the report".formatted(30 - told));
    }
  }

  /** Two classes of one's own, of which the forks of the second differ more. */
  @Test
  void aBenchmarkWithSeveralOpenWorkloadsIsNamedOnce() {
    List<Row> rows = new ArrayList<>();
    for (int fork = 1; fork <= 5; fork++) {
      for (int spread : new int[] {2, 6}) {
        Rows own =
            Rows.CPU
                .benchmark("Own")
                .params("argument=;check=results;stages=false;task=Spread" + spread)
                .fork(fork);
        double off = (fork - 3) * spread / 100.0;
        rows.add(own.wall(2));
        rows.add(own.mode("THREADS", 2).wall(1 + off));
        rows.add(own.mode("THREAD_POOL", 2).wall(1.01 - off));
      }
    }

    assertThat(text(summary(Results.of(rows), 200, SummaryText.MOST_LINES)))
        .last()
        .asString()
        .containsOnlyOnce("Own")
        .containsPattern("Own [(]about [0-9,]+ to [0-9,]+ more forks[)]");
  }

  @Test
  void oneModeAloneTellsItsTime() {
    assertThat(String.join(" ", text(Run.waiting().cell(CellKey.BASELINE.mode(), 1, 1, 0.001))))
        .contains("takes 1.000 s");
  }
}

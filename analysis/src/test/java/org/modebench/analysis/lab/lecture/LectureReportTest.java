package org.modebench.analysis.lab.lecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.modebench.analysis.cells.Rows;
import org.modebench.analysis.lab.LabSheet;
import org.modebench.analysis.lab.Language;
import org.modebench.analysis.plot.Plot;
import org.modebench.analysis.plot.Series;
import org.modebench.analysis.report.ServerRows;
import org.modebench.analysis.results.Results;
import org.modebench.analysis.results.Row;
import org.modebench.analysis.text.HtmlText;

/** The pages of lectures from planted rows. */
class LectureReportTest {
  private static final Rows LOCKS =
      Rows.CPU
          .benchmark("Contention")
          .calls(10_000)
          .params("gap=600;held=600;mode=THREADS;permits=1;step=MANY;strayReleases=0");

  private static LabSheet sheet(Language language) {
    return new LabSheet(language, "", "", List.of(), Optional.of(Path.of("lecture.csv")));
  }

  private static LectureReport report(Lecture lecture, List<Row> rows, Language language) {
    return LectureReport.of(lecture, Results.of(rows), List.of(), sheet(language));
  }

  private static String page(Lecture lecture, List<Row> rows) {
    return report(lecture, rows, Language.EN).html();
  }

  /** The text of a section. */
  private static String section(String page, String id) {
    Matcher section =
        Pattern.compile("<section id=\"" + id + "\".*?</section>", Pattern.DOTALL).matcher(page);
    assertThat(section.find()).as("section " + id).isTrue();
    return text(section.group());
  }

  private static String text(String html) {
    return HtmlText.unescape(
            html.replaceAll("(?s)<svg.*?</svg>|<style.*?</style>|<script.*?</script>", "")
                .replaceAll("<[^>]*>", " "))
        .replace('\u00A0', ' ')
        .replaceAll("\\s+", " ");
  }

  /** A metric in forks that differ a little, unless it is 0. */
  private static List<Row> rows(Rows at, String metric, double value, int forks) {
    List<Row> rows = new ArrayList<>();
    for (int fork = 1; fork <= forks; fork++) {
      rows.add(at.fork(fork).metric(metric, value * (1 + 0.001 * fork)));
    }
    return rows;
  }

  private static List<Row> race(double withoutLock, double underMonitor, int forks) {
    List<Row> rows = new ArrayList<>();
    for (int workers : new int[] {1, 2, 4, 8}) {
      rows.addAll(rows(LOCKS.mode("NONE", workers), "lost", workers == 1 ? 0 : withoutLock, forks));
      rows.addAll(rows(LOCKS.mode("SYNCHRONIZED", workers), "lost", underMonitor, forks));
    }
    return rows;
  }

  @Test
  void showsARaceWhereOnlyThoseWithoutALockLoseUpdates() {
    assertThat(section(page(Lecture.THREADS, race(0.48, 0, 5)), "race"))
        .contains("Contention, experiment locks", "48 % [48, 48] of all updates are lost");
    assertThat(section(report(Lecture.THREADS, race(0.48, 0, 5), Language.RU).html(), "race"))
        .contains("теряется 48 % [48; 48] всех обновлений");
  }

  @Test
  void showsNoRaceWhereLocksLoseUpdatesOrNobodyDoes() {
    assertThat(section(page(Lecture.THREADS, race(0.48, 0.1, 5)), "race"))
        .contains("Not shown that updates are lost")
        .doesNotContain("of all updates");
    assertThat(section(page(Lecture.THREADS, race(0, 0, 5)), "race"))
        .contains("Not shown", "0 % and 0 % with four threads");
    assertThat(section(report(Lecture.THREADS, race(0, 0, 5), Language.RU).html(), "race"))
        .contains("Не показано");
  }

  @Test
  void concludesNothingFromFourForks() {
    assertThat(section(page(Lecture.THREADS, race(0.48, 0, 4)), "race"))
        .contains("Nothing is concluded of fewer than 5 runs")
        .doesNotContain("of all updates", "Not shown");
  }

  private static List<Row> fairness(double fair, double unfair) {
    List<Row> rows = new ArrayList<>();
    for (int workers : new int[] {1, 8}) {
      rows.addAll(rows(LOCKS.mode("FAIR", workers), "per_call", fair, 5));
      rows.addAll(rows(LOCKS.mode("REENTRANT", workers), "per_call", unfair, 5));
    }
    return rows;
  }

  @Test
  void comparesTwoSides() {
    assertThat(section(page(Lecture.THREADS, fairness(1e-5, 1e-6)), "locks"))
        .containsSubsequence("10.03 µs", "1.003 µs", "a ratio of 10.0 [10.0, 10.0]");
    assertThat(section(page(Lecture.THREADS, fairness(1e-6, 1e-6)), "locks"))
        .contains("Not shown that a fair lock costs time");
    assertThat(section(report(Lecture.THREADS, fairness(1e-5, 1e-6), Language.RU).html(), "locks"))
        .contains("10,03 мкс", "отношение 10,0 [10,0; 10,0]");
  }

  /** A greater rate is more, and one that stays is at most 1.1 times as great. */
  @Test
  void readsServersByTheirClients() {
    String page = page(Lecture.WEB, ServerRows.lab(5));

    assertThat(section(page, "operations"))
        .containsSubsequence(
            "EVENT_LOOP", "waits for all of them at once", "SYNC_WORKER", "1.1 at most");
    assertThat(section(page, "blocked-loop")).contains("if no request blocks it", "if 5 of 100 do");
  }

  /** A figure without spread has no interval to tell of. */
  @Test
  void tellsWhatIsTheSameInEachRunWithoutAnInterval() {
    List<Row> rows = new ArrayList<>();
    for (int connections : new int[] {10, 100, 1000}) {
      Rows at = Rows.CPU.benchmark("Readiness").calls(100).params("connections=" + connections);
      for (int fork = 1; fork <= 5; fork++) {
        rows.add(at.mode("SPIN", 1).fork(fork).metric("system_calls", connections));
        rows.add(
            at.mode("SPIN", 1).fork(fork).metric("wall", 1e-4 * connections * (1 + fork * 1e-3)));
      }
    }

    assertThat(section(page(Lecture.WEB, rows), "busy-loop"))
        .contains("needs 1000 system calls among 1,000 connections and 10 among 10")
        .contains("What is done:", "a hundred times a byte is sent");
  }

  /** Two cells of one server that differ in a parameter are told apart. */
  @Test
  void namesThePlaceOfADoubt() {
    List<Row> rows = new ArrayList<>();
    Rows at =
        Rows.CPU
            .benchmark("FanOut")
            .calls(100)
            .params("concurrency=50;failing=NOTHING;timeoutMillis=0");
    rows.addAll(rows(at.mode("SEQUENCE", 5), "wall", 3.6, 5));
    for (int fork = 1; fork <= 5; fork++) {
      rows.add(at.mode("SEQUENCE", 50).fork(fork).suspect(0.4, "planted"));
    }

    assertThat(section(page(Lecture.SYNC, rows), "full-pool"))
        .contains("SUSPECT: SEQUENCE, workers=50: planted");
  }

  private static List<Row> readiness(double epollOfMany) {
    List<Row> rows = new ArrayList<>();
    for (int connections : new int[] {10, 100, 1000}) {
      Rows at = Rows.CPU.benchmark("Readiness").calls(100).params("connections=" + connections);
      rows.addAll(rows(at.mode("SPIN", 1), "wall", 1e-4 * connections, 5));
      rows.addAll(rows(at.mode("POLL", 1), "wall", 1e-5 * connections, 5));
      rows.addAll(rows(at.mode("EPOLL", 1), "wall", connections == 1000 ? epollOfMany : 7e-4, 5));
    }
    return rows;
  }

  @Test
  void claimsThatNothingGrowsOnlyWithTheWholeIntervalBelowTheBound() {
    assertThat(section(page(Lecture.WEB, readiness(7e-4)), "readiness"))
        .contains("makes no difference whether there are 10 connections or 1,000");
    assertThat(section(page(Lecture.WEB, readiness(8e-4)), "readiness"))
        .contains("Not shown that epoll takes no longer", "a ratio of 1.14 [1.14, 1.15]");
  }

  @Test
  void tellsWhatAConnectionAddsToAServer() {
    List<Row> rows = new ArrayList<>();
    for (int connections : new int[] {10, 100, 1000}) {
      Rows at = Rows.CPU.benchmark("IdleConnections").calls(1).params("connections=" + connections);
      rows.addAll(
          rows(at.mode("THREAD_PER_CONNECTION", 1), "idle_memory", 1e7 + 4e4 * connections, 5));
      rows.addAll(rows(at.mode("EVENT_LOOP", 1), "idle_memory", 1e7 + 2e3 * connections, 5));
    }

    assertThat(section(page(Lecture.WEB, rows), "waiting-connections"))
        .contains("39.18 KiB [39.10, 39.26] of the server's memory", "1.959 KiB");
    assertThat(section(report(Lecture.WEB, rows, Language.RU).html(), "waiting-connections"))
        .contains("39,18 КиБ [39,10; 39,26]");
  }

  /** Java 17 has no virtual threads: nobody is asked to measure them there again. */
  @Test
  void asksForNoJavaThatTheForksDoNotHave() {
    List<Row> rows = new ArrayList<>();
    Rows at = Rows.CPU.benchmark("Primitives").calls(1000).params("messageBytes=1;placement=free");
    rows.addAll(rows(at.mode("PROCESS", 1), "per_call", 1e-3, 5));
    rows.addAll(rows(at.mode("THREAD", 1), "per_call", 1e-4, 5));

    assertThat(section(page(Lecture.THREADS, rows), "thread-and-process"))
        .contains("Measured by:", "VIRTUAL needs Java 21 or newer")
        .doesNotContain("Not measured, or");
  }

  @Test
  void namesTheCommandThatMeasuresASubjectAndOneForAllThatAreMissing() {
    String page = page(Lecture.THREADS, race(0.48, 0, 5));

    assertThat(section(page, "deadlock"))
        .contains(
            "java -jar benchmarks/target/benchmarks.jar Deadlock -p experiment=orders"
                + " --output lecture.csv")
        .doesNotContain("What it shows");
    assertThat(text(page))
        .contains(
            "Primitives GilLatency Contention Deadlock Divide CpuBound IoBound Pipeline"
                + " -p experiment=");
  }

  /** A part of a lecture as the course's sheet has it, and the subjects that cover it. */
  private record SheetPart(String wording, List<String> subjects) {
    static SheetPart of(String line) {
      List<String> cells = List.of(line.split(" *[|] ?", -1));
      assertThat(cells).as(line).hasSize(3);
      return new SheetPart(cells.get(0), List.of(cells.get(1).split(", ")));
    }
  }

  private static List<SheetPart> sheet(Lecture lecture) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(
            LectureReportTest.class.getResourceAsStream(lecture.tag() + ".txt"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(SheetPart::of)
          .toList();
    }
  }

  /** The order is that of the course's sheet; a part may come back to an earlier subject. */
  @ParameterizedTest
  @EnumSource
  void goesThroughThePartsOfTheSheetInItsOrder(Lecture lecture) throws IOException {
    List<SheetPart> parts = sheet(lecture);

    assertThat(parts)
        .hasSizeGreaterThan(10)
        .allSatisfy(part -> assertThat(part.subjects()).as(part.wording()).doesNotContain(""));
    assertThat(lecture.subjects().stream().map(Subject::name))
        .containsExactlyElementsOf(
            parts.stream().flatMap(part -> part.subjects().stream()).distinct().toList());
  }

  @ParameterizedTest
  @EnumSource
  void hasTheSubjectsInOrder(Lecture lecture) {
    for (Language language : Language.values()) {
      String page = report(lecture, ServerRows.lab(5), language).html();

      assertThat(
              Pattern.compile("<section id=\"([^\"]*)\"")
                  .matcher(page)
                  .results()
                  .map(found -> found.group(1))
                  .filter(name -> !name.equals("environment")))
          .containsExactlyElementsOf(lecture.subjects().stream().map(Subject::name).toList());
      assertThat(page).contains("<html lang=\"" + language.tag() + "\">");
    }
  }

  @Test
  void writesRussianNumbersWithAComma() {
    String page = report(Lecture.WEB, ServerRows.lab(5), Language.RU).html();

    String text = text(page).replace("HTTP/1.1", "");
    assertThat(Pattern.compile("\\d\\.\\d").matcher(text).results().map(f -> f.group())).isEmpty();
    assertThat(Pattern.compile("<text[^>]*>[^<]*\\d\\.\\d[^<]*<").matcher(page).find()).isFalse();
  }

  private static List<Row> waits(double cpu) {
    List<Row> rows = new ArrayList<>();
    for (int workers : new int[] {5, 20, 50}) {
      Rows at =
          Rows.CPU
              .benchmark("FanOut")
              .calls(100)
              .params("concurrency=50;failing=NOTHING;timeoutMillis=0")
              .mode("SEQUENCE", workers);
      rows.addAll(rows(at, "wall", 18.0 / workers, 5));
      rows.addAll(rows(at, "cpu", cpu, 5));
    }
    return rows;
  }

  /** The two sides of a claim may be two metrics of one cell. */
  @Test
  void comparesTheCpuTimeOfThreadsWithTheirTime() {
    assertThat(section(page(Lecture.SYNC, waits(0.036)), "threads-wait"))
        .containsSubsequence("In the 3.6", "the CPU works for 36", "0.1 at most");
    assertThat(section(page(Lecture.SYNC, waits(1.8)), "threads-wait"))
        .contains("Not shown that five threads mostly wait", "a ratio of 0.50");
  }

  /** Rows do not name what is usual of a parameter that older files do not have. */
  @Test
  void findsWhatRowsDoNotName() {
    List<Row> rows = new ArrayList<>();
    Rows at = Rows.CPU.calls(10).params("limit=5000000");
    rows.addAll(rows(at.mode("SEQUENTIAL", 1), "wall", 0.05, 5));
    rows.addAll(rows(at.mode("GIL_THREADS", 10), "wall", 0.051, 5));
    rows.addAll(
        rows(at.params("gil=released;limit=5000000").mode("GIL_THREADS", 10), "wall", 0.026, 5));

    assertThat(section(page(Lecture.SYNC, rows), "one-at-a-time"))
        .contains("the threads are no faster", "In native code", "held", "released")
        .doesNotContain("Not measured, or");
  }

  @Test
  void drawsAPointForEachCellOfASubjectThatHasNoParameterToDrawOver() {
    List<Row> rows = new ArrayList<>();
    Rows at =
        Rows.CPU
            .benchmark("FanOut")
            .calls(10)
            .params("concurrency=1;failing=NOTHING;timeoutMillis=0");
    rows.addAll(rows(at.mode("SEQUENCE", 10), "latency_p50", 0.18, 5));
    rows.addAll(rows(at.mode("CALLBACKS", 1), "latency_p50", 0.1, 5));

    List<Plot> plots = report(Lecture.SYNC, rows, Language.EN).plots();

    assertThat(plots).extracting(Plot::name).containsExactly("web-application");
    assertThat(plots.get(0).across().names()).containsExactly("SEQUENCE", "CALLBACKS");
    assertThat(plots.get(0).series()).allMatch(series -> series.points().size() == 1);
  }

  @Test
  void drawsALineForEachWay() {
    List<Plot> plots = report(Lecture.WEB, readiness(7e-4), Language.EN).plots();

    assertThat(plots).extracting(Plot::name).containsExactly("readiness");
    assertThat(plots.get(0).series())
        .extracting(Series::name)
        .containsExactly("SPIN", "POLL", "EPOLL");
  }

  /** Rows of other experiments, and of other sizes, are not among those of a subject. */
  @Test
  void leavesOutWhatTheExperimentDoesNotAskFor() {
    List<Row> rows = new ArrayList<>(race(0.48, 0, 5));
    rows.addAll(
        rows(
            LOCKS
                .params("gap=600;held=60;mode=THREADS;permits=1;step=MANY;strayReleases=0")
                .mode("NONE", 4),
            "lost",
            0.9,
            5));

    assertThat(section(page(Lecture.THREADS, rows), "race"))
        .contains("48 % [48, 48]")
        .doesNotContain("90 %");
  }

  @Test
  void hasTheTablesOfTheSubjects() {
    assertThat(report(Lecture.THREADS, race(0.48, 0, 5), Language.EN).tables())
        .containsKeys("race.md", "race.tex")
        .hasEntrySatisfying(
            "race.csv", csv -> assertThat(csv).contains("lock,workers,updates lost", "NONE,4,"));
  }
}

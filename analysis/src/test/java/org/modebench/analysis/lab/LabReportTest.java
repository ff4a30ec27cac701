package org.modebench.analysis.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.modebench.analysis.cells.Rows;
import org.modebench.analysis.plot.Plot;
import org.modebench.analysis.plot.Series;
import org.modebench.analysis.report.Run;
import org.modebench.analysis.report.ServerRows;
import org.modebench.analysis.results.Results;
import org.modebench.analysis.results.Row;
import org.modebench.analysis.text.HtmlText;

class LabReportTest {
  private static final LabSheet ENGLISH = sheet(Language.EN);

  /** Drawn once: plots take their time. */
  private static final String WHOLE = page(whole(), ENGLISH);

  private static LabSheet sheet(Language language, Prediction... predictions) {
    return new LabSheet(language, "Ann Other", "G-1", List.of(predictions), Optional.empty());
  }

  private static Run waiting() {
    return Run.waiting()
        .cell("SEQUENTIAL", 1, 1.01, 0.001)
        .cell("THREADS", 10, 0.103, 0.001)
        .cell("PROCESS", 10, 0.31, 0.001)
        .and(
            List.of(
                Rows.IO.metric("cpu", 0.01),
                Rows.IO.mode("THREADS", 10).metric("call_p50", 0.101),
                Rows.IO.mode("THREADS", 10).metric("call_max", 0.102)));
  }

  /** PROCESS works on two cores, and takes longer for all that. */
  private static Run computing() {
    Run run =
        Run.computing()
            .cell("SEQUENTIAL", 1, 0.050, 0.001)
            .cell("THREADS", 10, 0.026, 0.001)
            .cell("PROCESS", 10, 0.2, 0.001);
    List<Row> rows = new ArrayList<>();
    for (int fork = 1; fork <= 5; fork++) {
      rows.add(Rows.CPU.fork(fork).metric("cpu", 0.05));
      rows.add(Rows.CPU.mode("THREADS", 10).fork(fork).metric("cpu", 0.051));
      rows.add(Rows.CPU.mode("PROCESS", 10).fork(fork).metric("cpu", 0.38));
    }
    return run.and(rows);
  }

  private static Run whole() {
    return waiting().and(computing()).and(ServerRows.lab(5));
  }

  private static String page(Run run, LabSheet sheet) {
    return LabReport.of(Results.of(run.rows()), List.of(), sheet).html();
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

  @ParameterizedTest
  @EnumSource
  void hasTheTasksInOrderEachThreeWithTheirConclusion(Language language) {
    String page = page(whole(), sheet(language));

    assertThat(
            Pattern.compile("<section id=\"([^\"]*)\"")
                .matcher(page)
                .results()
                .map(found -> found.group(1)))
        .containsExactly(
            "aim",
            "method",
            "task-1",
            "task-2",
            "task-3",
            "conclusion-1",
            "task-4",
            "task-5",
            "task-6",
            "conclusion-2",
            "task-7",
            "task-8",
            "task-9",
            "conclusion-3",
            "overall",
            "mistakes");
    assertThat(page)
        .contains(
            "<html lang=\"" + language.tag() + "\">", "Ann Other", "G-1", "href=\"#conclusion-2\"");
  }

  @Test
  void concludesFromTheTests() {
    assertThat(section(WHOLE, "task-2"))
        .containsSubsequence(
            "THREADS",
            "103.0 ms",
            "9.81 [9.79, 9.82] times as fast as task 1",
            "100 ms",
            "101 ms (median)",
            "102 ms",
            "1.01 s",
            "9.81 of them");
    assertThat(section(WHOLE, "conclusion-1"))
        .containsSubsequence("in threads", "Yes: 9.81", "in processes", "Yes: 3.26");
    assertThat(section(WHOLE, "conclusion-2"))
        .containsSubsequence(
            "in threads",
            "Yes: 1.92",
            "in processes",
            "same time, but it does not pay",
            "4.00 [4.00, 4.00] times as long as task 4",
            "1.90 worked");
  }

  /** A call in a process of its own takes long for its start, whoever else computes. */
  @Test
  void tellsTheStartOfAProcessFromItsCall() {
    Run run = waiting().and(computing());
    for (Rows rows : List.of(Rows.IO.mode("PROCESS", 10), Rows.CPU.mode("PROCESS", 10))) {
      run.and(
          List.of(
              rows.metric("call_p50", 0.18),
              rows.metric("call_max", 0.2),
              rows.metric("process_start", 0.1),
              rows.metric("process_load", 0.05)));
    }
    String page = page(run.and(List.of(Rows.CPU.metric("call_p50", 0.005))), ENGLISH);

    assertThat(section(page, "task-6"))
        .contains("180 ms (median), of which", "take 150 ms; the longest takes 200 ms")
        .doesNotContain("share the cores");
    assertThat(section(page, "task-3")).contains("take 150 ms;").doesNotContain("under way");
    assertThat(section(page, "overall"))
        .as("the reason, too")
        .contains("the waits overlap", "the countdowns are too short");
  }

  /** The machine was slower by a tenth while threads were measured. */
  @Test
  void comparesAtEqualSpeedThroughout() {
    Run run = Run.of(Rows.CPU);
    List<Row> speeds = new ArrayList<>();
    for (int fork = 1; fork <= 5; fork++) {
      double slower = Math.exp(0.01 * fork);
      double rest = Math.exp(0.0005 * (fork % 2));
      run.fork("SEQUENTIAL", 1, fork, 0.05 * slower * rest);
      run.fork("THREADS", 10, fork, 0.025 * slower * 1.1 * rest);
      speeds.add(Rows.CPU.fork(fork).metric("speed", 8000 / slower));
      speeds.add(Rows.CPU.mode("THREADS", 10).fork(fork).metric("speed", 8000 / slower / 1.1));
    }
    String task = section(page(run.and(speeds), ENGLISH), "task-5");

    assertThat(task.split("2\\.00 \\[", -1)).as("in the table and in the sentence").hasSize(3);
  }

  @Test
  void tellsHowTheServersChange() {
    assertThat(section(WHOLE, "conclusion-3"))
        .containsSubsequence(
            "with more clients",
            "EVENT_LOOP",
            "from 5 to 40",
            "all of them at the same time",
            "With 40 clients the last round has only 20 requests",
            "1.20 times one wait",
            "with a longer wait",
            "EVENT_LOOP",
            "100 ms to 300 ms",
            "all waits overlap",
            "blocking call",
            "EVENT_LOOP_BLOCKED",
            "one request after another",
            "same within 2 %",
            "synchronous server behave with more clients",
            "SYNC_WORKER",
            "others queue",
            "synchronous server behave with a longer wait",
            "as many waits as there are clients");
  }

  /** Figures of a row agree as the page says: all are by the client's clock. */
  @Test
  void takesTheFiguresOfServersByOneClock() {
    List<Row> withLongerBatches =
        ServerRows.lab(5).stream().map(row -> Rows.on(row, row.host(), 1.01)).toList();
    String page = page(waiting().and(computing()).and(withLongerBatches), ENGLISH);

    for (String id : List.of("task-7", "task-8", "task-9", "conclusion-3")) {
      assertThat(section(page, id)).as(id).isEqualTo(section(WHOLE, id));
    }
  }

  @Test
  void answersEveryQuestionInTheOverallConclusion() {
    String overall = section(WHOLE, "overall");

    assertThat(overall.split("\\?", -1)).hasSizeGreaterThan(9);
    assertThat(overall).doesNotContain("Not measured", "Not decided");
  }

  @Test
  void drawsTwoPlotsOfEachServer() {
    List<Plot> plots = LabReport.of(Results.of(whole().rows()), List.of(), ENGLISH).plots();

    assertThat(plots).hasSize(10);
    assertThat(plots)
        .filteredOn(plot -> plot.name().equals("task-7-event-loop-time"))
        .singleElement()
        .satisfies(
            plot -> {
              assertThat(plot.series()).extracting(Series::name).hasSize(2);
              assertThat(plot.series())
                  .allSatisfy(
                      line ->
                          assertThat(line.points())
                              .extracting(point -> point.x())
                              .containsExactly(5.0, 10.0, 20.0, 40.0));
            });
    assertThat(plots)
        .filteredOn(plot -> plot.name().startsWith("task-9"))
        .as("beside the synchronous server")
        .allSatisfy(plot -> assertThat(plot.inWords()).contains("SYNC_WORKER"));
  }

  /** A server of the lab is not asked for again when it was measured, whoever else was not. */
  @Test
  void asksForWhatIsMissingAlone() {
    List<Row> blocked =
        ServerRows.lab(5).stream().filter(row -> row.mode().equals("EVENT_LOOP_BLOCKED")).toList();
    String page = page(waiting().and(blocked), ENGLISH);

    assertThat(section(page, "task-9"))
        .contains("one request after another")
        .doesNotContain("java -jar");
    assertThat(section(page, "task-7"))
        .contains("benchmarks.jar Server -p experiment=")
        .doesNotContain("experiment=blocking");
    assertThat(section(page, "task-5")).contains("benchmarks.jar CpuBound -p mode=THREADS");
    assertThat(section(page, "overall")).contains("Not measured.");
    assertThat(text(page))
        .as("one command for all of it")
        .contains(
            "benchmarks.jar CpuBound Server -p mode=SEQUENTIAL,THREADS,PROCESS -p experiment=");
  }

  @Test
  void namesTheFileThatTheCommandAddsTo() {
    LabSheet other =
        new LabSheet(Language.EN, "", "", List.of(), Optional.of(Path.of("my lab/results.csv")));

    assertThat(section(page(waiting(), other), "task-4"))
        .contains("-p mode=SEQUENTIAL --output 'my lab/results.csv'");
  }

  @Test
  void saysWhatFailedAndWhatIsInDoubt() {
    Run run =
        Run.computing()
            .cell("SEQUENTIAL", 1, 0.05, 0.001)
            .failed("THREADS", 10, "wrong checksum")
            .suspect("PROCESS", 10, 0.1, "the machine was busy");
    String page = page(run, ENGLISH);

    assertThat(section(page, "task-5")).containsSubsequence("FAILED", "THREADS", "wrong checksum");
    assertThat(section(page, "task-6"))
        .containsSubsequence("SUSPECT", "PROCESS", "machine was busy");
  }

  /** With one run nothing is told, and what is not told has no reason. */
  @Test
  void concludesNothingFromOneRun() {
    Run run =
        Run.waiting()
            .single("SEQUENTIAL", 1, 1.0)
            .single("THREADS", 10, 0.1)
            .and(ServerRows.lab(1));
    String page = page(run, ENGLISH);

    assertThat(section(page, "conclusion-1"))
        .contains("Not decided by these data")
        .doesNotContain("overlap");
    assertThat(section(page, "conclusion-3"))
        .contains("Nothing is concluded of fewer than 5 runs")
        .doesNotContain("queue");
  }

  @Test
  void marksPredictions() {
    String page =
        page(
            waiting(),
            sheet(Language.EN, new Prediction(2, 10), new Prediction(3, 10), new Prediction(5, 2)));

    assertThat(section(page, "task-2"))
        .containsSubsequence("Predicted before measuring: 10", "9.81", "Right");
    assertThat(section(page, "task-3"))
        .containsSubsequence("Predicted before measuring: 10", "3.26", "Wrong");
    assertThat(section(page, "task-5"))
        .containsSubsequence("Predicted before measuring: 2", "cannot be marked");
  }

  @Test
  void writesRussianNumbersWithAComma() {
    String page = page(whole(), sheet(Language.RU, new Prediction(2, 9.5)));
    String text = text(page);

    assertThat(section(page, "task-2")).containsSubsequence("ускорение 9,5", "9,81", "Верно");
    assertThat(Pattern.compile("\\d\\.\\d").matcher(text).results().map(found -> found.group()))
        .isEmpty();
    assertThat(Pattern.compile("<text[^>]*>[^<]*\\d\\.\\d[^<]*<").matcher(page).find()).isFalse();
    assertThat(page).contains("мс", "Да: в 9,81");
  }

  @ParameterizedTest
  @EnumSource
  void escapesWhateverPeopleAndFilesHold(Language language) {
    String hostile = "<script>alert(1)</script><img src=x>\u0007";
    String page =
        page(
            waiting().suspect("PROCESS_POOL", 10, 0.1, hostile),
            new LabSheet(language, hostile, hostile, List.of(), Optional.of(Path.of("a<b.csv"))));

    assertThat(page).contains("&lt;script&gt;alert(1)");
    assertThat(page).doesNotContain("<script>alert", "<img", "a<b");
    assertThat(page.split("<script", -1)).hasSize(2);
  }

  @ParameterizedTest
  @EnumSource
  void showsAnythingThatRowsMayHold(Language language) {
    Run run =
        Run.of(Rows.CPU)
            .single("SEQUENTIAL", 1, 0)
            .single("THREADS", 2, 1e300)
            .single("THREADS", 4, 1e-300)
            .failed("PROCESS", 2, "");

    assertThat(page(run, sheet(language))).contains("</html>");
  }

  @Test
  void hasTheTablesOfTheTasks() {
    assertThat(LabReport.of(Results.of(computing().rows()), List.of(), ENGLISH).tables())
        .containsKeys("task-4.md", "task-6.tex", "mistakes.csv", "times.csv")
        .doesNotContainKey("task-1.md")
        .hasEntrySatisfying(
            "task-6.csv",
            csv -> assertThat(csv).contains("PROCESS,10,\"200.0 ms", "0.25 [0.25, 0.25]"));
  }
}

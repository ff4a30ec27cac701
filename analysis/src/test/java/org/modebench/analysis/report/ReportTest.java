package org.modebench.analysis.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modebench.analysis.text.Facts.says;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.modebench.analysis.cells.Rows;
import org.modebench.analysis.plot.Plot;
import org.modebench.analysis.results.Results;
import org.modebench.analysis.results.Row;

class ReportTest {
  private static final String HOSTILE =
      "\"><script>alert(1)</script><img src=x onerror=alert(1)>&'\u0007";

  private static final Report REPORT =
      Run.computing()
          .cell("SEQUENTIAL", 1, 0.050, 0.001)
          .cell("THREADS", 1, 0.050, 0.001)
          .cell("THREADS", 2, 0.025, 0.001)
          .and(Run.of(Rows.CPU.benchmark("Baseline").params("")).cell("THREADS", 1, 1e-5, 0.01))
          .and(ServerRows.lab(2))
          .report();

  private static final String PAGE = REPORT.html();

  @Test
  void beginsWithTheAnswers() {
    assertThat(PAGE.indexOf("Use THREADS with 2 workers."))
        .isPositive()
        .isLessThan(PAGE.indexOf("<svg"))
        .isLessThan(PAGE.indexOf("<table"));
    // The floors are no choice: they have no answer, and come after the workloads.
    assertThat(PAGE.split("<article", -1)).hasSize(1 + 4);
    assertThat(PAGE.indexOf("<h2>What handing over costs</h2>"))
        .isGreaterThan(PAGE.indexOf("<h2>Ten countdowns of 5,000,000 steps</h2>"));
    assertThat(PAGE).contains("id=\"about-");
  }

  @Test
  void showsTheModesOfAStudyWhereItSays() {
    assertThat(groups("(?:p99 of the latency|Time)([^<]*), compared with the fastest:"))
        .containsExactlyInAnyOrder("", " at concurrency 40", " at a latency of 300\u00A0ms");
  }

  /** The load decides when an open loop is done. */
  @Test
  void comparesLatenciesWhereTheLoadSetsThePace() {
    List<Row> rows = new ArrayList<>();
    for (int fork = 1; fork <= 5; fork++) {
      Rows open =
          Rows.IO
              .benchmark("Server")
              .calls(100)
              .params("concurrency=1;latencyMillis=0;loop=open;rate=1000")
              .fork(fork);
      rows.add(open.mode("EVENT_LOOP", 1).metric("latency_p99", 0.001 * (1 + 0.01 * fork)));
      rows.add(open.mode("THREAD_POOL", 8).metric("latency_p99", 0.002 * (1 + 0.01 * fork)));
    }

    assertThat(Report.of(Results.of(rows)).html())
        .contains("p99 of the latency, compared with the fastest:")
        .doesNotContain("Time, compared");
  }

  @Test
  void hasNoSectionWithNothingInIt() {
    String page =
        Run.of(
                Rows.IO
                    .benchmark("Server")
                    .calls(100)
                    .params("concurrency=5;latencyMillis=100;loop=closed"))
            .cell("EVENT_LOOP", 1, 2, 0.001)
            .report()
            .html();

    assertThat(page)
        .contains("Only EVENT_LOOP")
        .contains("<h2>All figures</h2>")
        .doesNotContain("id=\"about-");
  }

  @Test
  void loadsNothing() {
    assertThat(
            PAGE.replace("http://www.w3.org/2000/svg", "")
                .replace("http://www.w3.org/1999/xlink", ""))
        .doesNotContain("http:", "https:", "url(http", "@import", "<link", "<img");
  }

  @Test
  void allowsItsOwnStyleAndScriptByTheirHashesOnly() throws NoSuchAlgorithmException {
    Matcher script = Pattern.compile("<script>(.*?)</script>", Pattern.DOTALL).matcher(PAGE);
    Matcher style = Pattern.compile("<style>(.*?)</style>", Pattern.DOTALL).matcher(PAGE);

    assertThat(script.find()).isTrue();
    assertThat(style.find()).isTrue();
    assertThat(PAGE)
        .contains("default-src 'none';")
        .contains("script-src 'sha256-" + sha256(script.group(1)) + "'")
        .contains("style-src 'sha256-" + sha256(style.group(1)) + "'")
        .doesNotContain("unsafe");
    assertThat(script.find()).isFalse();
  }

  private static String sha256(String text) throws NoSuchAlgorithmException {
    byte[] digest =
        MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    return Base64.getEncoder().encodeToString(digest);
  }

  @Test
  void hasNoIdTwiceAndNoLinkThatLeadsNowhere() {
    List<String> ids = groups(" id=\"([^\"]+)\"");

    assertThat(ids).doesNotHaveDuplicates();
    assertThat(ids).containsAll(groups("href=\"#([^\"]+)\""));
    assertThat(ids).containsAll(groups("url\\(#([^)]+)\\)"));
  }

  private static List<String> groups(String pattern) {
    return Pattern.compile(pattern).matcher(PAGE).results().map(r -> r.group(1)).toList();
  }

  @Test
  void givesEveryPlotATextAlternative() {
    long plots = groups("(<svg [^>]*role=\"img\")").size();

    assertThat(plots).isEqualTo(REPORT.plots().size()).isGreaterThan(5);
    assertThat(groups("(<desc id=\"[^\"]+\">[^<]{20,}</desc>)")).hasSize((int) plots);
    assertThat(REPORT.plots()).extracting(plot -> plot.name()).doesNotHaveDuplicates();
  }

  @Test
  void hasTheTablesOfEveryKindInEveryFormat() {
    assertThat(REPORT.tables().keySet())
        .containsExactly(
            "times.md",
            "times.tex",
            "times.csv",
            "differences.md",
            "differences.tex",
            "differences.csv",
            "costs.md",
            "costs.tex",
            "costs.csv",
            "laws.md",
            "laws.tex",
            "laws.csv",
            "break-even.md",
            "break-even.tex",
            "break-even.csv",
            "steady.md",
            "steady.tex",
            "steady.csv");
    assertThat(REPORT.tables().get("times.md")).startsWith("## Run r1");
    assertThat(REPORT.tables().get("differences.md")).contains("letters", "&lt;0.001");
  }

  @Test
  void showsTextAsItIs() {
    assertThat(Html.text("<THREADS> & \"2.88\"").markup())
        .isEqualTo("&lt;THREADS&gt; &amp; &quot;2.88&quot;");
    assertThat(Html.text("a\u202eb\u001b").markup()).isEqualTo("a\\u202eb\\u001b");
  }

  @Test
  void summarisesSingleForksInWords() {
    assertThat(REPORT.plots())
        .filteredOn(plot -> plot.name().equals("cpubound-limit-5000000-forks"))
        .singleElement()
        .extracting(Plot::inWords)
        .asString()
        .satisfies(
            says(
                "5,000,000 steps",
                "every fork",
                "SEQUENTIAL: 5 dots",
                "−0.1 % to 0.1 %",
                "median 0 %",
                "THREADS: 10 dots",
                "−0.1 % to 0.1 %",
                "median 0 %"));
    assertThat(REPORT.plots())
        .filteredOn(plot -> plot.name().equals("cpubound-limit-5000000-speedup"))
        .singleElement()
        .extracting(Plot::inWords)
        .asString()
        .satisfies(says("SEQUENTIAL", "others are compared", "THREADS"))
        .doesNotContain("needs");
  }

  @Test
  void escapesWhateverAResultsFileHolds() {
    String page =
        Run.of(Rows.IO.params("latencyMillis=100;x=" + HOSTILE))
            .cell("SEQUENTIAL", 1, 1, 0.001)
            .cell("THREADS", 10, 0.1, 0.001)
            .cell(HOSTILE, 3, 0.2, 0.001)
            .suspect("PROCESS", 3, 0.3, HOSTILE)
            .failed("PROCESS_POOL", 2, HOSTILE)
            .and(
                Run.of(Rows.CPU.benchmark(HOSTILE))
                    .cell(HOSTILE, 1, 0.1, 0.01)
                    .cell("SEQUENTIAL", 1, 0.1, 0.01))
            .and(
                Run.of(Rows.CPU.benchmark("WorkerStart").params("program=" + HOSTILE))
                    .cell("PROCESS", 1, 1, 0.1))
            .report()
            .html();

    assertThat(page).contains("&lt;script&gt;alert(1)");
    assertThat(page).doesNotContain("<script>alert", "<img", "\u0007");
    assertThat(page.split("<script", -1)).hasSize(2);
  }

  @Test
  void isBoundedWhereAFieldIsHuge() {
    String page =
        Run.of(Rows.IO.params("x=" + "y".repeat(1_000_000)))
            .cell("SEQUENTIAL", 1, 1, 0.001)
            .cell("z".repeat(1_000_000), 10, 0.1, 0.001)
            .report()
            .html();

    assertThat(page.length()).isLessThan(500_000);
  }

  @Test
  void saysThatFloorsAloneLeaveNothingToChoose() {
    assertThat(
            Run.of(Rows.CPU.benchmark("Baseline").params(""))
                .cell("THREADS", 1, 1e-5, 0.01)
                .report()
                .html())
        .contains("no mode to choose", "CpuBound, IoBound or Server");
  }

  @Test
  void showsAnythingThatRowsMayHold() {
    Run run =
        Run.of(Rows.CPU)
            .single("SEQUENTIAL", 1, 0)
            .single("THREADS", 2, 1e300)
            .single("THREADS", 4, 1e-300)
            .failed("PROCESS", 2, "");

    assertThat(run.report().html()).contains("</html>");
  }
}

package org.modebench.analysis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A workload that has no entry: what the record of a run says of it reaches every command. */
class DescribedWorkloadTest {
  private static final String HEADER =
      "run,timestamp,benchmark,mode,workers,calls,params,fork,iteration,metric,value,unit,status,"
          + "reason,host,cores,jdk,commit\n";

  @TempDir private Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final StringBuilder rows = new StringBuilder(HEADER);

  /** A run of five forks, in which UNFAIR hands over more often. */
  private void measured(String run, int fair, int unfair) {
    for (int fork = 1; fork <= 5; fork++) {
      row(run, "FAIR", fork, "wall", 0.1 + fork / 1e4, "s");
      row(run, "FAIR", fork, "handoffs", fair + fork, "1");
      row(run, "UNFAIR", fork, "wall", 0.2 + fork / 1e4, "s");
      row(run, "UNFAIR", fork, "handoffs", unfair + fork, "1");
      row(run, "UNFAIR", fork, "gc.alloc.rate", 1e6 + fork, "bytes/s");
    }
  }

  private void row(String run, String lock, int fork, String metric, double value, String unit) {
    rows.append(
        String.format(
            Locale.ROOT,
            "%s,2026-11-01T12:00:%02dZ,Locking,%s,1,10,size=3,%d,1,%s,%s,%s,VALID,,h,2,17,c\n",
            run,
            fork,
            lock,
            fork,
            metric,
            value,
            unit));
  }

  private static String described(String run, String better, String title) {
    return """
        "%s": {"run": "%s", "state": "COMPLETE", "workloads": [{"name": "Locking", "axis": "lock",
          "parameters": [{"name": "size", "value": "3"}],
          "metrics": [{"name": "handoffs", "unit": "1", "better": "%s", "title": "%s"}]}]}
        """
        .formatted(run, run, better, title);
  }

  @BeforeEach
  void write() throws IOException {
    measured("r1", 1000, 2000);
    measured("r2", 1000, 4000);
    measured("r3", 1000, 3000);
    Files.writeString(folder.resolve("own.csv"), rows);
    Files.writeString(
        folder.resolve("own.environment.json"),
        "{\"runs\": {%s, %s, %s}}"
            .formatted(
                described("r1", "LOWER", "changes of owner"),
                described("r2", "HIGHER", "hand-overs \\u001b[31m"),
                described("r3", "HIGHER", "")));
  }

  private String run(int status, String... args) {
    out.reset();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    assertThat(Main.run(args, out, new PrintStream(err, true, StandardCharsets.UTF_8)))
        .as(err.toString(StandardCharsets.UTF_8))
        .isEqualTo(status);
    return out.toString(StandardCharsets.UTF_8);
  }

  private String file() {
    return folder.resolve("own.csv").toString();
  }

  @Test
  void isTabulatedByItsAxisUnderTheTitlesOfItsMetrics() {
    assertThat(run(0, "tables", file(), "--run", "r1"))
        .containsPattern("changes of owner +allocation rate")
        .contains("UNFAIR")
        .doesNotContain("SEQUENTIAL", "handoffs");
  }

  @Test
  void isToldByEachRunInItsOwnWords() {
    assertThat(run(0, "tables", file(), "--run", "r2"))
        .contains("hand-overs")
        .doesNotContain("changes of owner", "\u001b");
  }

  @Test
  void isRankedFromTheValuesThatItsRunWants() {
    assertThat(differences("r1")).containsPattern("(?s)\\bFAIR.*best.*UNFAIR");
    assertThat(differences("r2")).containsPattern("(?s)\\bUNFAIR.*best.*\\bFAIR");
  }

  private String differences(String run) {
    return run(0, "differences", file(), "--metric", "handoffs", "--run", run);
  }

  @Test
  void isComparedInTheDirectionOfItsMetric() {
    assertThat(compare(0, "r3", "r2")).contains("more");
    assertThat(compare(3, "r2", "r3")).contains("less");
  }

  private String compare(int status, String old, String now) {
    return run(
        status,
        "compare",
        file(),
        "--run-old",
        old,
        "--run-new",
        now,
        "--metric",
        "handoffs",
        "--fail-on-regression",
        "5%");
  }

  @Test
  void isReportedUnderTheTitlesOfItsMetrics() throws IOException {
    Path page = folder.resolve("report.html");
    run(0, "report", file(), "--run", "r1", "--output", page.toString());
    assertThat(Files.readString(page)).contains("changes of owner").doesNotContain("SEQUENTIAL");
  }
}

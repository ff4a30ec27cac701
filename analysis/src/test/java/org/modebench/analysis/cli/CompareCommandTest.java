package org.modebench.analysis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.modebench.analysis.results.Status;

class CompareCommandTest {
  private static final double[] FAST = {0.1000, 0.1002, 0.0998, 0.1001, 0.0999};
  private static final double[] SLOW = {0.1100, 0.1102, 0.1098, 0.1101, 0.1099};
  private static final double[] NOISY = {0.08, 0.12, 0.1, 0.11, 0.09};

  @TempDir private Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int run(String... args) {
    return Main.run(args, out, new PrintStream(err, true, StandardCharsets.UTF_8));
  }

  private String out() {
    return text(out);
  }

  private String err() {
    return text(err);
  }

  /** Without the folder of the test, which is another each time. */
  private String text(ByteArrayOutputStream bytes) {
    return bytes
        .toString(StandardCharsets.UTF_8)
        .replace(System.lineSeparator(), "\n")
        .replace(folder + "/", "");
  }

  private String file(String name, RunFile... runs) {
    Path file = folder.resolve(name);
    for (RunFile run : runs) {
      run.appendTo(file);
    }
    return file.toString();
  }

  private void environment(String name, String json) throws IOException {
    Files.writeString(folder.resolve(name + ".environment.json"), json);
  }

  private static String record(String run, String cpu, String commit) {
    return """
        {"runs": {"%s": {"state": "COMPLETE", "preset": "quick", "rounds": 5, "dirty": false,
          "commit": "%s", "host": {"cpu": "%s", "kernel": "6.1"},
          "forks": {"version": "17.0.15", "vendor": "Debian", "arguments": []},
          "mockChecks": [{"trusted": true}],
          "cases": [{"benchmark": "CpuBound", "settings": {"warmupIterations": 1,
            "warmupNanos": 400000000, "iterations": 2, "iterationNanos": 300000000}}]}}}
        """
        .formatted(run, commit, cpu);
  }

  /** The whole text, in a locale with other digits. */
  @Test
  void aComparisonReads() throws Exception {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
    try {
      String old =
          file(
              "old.csv",
              new RunFile("r1")
                  .cell("SEQUENTIAL", 1, FAST)
                  .cell("THREADS", 1, FAST)
                  .cell("THREADS", 2, NOISY)
                  .cell("PROCESS", 2, SLOW)
                  .suspect("EVENT_LOOP", 1, FAST)
                  .cell("FORK_JOIN", 2, FAST));
      String now =
          file(
              "new.csv",
              new RunFile("r2")
                  .jdk("25.0.3")
                  .cell("SEQUENTIAL", 1, FAST)
                  .cell("THREADS", 1, SLOW)
                  .cell("THREADS", 2, NOISY)
                  .failed("PROCESS", 2)
                  .cell("EVENT_LOOP", 1, FAST)
                  .cell("GIL_THREADS", 2, FAST));
      environment("old", record("r1", "AMD", "abc123"));
      environment("new", record("r2", "AMD", "abc123"));
      assertThat(run("compare", old, now)).isZero();
    } finally {
      Locale.setDefault(before);
    }
    assertThat(err()).isEmpty();
    URL golden = CompareCommandTest.class.getResource("comparison.txt");
    assertThat(out()).isEqualTo(Files.readString(Path.of(Objects.requireNonNull(golden).toURI())));
  }

  @Test
  void machineReadableLinesKeepFullPrecision() {
    String old = file("old.csv", new RunFile("r1").cell("SEQUENTIAL", 1, 0.1, 0.3, 0.2));
    String now =
        file(
            "new.csv",
            new RunFile("r2").cell("SEQUENTIAL", 1, 0.1, 0.3, 0.2).cell("THREADS", 2, 0.5));
    assertThat(run("compare", old, now, "--format", "csv")).isZero();
    assertThat(out().lines().map(line -> line.replaceAll("[0-9.]{8,}(E-[0-9]+)?", "#")))
        .containsExactly(
            "old_source,old_run,new_source,new_run,group,section,item,unit,old,old_low,old_high,"
                + "old_median,old_forks,old_status,new,new_low,new_high,new_median,new_forks,"
                + "new_status,ratio,ratio_low,ratio_high,p,p_holm,p_equivalence,distinguishable,"
                + "verdict,beyond_threshold,more_forks,confidence,threshold",
            "old.csv,r1,new.csv,r2,\"CpuBound, 10 calls, limit=1000\",SEQUENTIAL,1,s,#,#,#,"
                + "0.2,3,VALID,#,#,#,0.2,3,VALID,1.0,#,#,1.0,1.0,#,false,UNDECIDED,false,13479,0.95,0.02",
            "old.csv,r1,new.csv,r2,\"CpuBound, 10 calls, limit=1000\",THREADS,2,s,,,,,,,"
                + "0.5,,,0.5,1,VALID,,,,,,,,,,,0.95,0.02");
  }

  @Test
  void twoRunsOfOneFile() {
    String both =
        file(
            "both.csv",
            new RunFile("r1").cell("SEQUENTIAL", 1, FAST),
            new RunFile("r2").start("2026-11-02T12:00:00Z").cell("SEQUENTIAL", 1, SLOW));
    assertThat(run("compare", both, "--run-old", "r1", "--run-new", "r2")).isZero();
    assertThat(out()).contains("old: both.csv, run r1", "new: both.csv, run r2", "slower");
  }

  /** Both are in one run, and in one group since the parameter is disregarded. */
  @Test
  void twoValuesOfAParameter() {
    String one =
        file(
            "one.csv",
            new RunFile("r1").params("kind=a;limit=1000").cell("SEQUENTIAL", 1, FAST),
            new RunFile("r1").params("kind=a;limit=1001").cell("SEQUENTIAL", 1, SLOW));
    assertThat(run("compare", one, "--only-old", "limit=1000", "--only-new", "limit=1001"))
        .isZero();
    assertThat(out()).contains("CpuBound, 10 calls, kind=a\n", "slower");
    assertThat(run("compare", one, "--only-old", "limit=1000", "--only-new", "limit=9"))
        .isEqualTo(2);
    assertThat(err())
        .endsWith(
            "one.csv, run r1 has no row with the parameter limit=9; write it as in the params column.\n");
  }

  @Test
  void anotherMetricOfWhichMoreIsBetter() {
    String old = file("old.csv", rate("r1", FAST));
    String now = file("new.csv", rate("r2", SLOW));
    assertThat(run("compare", old, now, "--metric", "throughput", "--fail-on-regression", "1%"))
        .isZero();
    assertThat(out()).contains("0.1100 1/s [0.1098, 0.1102]", "faster");
    assertThat(run("compare", now, old, "--metric", "throughput", "--fail-on-regression", "1%"))
        .isEqualTo(3);
  }

  private static RunFile rate(String run, double... values) {
    return new RunFile(run).cell("throughput", "1/s", Status.VALID, "", "SEQUENTIAL", 1, values);
  }

  @Test
  void bytesAreShownInMebibytes() {
    double[] small = {1048576, 1048576 * 1.01, 1048576 * 1.02};
    String old =
        file(
            "old.csv",
            new RunFile("r1").cell("rss", "bytes", Status.VALID, "", "SEQUENTIAL", 1, small));
    String now =
        file(
            "new.csv",
            new RunFile("r2").cell("rss", "bytes", Status.VALID, "", "SEQUENTIAL", 1, small));
    assertThat(run("compare", old, now, "--metric", "rss")).isZero();
    assertThat(out()).contains("1.010 MiB [");
  }

  @Test
  void aRegressionEndsWithStatus3() {
    String old =
        file("old.csv", new RunFile("r1").cell("SEQUENTIAL", 1, FAST).cell("THREADS", 2, NOISY));
    String now =
        file("new.csv", new RunFile("r2").cell("SEQUENTIAL", 1, SLOW).cell("THREADS", 2, NOISY));
    assertThat(run("compare", old, now)).isZero();
    assertThat(run("compare", old, now, "--fail-on-regression", "5%")).isEqualTo(3);
    assertThat(err())
        .endsWith(
            "1 cell is worse by more than 5 % or failed: CpuBound, 10 calls, limit=1000, SEQUENTIAL"
                + " 1.\n"
                + "1 cell has too few forks to rule out 5 %: CpuBound, 10 calls, limit=1000, THREADS"
                + " 2.\n");
  }

  /** Slower by 10 %, and 12 % are allowed; the interval ends below. */
  @Test
  void asMuchAsIsAllowedPasses() {
    String old = file("old.csv", new RunFile("r1").cell("SEQUENTIAL", 1, FAST));
    String now = file("new.csv", new RunFile("r2").cell("SEQUENTIAL", 1, SLOW));
    assertThat(run("compare", old, now, "--fail-on-regression", "12%")).isZero();
    assertThat(err()).endsWith("No cell is shown to be worse by more than 12 %.\n");
    assertThat(run("compare", now, old, "--fail-on-regression", "0.1 %")).isZero();
  }

  /** Slower by 1.5 %, beyond doubt: within the threshold of 2 %, but not within what is allowed. */
  @Test
  void aGateNarrowerThanTheThresholdHolds() {
    double[] slower = {0.1015, 0.1017, 0.1013, 0.1016, 0.1014};
    String old = file("old.csv", new RunFile("r1").cell("SEQUENTIAL", 1, FAST));
    String now = file("new.csv", new RunFile("r2").cell("SEQUENTIAL", 1, slower));
    assertThat(run("compare", old, now, "--fail-on-regression", "1%")).isEqualTo(3);
    assertThat(out()).contains("same");
    assertThat(err())
        .endsWith(
            "1 cell is worse by more than 1 % or failed: CpuBound, 10 calls, limit=1000, SEQUENTIAL"
                + " 1.\n");
    assertThat(run("compare", old, now, "--fail-on-regression", "2%")).isZero();
    assertThat(err()).endsWith("No cell is shown to be worse by more than 2 %.\n");
  }

  @Test
  void cellsThatAreGoneAreNamed() {
    String old =
        file(
            "old.csv",
            new RunFile("r1")
                .cell("SEQUENTIAL", 1, FAST)
                .cell("THREADS", 2, FAST)
                .cell("PROCESS", 2, FAST));
    String now = file("new.csv", new RunFile("r2").cell("SEQUENTIAL", 1, FAST));
    assertThat(run("compare", old, now, "--fail-on-regression", "5%")).isZero();
    assertThat(err())
        .endsWith(
            "No cell is shown to be worse by more than 5 %.\n"
                + "2 cells of the old are not in the new: CpuBound, 10 calls, limit=1000, THREADS 2;"
                + " CpuBound, 10 calls, limit=1000, PROCESS 2.\n");
  }

  /** JMH writes no result of a benchmark that throws. */
  @Test
  void aBenchmarkThatIsGoneFromJmhsFileIsARegression() throws IOException {
    String get = jmh("get", "[[100], [101], [100.5]]");
    Path old = folder.resolve("old.json");
    Path now = folder.resolve("new.json");
    Files.writeString(old, "[" + get + "," + jmh("put", "[[100], [101], [100.5]]") + "]");
    Files.writeString(now, "[" + get + "]");
    assertThat(run("compare", old.toString(), now.toString(), "--fail-on-regression", "5%"))
        .isEqualTo(3);
    assertThat(err())
        .endsWith(
            "1 cell of the old is not in the new, which counts as failed in JMH's JSON:"
                + " org.example.Map, thrpt, put 1.\n");
    Files.writeString(old, "[" + get + "," + jmh("put", "[[100], [\"NaN\"]]") + "]");
    assertThat(run("compare", old.toString(), now.toString(), "--fail-on-regression", "5%"))
        .as("failed before, too")
        .isZero();
  }

  private static String jmh(String method, String rawData) {
    return """
        {"jmhVersion": "1.37", "benchmark": "org.example.Map.%s", "mode": "thrpt", "threads": 1,
         "primaryMetric": {"scoreUnit": "ops/us", "rawData": %s}}
        """
        .formatted(method, rawData);
  }

  /** A cell that failed has no unit, which is no reason to mix times and rates. */
  @Test
  void aFailedCellDoesNotTakeTheMeanOfTheOthers() {
    String old =
        file(
            "old.csv",
            rate("r1", FAST).cell("throughput", "1/s", Status.VALID, "", "THREADS", 2, FAST));
    String now =
        file(
            "new.csv",
            rate("r2", SLOW)
                .cell("throughput", "1/s", Status.FAILED, "It broke.", "THREADS", 2, Double.NaN));
    assertThat(run("compare", old, now, "--metric", "throughput")).isZero();
    assertThat(out()).containsPattern("geometric mean\n +1\\.100");
  }

  @Test
  void aCellThatFailsNowIsARegressionAndASuspectOneIsNot() {
    String old =
        file("old.csv", new RunFile("r1").cell("SEQUENTIAL", 1, FAST).cell("THREADS", 2, FAST));
    String now =
        file("new.csv", new RunFile("r2").suspect("SEQUENTIAL", 1, SLOW).failed("THREADS", 2));
    assertThat(run("compare", old, now, "--fail-on-regression", "5%")).isEqualTo(3);
    assertThat(err())
        .endsWith(
            "1 cell is worse by more than 5 % or failed: CpuBound, 10 calls, limit=1000, THREADS"
                + " 2.\n"
                + "1 cell is worse by more than 5 %, but SUSPECT and therefore not counted: CpuBound, 10"
                + " calls, limit=1000, SEQUENTIAL 1.\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"5", "0%", "-5%", "five", "5%%", "0.000%"})
  void aShareMustBeAPercentage(String share) {
    assertThat(run("compare", "a.csv", "b.csv", "--fail-on-regression=" + share)).isEqualTo(2);
    assertThat(err())
        .isEqualTo(
            "Invalid value for option '--fail-on-regression': it must be a percentage greater than"
                + " 0, such as 5%, but is \""
                + share
                + "\". Run analysis compare --help for the options.\n");
  }

  /** As two virtual machines of one cloud do. */
  @Test
  void machinesMayShareTheirNameAndCpuModel() throws Exception {
    String old = file("old.csv", new RunFile("r1").cell("SEQUENTIAL", 1, FAST));
    String now = file("new.csv", new RunFile("r2").cell("SEQUENTIAL", 1, FAST));
    String kernel = "\"kernel\": \"6.1\"";
    String details = kernel + ", \"memory\": \"%s kB\", \"details\": {\"CPU microcode\": \"%s\"}";
    environment(
        "old", record("r1", "AMD", "abc").replace(kernel, details.formatted("24689744", "1")));
    environment(
        "new", record("r2", "AMD", "abc").replace(kernel, details.formatted("24689780", "2")));
    assertThat(run("compare", old, now)).isEqualTo(2);
    assertThat(err()).contains("CPU microcode 1 → 2", "--across-machines").doesNotContain("memory");
  }

  @Test
  void otherMachinesAreRefusedUnlessAskedFor() throws Exception {
    String old = file("old.csv", new RunFile("r1").cell("SEQUENTIAL", 1, FAST));
    String now = file("new.csv", new RunFile("r2").host("other").cell("SEQUENTIAL", 1, FAST));
    environment("old", record("r1", "AMD", "abc123"));
    environment("new", record("r2", "Intel", "abc123"));
    assertThat(run("compare", old, now)).isEqualTo(2);
    assertThat(err())
        .isEqualTo(
            "The machines differ (host box → other, CPU AMD → Intel), so that differences say nothing about the code; give --across-machines to compare all the same.\n");
    assertThat(out()).isEmpty();
    assertThat(run("compare", old, now, "--across-machines")).isZero();
    assertThat(out()).contains("differs: host: box → other\n  differs: CPU: AMD → Intel\n");
  }

  @Test
  void whatElseDiffersIsSaid() throws Exception {
    String old = file("old.csv", new RunFile("r1").cell("SEQUENTIAL", 1, FAST));
    String now = file("new.csv", new RunFile("r2").jdk("25.0.3").cell("SEQUENTIAL", 1, FAST));
    environment("old", record("r1", "AMD", "abc123"));
    environment(
        "new",
        record("r2", "AMD", "def456")
            .replace("[]", "[\"-Xint\"]")
            .replace("quick", "full")
            .replace("true", "false")
            .replace("300000000", "900000000")
            .replace("\"dirty\": false", "\"dirty\": true")
            .replace("COMPLETE", "INTERRUPTED\", \"forksDone\": 3, \"forksPlanned\": \"9"));
    assertThat(run("compare", old, now)).isZero();
    assertThat(out())
        .contains(
            """
              differs: JDK: 17.0.15 → 25.0.3
              differs: JVM flags: none → -Xint
              differs: preset: quick → full
              differs: settings of CpuBound: 1 × 400 ms of warm-up, 2 × 300 ms measured → 1 × 400 ms of warm-up, 2 × 900 ms measured
              differs: mock API: trusted → not trusted
              differs: changes not committed: no → yes
              Run r2 of new.csv is not complete: 3 of 9 forks are there.
            """);
  }

  @Test
  void aMissingEnvironmentFileIsSaid() {
    String old = file("old.csv", new RunFile("r1").cell("SEQUENTIAL", 1, FAST));
    String now = file("new.csv", new RunFile("r2").cell("SEQUENTIAL", 1, FAST));
    assertThat(run("compare", old, now, "--format", "csv")).isZero();
    assertThat(err())
        .isEqualTo(
            """
            old.csv has no environment file for run r1 beside it, so that CPU, JVM flags, settings and the mock API are not known.
            new.csv has no environment file for run r2 beside it, so that CPU, JVM flags, settings and the mock API are not known.
            """);
  }

  /** Rows of one key replace earlier ones, which is no secret. */
  @Test
  void forksThatWereMeasuredAgainAreNamed() {
    String old = file("old.csv", new RunFile("r1").cell("SEQUENTIAL", 1, FAST));
    String now =
        file(
            "new.csv",
            new RunFile("r2").cell("SEQUENTIAL", 1, SLOW),
            new RunFile("r2").start("2026-11-02T12:00:00Z").cell("SEQUENTIAL", 1, FAST));
    assertThat(run("compare", old, now)).isZero();
    assertThat(out()).contains("measured more than once", "SEQUENTIAL 1", "same");
  }

  @Test
  void oneSideIsNoComparison() {
    String old = file("old.csv", new RunFile("r1").cell("SEQUENTIAL", 1, FAST));
    assertThat(run("compare", old)).isEqualTo(2);
    assertThat(run("compare", old, old)).isEqualTo(2);
    assertThat(err())
        .isEqualTo(
            "compare needs two files, or one file and two runs in it with --run-old and --run-new;"
                + " differences compares the modes of one run.\n"
                + "Both sides are old.csv, run r1; choose two runs with --run-old and --run-new, or"
                + " two files.\n");
  }

  @Test
  void nothingInCommonIsRefused() {
    String old = file("old.csv", new RunFile("r1").cell("SEQUENTIAL", 1, FAST));
    String now = file("new.csv", new RunFile("r2").params("limit=2").cell("SEQUENTIAL", 1, FAST));
    assertThat(run("compare", old, now)).isEqualTo(2);
    assertThat(err())
        .isEqualTo(
            "old.csv, run r1 and new.csv, run r2 have no cell in common; give two recordings of the"
                + " same benchmarks.\n");
  }

  @Test
  void whatIsNotThereIsNamed() {
    String old = file("old.csv", new RunFile("r1").cell("SEQUENTIAL", 1, FAST));
    assertThat(run("compare", old, folder.resolve("none.csv").toString())).isEqualTo(2);
    assertThat(run("compare", old, old, "--run-new", "r9")).isEqualTo(2);
    assertThat(run("compare", old, old, "--run-old", "r1", "--metric", "heat")).isEqualTo(2);
    assertThat(err())
        .isEqualTo(
            """
            none.csv does not exist; give the path of a results file.
            old.csv holds no run "r9"; choose one of r1, or newest.
            old.csv, run r1 measured no "heat"; choose with --metric one of wall.
            """);
  }

  @Test
  void differencesInAMetricThatWasNotMeasuredAreRefused() {
    String file = file("old.csv", new RunFile("r1").cell("SEQUENTIAL", 1, FAST));
    assertThat(run("differences", file, "--metric", "heat")).isEqualTo(2);
    assertThat(err())
        .isEqualTo("old.csv measured no \"heat\"; choose with --metric one of wall.\n");
  }

  @Test
  void theHelpHasOnePercentSign() {
    for (String command : List.of("compare", "differences", "verify")) {
      assertThat(run(command, "--help")).isZero();
    }
    assertThat(out()).contains("--threshold=P%", "--fail-on-regression=P%").doesNotContain("%%");
  }

  /** The newest run is taken unless another is chosen, and that is said. */
  @Test
  void theNewestRunIsTaken() {
    String old =
        file(
            "old.csv",
            new RunFile("r1").cell("SEQUENTIAL", 1, FAST),
            new RunFile("r2").start("2026-11-02T12:00:00Z").cell("SEQUENTIAL", 1, FAST));
    String now = file("new.csv", new RunFile("r3").cell("SEQUENTIAL", 1, FAST));
    assertThat(run("compare", old, now)).isZero();
    assertThat(err())
        .isEqualTo(
            "old.csv holds 2 runs; shown is the newest, r2, without r1 (not on record); choose one with --run-old.\n");
    assertThat(out()).contains("old: old.csv, run r2");
  }

  @Test
  void jmhsOwnFilesOfAnyProject() throws IOException {
    String jmh =
        """
        [{"jmhVersion": "1.37", "benchmark": "org.example.Map.get", "mode": "thrpt", "threads": 1,
          "primaryMetric": {"scoreUnit": "ops/us", "rawData": [[%s], [%s], [%s], [%s]]}}]
        """;
    Path old = folder.resolve("old.json");
    Path now = folder.resolve("new");
    Files.writeString(old, jmh.formatted("100", "101", "100.5", "100.2"));
    Files.writeString(now, jmh.formatted("80", "81", "80.5", "80.2"));
    assertThat(run("compare", old.toString(), now.toString(), "--fail-on-regression", "5%"))
        .isEqualTo(3);
    assertThat(out()).contains("org.example.Map, thrpt\n", "\nget\n", "slower");
    assertThat(err())
        .isEqualTo("1 cell is worse by more than 5 % or failed: org.example.Map, thrpt, get 1.\n");
    assertThat(run("compare", old.toString(), now.toString(), "--run-new", "r1")).isEqualTo(2);
    assertThat(err())
        .endsWith(
            "new is JMH's own JSON, which has no runs or rows to choose from; omit the choice.\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"markdown", "latex", "text", "csv"})
  void everyFormatIsWrittenToAFile(String format) throws IOException {
    String old = file("old.csv", new RunFile("r1").cell("SEQUENTIAL", 1, FAST));
    String now = file("new.csv", new RunFile("r2").cell("SEQUENTIAL", 1, SLOW));
    Path target = folder.resolve("comparison");
    assertThat(run("compare", old, now, "--format", format, "-o", target.toString())).isZero();
    assertThat(out()).isEmpty();
    assertThat(Files.readString(target)).contains("SEQUENTIAL", "1.1");
    assertThat(run("compare", old, now, "-o", old)).isEqualTo(2);
    assertThat(err())
        .endsWith("old.csv is a results file, which is never overwritten; give -o another file.\n");
  }

  /** Nobody knows how long it is, and it would bury the table. */
  @Test
  void aLongReasonIsCut() {
    String reason = "why ".repeat(10_000);
    String old = file("old.csv", new RunFile("r1").cell("SEQUENTIAL", 1, FAST));
    String now =
        file(
            "new.csv",
            new RunFile("r2")
                .cell("wall", "s", Status.SUSPECT, reason, "SEQUENTIAL", 1, FAST)
                .cell("wall", "s", Status.SUSPECT, reason, "M".repeat(10_000), 1, FAST));
    assertThat(run("compare", old, now)).isZero();
    assertThat(run("differences", now)).isZero();
    assertThat(out()).contains("SUSPECT: why why");
    assertThat(out.size()).isLessThan(15_000);
  }

  /** A single fork each: no interval and no p value, how many more it takes, and no judgement. */
  @Test
  void oneForkEach() {
    String old = file("old.csv", new RunFile("r1").cell("SEQUENTIAL", 1, 0.1));
    String now = file("new.csv", new RunFile("r2").cell("SEQUENTIAL", 1, 0.2));
    assertThat(run("compare", old, now, "--fail-on-regression", "5%")).isEqualTo(2);
    assertThat(out())
        .contains(
            "    1  100.0 ms [needs 2 forks]  200.0 ms [needs 2 forks]  2.000 [needs 2]  –  ~"
                + " undecided: 1 more fork\n");
    assertThat(err()).contains("1 cell has too few forks to rule out 5 %");
  }

  @Test
  void modesOfOneRunAreRanked() {
    String file =
        file(
            "one.csv",
            new RunFile("r1")
                .cell("SEQUENTIAL", 1, SLOW)
                .cell("THREADS", 2, FAST)
                .cell("THREADS", 5, FAST)
                .failed("PROCESS", 2));
    assertThat(run("differences", file, "--pairs")).isZero();
    assertThat(out())
        .contains(
            """
            THREADS         2   100.0 ms [99.8, 100.2]  a                    1 (best)
            THREADS         5   100.0 ms [99.8, 100.2]  a        1.000 [0.998, 1.002]   1.000  ~ same
            SEQUENTIAL      1  110.0 ms [109.8, 110.2]  b        1.100 [1.098, 1.102]  <0.001  slower
            """)
        .contains("Not compared, because they failed or have no value: PROCESS 2.\n")
        .contains("SEQUENTIAL 1\n/ THREADS 2");
  }
}

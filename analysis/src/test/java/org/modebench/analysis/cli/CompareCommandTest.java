package org.modebench.analysis.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modebench.analysis.text.Facts.says;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.modebench.analysis.results.Status;
import org.modebench.analysis.text.GoldenFile;

class CompareCommandTest {
  private static final double[] FAST = {0.1000, 0.1002, 0.0998, 0.1001, 0.0999};
  private static final double[] SLOW = {0.1100, 0.1102, 0.1098, 0.1101, 0.1099};
  private static final double[] NOISY = {0.08, 0.12, 0.1, 0.11, 0.09};

  @TempDir private Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int run(String... args) {
    out.reset();
    err.reset();
    return Main.run(args, out, new PrintStream(err, true, StandardCharsets.UTF_8));
  }

  private String out() {
    return text(out);
  }

  private String err() {
    return text(err);
  }

  private List<String> sentences() {
    return err().lines().toList();
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
    GoldenFile.assertMatches(CompareCommandTest.class, "comparison.txt", out());
  }

  @Test
  void machineReadableLinesKeepFullPrecision() {
    String old =
        file("old.csv", new RunFile("r1").cell("SEQUENTIAL", 1, 0.1, 0.3, 0.2, 0.15, 0.25));
    String now =
        file(
            "new.csv",
            new RunFile("r2")
                .cell("SEQUENTIAL", 1, 0.1, 0.3, 0.2, 0.15, 0.25)
                .cell("THREADS", 2, 0.5));
    assertThat(run("compare", old, now, "--format", "csv")).isZero();
    assertThat(out().lines().map(line -> line.replaceAll("[0-9.]{8,}(E-[0-9]+)?", "#")))
        .containsExactly(
            "old_source,old_run,new_source,new_run,group,section,item,unit,old,old_low,old_high,"
                + "old_median,old_forks,old_status,new,new_low,new_high,new_median,new_forks,"
                + "new_status,ratio,ratio_low,ratio_high,p,p_holm,p_equivalence,distinguishable,"
                + "verdict,beyond_threshold,more_forks,confidence,threshold",
            "old.csv,r1,new.csv,r2,\"CpuBound, 10 calls, limit=1000\",SEQUENTIAL,1,s,#,#,#,"
                + "0.2,5,VALID,#,#,#,0.2,5,VALID,1.0,#,#,1.0,1.0,#,false,UNDECIDED,false,8214,0.95,0.02",
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

  /** One is slow: the ratio of the runs is found nevertheless, which as of one machine is not. */
  @Test
  void runsOfTwoNodesAreComparedWithTheNodeAsABlock() {
    assertThat(verdictOfThreads("n1", "n2")).isEqualTo("SLOWER");
    assertThat(verdictOfThreads("n1", "n1")).isEqualTo("UNDECIDED");
  }

  /** Rounds in turn on a node and on one at 60 %; the second run's THREADS take 3 % longer. */
  private String verdictOfThreads(String... hosts) {
    String names = String.join("-", hosts);
    String old = file(names + "-old.csv", ofTwoNodes("r1", 1, hosts));
    String now = file(names + "-new.csv", ofTwoNodes("r2", 1.03, hosts));
    assertThat(run("compare", old, now, "--format", "csv")).isZero();
    return out()
        .lines()
        .filter(line -> line.contains(",THREADS,2,"))
        .map(line -> line.replaceAll(".*,(FASTER|SLOWER|SAME|UNDECIDED),.*", "$1"))
        .findFirst()
        .orElseThrow();
  }

  private static RunFile ofTwoNodes(String run, double threads, String... hosts) {
    double[] one = new double[8];
    double[] other = new double[one.length];
    for (int i = 0; i < one.length; i++) {
      double slow = i % 2 == 0 ? 1 : 1 / 0.6;
      one[i] = 0.1 * slow * (1 + 0.001 * (i * 7 % 5));
      other[i] = 0.06 * slow * threads * (1 + 0.001 * (i * 3 % 7));
    }
    return new RunFile(run).hosts(hosts).cell("SEQUENTIAL", 1, one).cell("THREADS", 2, other);
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
    assertThat(err()).satisfies(says("one.csv", "run r1", "limit=9", "params"));
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
    assertThat(sentences())
        .satisfiesExactly(
            says("1 cell is worse", "5 %", "CpuBound", "SEQUENTIAL 1"),
            says("1 cell has too few forks", "5 %", "CpuBound", "THREADS 2"));
  }

  /** Slower by 10 %, and 12 % are allowed; the interval ends below. */
  @Test
  void asMuchAsIsAllowedPasses() {
    String old = file("old.csv", new RunFile("r1").cell("SEQUENTIAL", 1, FAST));
    String now = file("new.csv", new RunFile("r2").cell("SEQUENTIAL", 1, SLOW));
    assertThat(run("compare", old, now, "--fail-on-regression", "12%")).isZero();
    assertThat(sentences()).satisfiesExactly(says("No cell", "worse", "12 %"));
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
    assertThat(sentences()).satisfiesExactly(says("1 cell is worse", "1 %", "SEQUENTIAL 1"));
    assertThat(run("compare", old, now, "--fail-on-regression", "2%")).isZero();
    assertThat(sentences()).satisfiesExactly(says("No cell", "worse", "2 %"));
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
    assertThat(sentences())
        .satisfiesExactly(
            says("No cell", "worse", "5 %"),
            says("2 cells", "not in the new", "THREADS 2", "PROCESS 2"));
  }

  /** JMH writes no result of a benchmark that throws. */
  @Test
  void aBenchmarkThatIsGoneFromJmhsFileIsARegression() throws IOException {
    String get = jmh("get", "[[100], [101], [100.5], [100.2], [100.8]]");
    Path old = folder.resolve("old.json");
    Path now = folder.resolve("new.json");
    Files.writeString(
        old, "[" + get + "," + jmh("put", "[[100], [101], [100.5], [100.2], [100.8]]") + "]");
    Files.writeString(now, "[" + get + "]");
    assertThat(run("compare", old.toString(), now.toString(), "--fail-on-regression", "5%"))
        .isEqualTo(3);
    assertThat(sentences())
        .satisfiesExactly(
            says("No cell", "worse", "5 %"),
            says("1 cell", "not in the new", "failed", "JMH", "JSON", "org.example.Map", "put 1"));
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
    assertThat(sentences())
        .satisfiesExactly(
            says("1 cell", "failed", "THREADS 2"),
            says("1 cell is worse", "5 %", "SUSPECT", "not counted", "SEQUENTIAL 1"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"5", "0%", "-5%", "five", "5%%", "0.000%"})
  void aShareMustBeAPercentage(String share) {
    assertThat(run("compare", "a.csv", "b.csv", "--fail-on-regression=" + share)).isEqualTo(2);
    assertThat(err())
        .satisfies(says("--fail-on-regression", "greater than 0", "\"" + share + "\"", "--help"));
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

  private void speed(String name, String run, String speed) throws IOException {
    environment(name, record(run, "AMD", "abc").replace("\"cases\"", speed + ", \"cases\""));
  }

  private static String computation(double micros) {
    return "\"noise\": [{\"medianMicros\": %s}]".formatted(micros);
  }

  @Test
  void machinesOfOneNameAreToldApartByTheirSpeed() throws Exception {
    String old = file("old.csv", new RunFile("r1").cell("SEQUENTIAL", 1, FAST));
    String now = file("new.csv", new RunFile("r2").cell("SEQUENTIAL", 1, FAST));
    speed("old", "r1", computation(18.81));
    speed("new", "r2", computation(26.04));
    assertThat(run("compare", old, now)).isEqualTo(2);
    assertThat(sentences())
        .satisfiesExactly(
            says(
                "The machines differ (time of a fixed computation 18.8 µs → 26 µs, by more than 15 %)",
                "--across-machines"));
    assertThat(run("compare", old + "," + now, now)).isEqualTo(2);
    assertThat(err()).contains("18.8 µs and 26 µs", "--across-machines");
    assertThat(run("compare", old, now, "--across-machines")).isZero();
    assertThat(out()).contains("differs: time of a fixed computation: 18.8 µs → 26 µs\n");
  }

  /** One machine is not always as fast, and older versions do not tell. */
  @ParameterizedTest
  @ValueSource(strings = {"\"noise\": [{\"medianMicros\": 21}]", "\"noise\": []"})
  void oneMachineIsNotAlwaysAsFast(String speed) throws Exception {
    String old = file("old.csv", new RunFile("r1").cell("SEQUENTIAL", 1, FAST));
    String now = file("new.csv", new RunFile("r2").cell("SEQUENTIAL", 1, FAST));
    speed("old", "r1", computation(18.81));
    speed("new", "r2", speed);
    assertThat(run("compare", old, now)).isZero();
    assertThat(out()).contains("differs: nothing");
  }

  /** It depends on the JDK, too. */
  @Test
  void howFastElseAMachineIsIsToldAndNotRefused() throws Exception {
    String old = file("old.csv", new RunFile("r1").cell("SEQUENTIAL", 1, FAST));
    String now = file("new.csv", new RunFile("r2").cell("SEQUENTIAL", 1, FAST));
    String start =
        "\"timings\": [{\"of\": \"start of an empty JVM\", \"medianMicros\": %s,"
            + " \"lowMicros\": 1, \"highMicros\": 9}]";
    speed("old", "r1", start.formatted("40100"));
    speed("new", "r2", start.formatted("99000"));
    assertThat(run("compare", old, now)).isZero();
    assertThat(out()).contains("differs: start of an empty JVM: 40.1 ms → 99 ms\n");
    out.reset();
    speed("new", "r2", start.formatted("44000"));
    assertThat(run("compare", old, now)).isZero();
    assertThat(out()).contains("differs: nothing");
  }

  @Test
  void otherMachinesAreRefusedUnlessAskedFor() throws Exception {
    String old = file("old.csv", new RunFile("r1").cell("SEQUENTIAL", 1, FAST));
    String now = file("new.csv", new RunFile("r2").host("other").cell("SEQUENTIAL", 1, FAST));
    environment("old", record("r1", "AMD", "abc123"));
    environment("new", record("r2", "Intel", "abc123"));
    assertThat(run("compare", old, now)).isEqualTo(2);
    assertThat(err()).satisfies(says("host box → other", "CPU AMD → Intel", "--across-machines"));
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
    assertThat(out().lines().filter(line -> line.contains("differs: ")))
        .satisfiesExactly(
            says("JDK", "17.0.15 → 25.0.3"),
            says("JVM", "none → -Xint"),
            says("preset", "quick → full"),
            says("CpuBound", "2 × 300 ms", "→", "2 × 900 ms"),
            says("mock API", "trusted → not trusted"),
            says("committed", "no → yes"));
    assertThat(out().lines()).anySatisfy(says("r2", "new.csv", "not complete", "3 of 9 forks"));
  }

  @Test
  void aMissingEnvironmentFileIsSaid() {
    String old = file("old.csv", new RunFile("r1").cell("SEQUENTIAL", 1, FAST));
    String now = file("new.csv", new RunFile("r2").cell("SEQUENTIAL", 1, FAST));
    assertThat(run("compare", old, now, "--format", "csv")).isZero();
    assertThat(sentences())
        .satisfiesExactly(
            says("old.csv", "environment file", "r1", "CPU", "JVM flags", "settings", "mock API"),
            says("new.csv", "environment file", "r2", "CPU", "JVM flags", "settings", "mock API"));
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
    assertThat(sentences())
        .satisfiesExactly(says("two files", "--run-old", "--run-new", "differences"));
    assertThat(run("compare", old, old)).isEqualTo(2);
    assertThat(sentences()).satisfiesExactly(says("old.csv", "r1", "--run-old", "--run-new"));
  }

  @Test
  void nothingInCommonIsRefused() {
    String old = file("old.csv", new RunFile("r1").cell("SEQUENTIAL", 1, FAST));
    String now = file("new.csv", new RunFile("r2").params("limit=2").cell("SEQUENTIAL", 1, FAST));
    assertThat(run("compare", old, now)).isEqualTo(2);
    assertThat(err()).satisfies(says("old.csv", "r1", "new.csv", "r2", "no cell in common"));
  }

  @Test
  void whatIsNotThereIsNamed() {
    String old = file("old.csv", new RunFile("r1").cell("SEQUENTIAL", 1, FAST));
    assertThat(run("compare", old, folder.resolve("none.csv").toString())).isEqualTo(2);
    assertThat(sentences()).satisfiesExactly(says("none.csv", "does not exist"));
    assertThat(run("compare", old, old, "--run-new", "r9")).isEqualTo(2);
    assertThat(sentences()).satisfiesExactly(says("old.csv", "\"r9\"", "r1"));
    assertThat(run("compare", old, old, "--run-old", "r1", "--metric", "heat")).isEqualTo(2);
    assertThat(sentences()).satisfiesExactly(says("old.csv", "r1", "\"heat\"", "--metric", "wall"));
    assertThat(run("differences", old, "--metric", "heat")).isEqualTo(2);
    assertThat(sentences()).satisfiesExactly(says("old.csv", "\"heat\"", "--metric", "wall"));
  }

  @Test
  void theHelpHasOnePercentSign() {
    assertThat(run("compare", "--help")).isZero();
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
    assertThat(err()).satisfies(says("old.csv", "2 runs", "newest, r2", "without r1", "--run-old"));
    assertThat(out()).contains("old: old.csv, run r2");
  }

  @Test
  void jmhsOwnFilesOfAnyProject() throws IOException {
    String jmh =
        """
        [{"jmhVersion": "1.37", "benchmark": "org.example.Map.get", "mode": "thrpt", "threads": 1,
          "primaryMetric": {"scoreUnit": "ops/us", "rawData": [[%s], [%s], [%s], [%s], [%s]]}}]
        """;
    Path old = folder.resolve("old.json");
    Path now = folder.resolve("new");
    Files.writeString(old, jmh.formatted("100", "101", "100.5", "100.2", "100.8"));
    Files.writeString(now, jmh.formatted("80", "81", "80.5", "80.2", "80.8"));
    assertThat(run("compare", old.toString(), now.toString(), "--fail-on-regression", "5%"))
        .isEqualTo(3);
    assertThat(out()).contains("org.example.Map, thrpt\n", "\nget\n", "slower");
    assertThat(err()).satisfies(says("1 cell is worse", "5 %", "org.example.Map", "get 1"));
    assertThat(run("compare", old.toString(), now.toString(), "--run-new", "r1")).isEqualTo(2);
    assertThat(err()).satisfies(says("new", "JMH", "JSON", "no runs"));
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
    assertThat(err()).satisfies(says("old.csv", "results file", "never", "-o"));
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
    assertThat(out()).contains("SUSPECT: why why").hasSizeLessThan(7_500);
    assertThat(run("differences", now)).isZero();
    assertThat(out()).contains("SUSPECT: why why").hasSizeLessThan(7_500);
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
                + " undecided: 4 more forks\n");
    assertThat(err()).satisfies(says("1 cell", "too few forks", "5 %", "SEQUENTIAL 1"));
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
        .containsPattern("Not compared.*: PROCESS 2\\.\n")
        .contains("SEQUENTIAL 1\n/ THREADS 2");
  }

  /** A sitting shifts every cell: of one, the mean has no interval; of two a side, a wide one. */
  @Test
  void theMeanOfOneSittingHasNoInterval() {
    String[] old = new String[2];
    String[] now = new String[2];
    for (int i = 0; i < 2; i++) {
      double[] slower = DoubleStream.of(FAST).map(time -> time * 1.01).toArray();
      double[] times = i == 0 ? FAST : slower;
      old[i] =
          file(
              "old" + i + ".csv",
              new RunFile("r1" + i).cell("SEQUENTIAL", 1, times).cell("THREADS", 2, times));
      now[i] =
          file(
              "new" + i + ".csv",
              new RunFile("r2" + i).cell("SEQUENTIAL", 1, times).cell("THREADS", 2, times));
    }
    assertThat(run("compare", old[0], now[0])).isZero();
    assertThat(out()).containsPattern("geometric mean\n +1\\.000 *\n").contains("without interval");
    out.reset();
    assertThat(run("compare", old[0] + "," + old[1], now[0] + "," + now[1])).isZero();
    assertThat(out())
        .contains("old0.csv,old1.csv")
        .containsPattern("geometric mean\n +1\\.000 \\[0\\.9[67][0-9], 1\\.0[34][0-9]\\]");
    assertThat(run("compare", old[0] + "," + old[0], now[0])).isEqualTo(2);
    assertThat(err()).satisfies(says("twice"));
  }

  /** Forks of all sittings are those of a cell: five in two sittings suffice for a claim. */
  @Test
  void theForksOfAllSittingsAreOneSample() {
    String one = file("one.csv", new RunFile("r1").cell("SEQUENTIAL", 1, 0.1, 0.1002, 0.0998));
    String two = file("two.csv", new RunFile("r2").cell("SEQUENTIAL", 1, 0.1001, 0.0999));
    String now = file("now.csv", new RunFile("r3").cell("SEQUENTIAL", 1, SLOW));
    assertThat(run("compare", one, now)).isZero();
    assertThat(out()).contains("undecided: 2 more forks");
    out.reset();
    assertThat(run("compare", one + "," + two, now)).isZero();
    assertThat(out()).contains("slower");
  }

  /** Two machines are no two sittings of one. */
  @Test
  void sittingsOfOtherMachinesAreRefused() throws Exception {
    String one = file("one.csv", new RunFile("r1").cell("SEQUENTIAL", 1, FAST));
    String two = file("two.csv", new RunFile("r2").cell("SEQUENTIAL", 1, FAST));
    String now = file("now.csv", new RunFile("r3").cell("SEQUENTIAL", 1, SLOW));
    environment("one", record("r1", "AMD", "abc123"));
    environment("two", record("r2", "Intel", "abc123"));
    assertThat(run("compare", one + "," + two, now)).isEqualTo(2);
    assertThat(err()).contains("AMD", "Intel", "--across-machines");
    assertThat(run("compare", one + "," + two, now, "--across-machines")).isZero();
  }
}

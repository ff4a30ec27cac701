package org.modebench.analysis.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modebench.analysis.text.Facts.says;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.modebench.analysis.cells.Rows;
import org.modebench.analysis.results.ForkCourses;
import org.modebench.analysis.results.ResultsCsv;
import org.modebench.analysis.results.Row;

/** The commands {@code fit} and {@code steady} as a user runs them. */
class ScalingCommandsTest {
  private static final int[] WORKERS = {1, 2, 3, 4, 5, 10};

  @TempDir private Path folder;
  private Path file;
  private final Locale before = Locale.getDefault();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  /** Ten calls of 0.1 s in a staircase, the same while computing on two cores, and one pipe. */
  @BeforeEach
  void writeResults() throws IOException {
    file = folder.resolve("results.csv");
    StringBuilder text = new StringBuilder(ResultsCsv.HEADER + "\n");
    for (int fork = 1; fork <= 2; fork++) {
      add(text, Rows.IO.fork(fork), 1 + 0.01 * fork);
      for (int workers : WORKERS) {
        double seconds = Math.ceil(10.0 / workers) / 10 * (1 + 0.01 * fork);
        add(text, Rows.IO.mode("THREADS", workers).fork(fork), seconds);
        add(text, Rows.CPU.mode("THREADS", workers).fork(fork), seconds);
      }
      add(text, Rows.IO.benchmark("PipeFloor").mode("=HYPERLINK()", 1).fork(fork), 1e-5);
    }
    Files.writeString(file, text);
  }

  @AfterEach
  void restoreLocale() {
    Locale.setDefault(before);
  }

  private static void add(StringBuilder text, Rows cell, double seconds) {
    for (int iteration = 1; iteration <= 2; iteration++) {
      append(text, cell.iteration(iteration).wall(seconds));
      append(text, cell.iteration(iteration).metric("compile", 0.012));
      append(text, cell.iteration(iteration).metric("gc", 0));
    }
  }

  private static void append(StringBuilder text, Row row) {
    text.append(ResultsCsv.format(row));
  }

  private String run(String... args) {
    assertThat(Main.run(args, out, new PrintStream(err, true, StandardCharsets.UTF_8))).isZero();
    assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
    return out.toString(StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @CsvSource({"und", "de-DE", "ar-EG-u-nu-arab"})
  void fit(String locale) {
    Locale.setDefault(Locale.forLanguageTag(locale));
    String text = run("fit", file.toString());
    assertThat(text)
        .contains("run r1\n", "\nCpuBound, 10 calls, limit=5000000: ")
        .contains("\nIoBound, 10 calls, latencyMillis=100: ")
        .contains("\nstaircase ", " chosen\n", "refused");
    assertThat(text.lines())
        .anySatisfy(
            says("one number of workers", "no law", "PipeFloor, 10 calls, latencyMillis=100"))
        .anySatisfy(says("No law", "THREADS", "at least 6 numbers of workers"));
  }

  @Test
  void fitAsCsv() {
    String csv = run("fit", "--format=csv", file.toString());
    assertThat(csv.lines().findFirst().orElseThrow())
        .isEqualTo(
            "run,benchmark,calls,params,profiled,mode,speed_unit,law,chosen,quantity,workers,value,"
                + "low,high,confidence,text");
    assertThat(csv.lines().mapToLong(line -> line.split(",", -1).length).min()).hasValue(16);
    assertThat(csv)
        .contains(
            "r1,IoBound,10,latencyMillis=100,false,THREADS,1,staircase,true,best_workers,,10.0,")
        .contains("r1,IoBound,10,latencyMillis=100,false,THREADS,1,,,serial_fraction,10,")
        .contains(",'=HYPERLINK(),")
        .containsPattern(",refusal,,,,,,\".*one number of workers.*no law.*\"");
  }

  @ParameterizedTest
  @CsvSource({"markdown, ##", "latex, %"})
  void fitInOtherFormats(String format, String start) {
    assertThat(run("fit", "--format", format, file.toString()).lines())
        .first()
        .satisfies(says(start + " ", "run r1"));
  }

  @Test
  void steadyWithoutAnEnvironmentFile() {
    assertThat(run("steady", file.toString()))
        .contains("PipeFloor, 10 calls, latencyMillis=100: ")
        .containsPattern(
            "\n=HYPERLINK\\(\\)\n +1 +2 +2 +12\\.0 ms +0 s +1\\.00 \\[1\\.00, 1\\.00\\] +by iterations: too few iterations.*2; at least 10");
  }

  /** What no change tells of: each iteration takes 1 ms more than the one before. */
  @Test
  void steadyShowsADrift() throws IOException {
    StringBuilder text = new StringBuilder(ResultsCsv.HEADER + "\n");
    for (int iteration = 1; iteration <= 20; iteration++) {
      append(text, Rows.CPU.iteration(iteration).wall(0.0895 + 0.001 * iteration));
    }
    Files.writeString(file, text);
    assertThat(run("steady", file.toString()))
        .contains("drifting")
        .containsPattern("\\b1–20: 100\\.0 ms, rising .*1\\.0 %");
  }

  @Test
  void steadyKnowsTheLengthOfAnIterationFromTheEnvironmentFile() throws IOException {
    Files.writeString(
        folder.resolve("results.environment.json"),
        """
        {"runs": {"r1": {"cases": [
          {"benchmark": "PipeFloor", "settings": {"iterationNanos": 300000000},
           "params": {"calls": "10", "latencyMillis": "100", "mode": "=HYPERLINK()", "workers": "1"}},
          {"benchmark": "IoBound", "settings": {"iterationNanos": "soon"}, "params": {}}]}}}
        """);
    assertThat(run("steady", file.toString()))
        .containsPattern(
            "\n +1 +2 +2 +4\\.0 % +0 % +1\\.00 \\[1\\.00, 1\\.00\\] +by iterations: too few iterations.*2; at least 10");
  }

  @Test
  void steadyAsCsv() {
    String csv = run("steady", "--format=csv", file.toString());
    assertThat(csv)
        .startsWith(
            "run,benchmark,calls,params,profiled,mode,workers,fork,state,iterations,steady_from,"
                + "drift_per_iteration,outliers,segments,measured_s,compile_s,gc_s,compile_share,gc_share,"
                + "verdict,change_possible,time_to_peak_s,first_over_second,first_over_second_low,first_over_second_high\n")
        .contains(
            "\nr1,PipeFloor,10,latencyMillis=100,false,'=HYPERLINK(),1,1,too few iterations,2,,,,,,"
                + "0.024,0.0,,,no course,,,1.0,1.0,1.0\n");
  }

  @Test
  void steadyShowsForksThatChange() throws IOException {
    StringBuilder text = new StringBuilder(ResultsCsv.HEADER + "\n");
    for (int fork = 1; fork <= 2; fork++) {
      for (int i = 0; i < 40; i++) {
        double level = fork == 2 && i < 12 ? 0.15 : 0.1;
        append(
            text,
            Rows.CPU
                .fork(fork)
                .iteration(i + 1)
                .wall(level + 0.0002 * Math.sin((i + 1.0) * (i + 1))));
      }
    }
    Files.writeString(file, text);
    assertThat(run("steady", file.toString()))
        .contains("inconsistent: 1 flat, 1 warm-up")
        .contains("    1     2  warm-up      13         1–12: 150.0 ms; 13–40: 99.98 ms\n");
  }

  /** The first measured batch of each fork takes twice as long; the warm-up is longer still. */
  @Test
  void steadyByTheCourseOfEachFork() throws IOException {
    StringBuilder text = new StringBuilder(ResultsCsv.HEADER + "\n");
    StringBuilder courses = new StringBuilder(ForkCourses.HEADER + "\n");
    for (int fork = 1; fork <= 5; fork++) {
      append(text, Rows.CPU.fork(fork).iteration(1).wall(0.15 + 0.001 * fork));
      append(text, Rows.CPU.fork(fork).iteration(2).wall(0.1 + 0.001 * fork));
      double start = 0;
      for (int batch = 0; batch < 5; batch++) {
        double seconds = (batch == 0 ? 0.4 : batch == 1 ? 0.2 : 0.1) + 0.001 * fork;
        courses.append(
            "CpuBound,SEQUENTIAL,1,10,limit=5000000,%d,%d,%s,1,%s\n"
                .formatted(fork, (batch + 1) / 2, start, seconds));
        start += seconds;
      }
    }
    Files.writeString(file, text);
    Path beside = folder.resolve("results.r1.course.csv");
    Files.writeString(beside, courses + "CpuBound,SEQUENTIAL,one\n");
    assertThat(run("steady", file.toString()))
        .contains(beside + ": 1 line cannot be read")
        .containsPattern(
            "  1\\.49 \\[1\\.48, 1\\.49\\] +\\d{3} ms +not steady: all takes 1\\.\\d+ \\[.*\\] times the last half")
        .contains("first measured iteration is shown to differ")
        .contains("What was not steady")
        .doesNotContain("by iterations");
    assertThat(run("steady", "--format=csv", file.toString())).contains(",changing,0.24");
  }
}

package org.modebench.progress;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.modebench.session.Cases;

@Tag("any-jdk")
class ProgressTest {
  private static final String CLEAR = "\r\u001b[K";
  private static final Progress.Step STEP =
      new Progress.Step(Cases.cpu("THREAD_POOL", 2), 12, 84, 1, 3, 130);

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(bytes, true, UTF_8);

  private String printed() {
    return bytes.toString(UTF_8);
  }

  @Test
  void outputThatIsNoTerminalGetsOneLineForEachFork() {
    Progress progress = new PlainProgress(out);
    progress.started(STEP);
    progress.estimated(0.05);
    progress.ended(STEP, 0.0479);
    progress.failed(STEP, "It broke.");
    progress.close();

    assertThat(printed().lines())
        .containsExactly(
            "[12/84] CpuBound THREAD_POOL workers=2 fork 1/3: 47.9 ms/batch, 2 min 10 s left",
            "[12/84] CpuBound THREAD_POOL workers=2 fork 1/3 FAILED: It broke.");
  }

  @Test
  void countsAreAligned() {
    assertThat(new Progress.Step(Cases.cpu("THREADS", 2), 7, 384, 1, 3, 1).describe())
        .isEqualTo("[  7/384] CpuBound THREADS workers=2 fork 1/3");
  }

  @Test
  void aTerminalGetsOneLineThatIsRewrittenAndClean() {
    Progress progress = new TerminalProgress(out, () -> 200, true);
    progress.started(STEP);
    progress.estimated(0.05);
    progress.close();

    String line = "█▎         [12/84] CpuBound THREAD_POOL workers=2 fork 1/3";
    assertThat(printed())
        .isEqualTo(
            CLEAR
                + line
                + ", 2 min 10 s left"
                + CLEAR
                + line
                + ": 50.0 ms/batch, 2 min 10 s left"
                + CLEAR);
  }

  @Test
  void theLineIsNarrowerThanTheTerminal() {
    Progress progress = new TerminalProgress(out, () -> 20, true);
    progress.started(STEP);

    assertThat(printed()).isEqualTo(CLEAR + "[12/84] CpuBound TH");
  }

  @Test
  void remarksStayAboveTheLine() {
    Progress progress = new TerminalProgress(out, () -> 10, true);
    progress.started(STEP);
    progress.say("A remark that is longer than the terminal.");

    assertThat(printed())
        .isEqualTo(
            CLEAR
                + "[12/84] C"
                + CLEAR
                + "A remark that is longer than the terminal."
                + System.lineSeparator()
                + CLEAR
                + "[12/84] C");
  }

  @Test
  void whereThereIsRoomItTellsWhatWasFastestSoFar() {
    Progress.Step other = new Progress.Step(Cases.cpu("THREADS", 2), 13, 84, 1, 3, 120);
    Progress progress = new TerminalProgress(out, () -> 200, false);
    progress.started(STEP);
    progress.ended(STEP, 0.05);
    assertThat(printed()).doesNotContain("fastest");
    progress.ended(other, 0.07);

    assertThat(printed())
        .endsWith(
            "#          [13/84] CpuBound THREADS workers=2 fork 1/3: 70.0 ms/batch, 2 min left;"
                + " fastest so far: THREAD_POOL workers=2");
  }

  /** The last line that a terminal of this width is shown, after two forks. */
  private String usualLine(int columns) {
    Progress.Step first = new Progress.Step(Cases.io("THREAD_POOL", 10), 11, 90, 1, 5, 135);
    Progress.Step second = new Progress.Step(Cases.io("VIRTUAL_THREADS", 10), 12, 90, 1, 5, 132);
    Progress progress = new TerminalProgress(out, () -> columns, true);
    progress.started(first);
    progress.ended(first, 0.1021);
    progress.started(second);
    progress.ended(second, 0.1033);
    String printed = printed();
    return printed.substring(printed.lastIndexOf(CLEAR) + CLEAR.length());
  }

  @Test
  void theUsualWidthHasBarEstimateTimeLeftAndWhatWasFound() {
    assertThat(usualLine(80))
        .isEqualTo(
            "▋     [12/90] IoBound VIRTUAL_THRE…: 103 ms, 2 min 12 s left; best: THREAD_POOL")
        .hasSizeLessThan(80);
  }

  @Test
  void aNarrowTerminalHasBarEstimateAndTimeLeft() {
    assertThat(usualLine(60))
        .isEqualTo("▋     [12/90] IoBound VIRTUAL_THR…: 103 ms, 2 min 12 s left")
        .hasSizeLessThan(60);
  }

  @Test
  void aWideTerminalHasWholeWords() {
    assertThat(usualLine(160))
        .isEqualTo(
            "█▎         [12/90] IoBound VIRTUAL_THREADS workers=10 fork 1/5: 103 ms/batch,"
                + " 2 min 12 s left; fastest so far: THREAD_POOL workers=10");
  }

  /** The time left is what a person looks for; a name is on the lines of the plan. */
  @ParameterizedTest
  @ValueSource(ints = {46, 50, 60, 70, 80, 90, 100, 120, 121, 140})
  void theTimeLeftIsWhole(int columns) {
    assertThat(usualLine(columns))
        .contains("[12/90] IoBound", "103 ms", "2 min 12 s left")
        .hasSizeLessThan(columns);
  }

  /** The estimate of one case must not stand beside the name of the next. */
  @Test
  void anEstimateIsOfTheForkThatRuns() {
    Progress progress = new TerminalProgress(out, () -> 200, true);
    progress.started(STEP);
    progress.ended(STEP, 0.05);
    bytes.reset();
    progress.started(STEP);

    assertThat(printed()).doesNotContain("/batch");
  }

  /** An iteration that ends while the JVM is shut down must not dirty the line of the shell. */
  @Test
  void nothingIsShownAfterTheEnd() {
    Progress progress = new TerminalProgress(out, () -> 200, true);
    progress.started(STEP);
    progress.close();
    bytes.reset();
    progress.estimated(0.05);
    progress.say("The fork was killed.");

    assertThat(printed()).isEmpty();
  }

  @Test
  void silentProgressTellsFailuresOnly() {
    Progress progress = new SilentProgress(out);
    progress.say("remark");
    progress.started(STEP);
    progress.ended(STEP, 1);
    progress.failed(STEP, "It broke.");

    assertThat(printed())
        .isEqualTo(
            "[12/84] CpuBound THREAD_POOL workers=2 fork 1/3 FAILED: It broke."
                + System.lineSeparator());
  }
}

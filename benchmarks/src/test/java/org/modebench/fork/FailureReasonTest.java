package org.modebench.fork;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modebench.analysis.text.Facts.says;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.runner.BenchmarkException;
import org.openjdk.jmh.runner.RunnerException;

class FailureReasonTest {

  @Test
  void theBenchmarksOwnSentenceComesOutOfJmhsWrappers() {
    Exception failure =
        jmh(new ExecutionException(new IOException("Task 3 must return 5, but returned 6.")));

    assertThat(FailureReason.of(failure, List.of()))
        .isEqualTo("Task 3 must return 5, but returned 6.");
  }

  @Test
  void aCauseThatTheSentenceDoesNotNameIsAdded() {
    Exception failure = jmh(new IllegalStateException("It failed", new IOException("no route")));

    assertThat(FailureReason.of(failure, List.of())).satisfies(says("It failed", "no route"));
  }

  @Test
  void aCauseThatTheSentenceNamesIsNotToldTwice() {
    Exception failure =
        jmh(new IllegalStateException("Task 1 failed: no route", new IOException("no route")));

    assertThat(FailureReason.of(failure, List.of())).isEqualTo("Task 1 failed: no route.");
  }

  @Test
  void anExceptionWithoutAMessageIsNamed() {
    assertThat(FailureReason.of(jmh(new ArithmeticException()), List.of()))
        .isEqualTo("java.lang.ArithmeticException.");
  }

  @Test
  void anErrorIsNamedAndTold() {
    assertThat(FailureReason.of(jmh(new OutOfMemoryError("Java heap space")), List.of()))
        .isEqualTo("java.lang.OutOfMemoryError: Java heap space.");
  }

  @Test
  void aDeadJvmIsToldWithItsExitCodeAndWhatItSaidLast() {
    List<String> lines =
        List.of(
            "<stdout last='20 lines'>",
            "</stdout>",
            "<stderr last='20 lines'>",
            "There was a warning",
            "Terminating due to java.lang.OutOfMemoryError",
            "",
            "</stderr>");

    assertThat(FailureReason.of(dead(3), lines))
        .satisfies(says("exit code 3", "Terminating due to java.lang.OutOfMemoryError"))
        .doesNotContain("warning", "stderr");
  }

  /**
   * Why a JVM does not start is on its standard output; on standard error is what it always says.
   */
  @Test
  void aJvmThatDoesNotStartTellsWhy() {
    List<String> lines =
        List.of(
            "<stdout last='20 lines'>",
            "Error occurred during initialization of VM",
            "Multiple garbage collectors selected.",
            "</stdout>",
            "<stderr last='20 lines'>",
            "Picked up _JAVA_OPTIONS: -XX:+UseG1GC",
            "</stderr>");

    assertThat(FailureReason.of(dead(1), lines))
        .satisfies(says("exit code 1", "Multiple garbage collectors selected."))
        .doesNotContain("Picked up", "initialization");
  }

  @Test
  void aKilledJvmIsToldWithItsSignal() {
    assertThat(FailureReason.of(dead(137), List.of())).satisfies(says("exit code 137", "signal 9"));
  }

  /** A row is one line. */
  @Test
  void aReasonIsOneLine() {
    assertThat(FailureReason.of(jmh(new IOException("first\n  second\r\nthird")), List.of()))
        .isEqualTo("first second third.");
  }

  @Test
  void aCycleOfCausesEnds() {
    IOException one = new IOException("one");
    IOException two = new IOException("two", one);
    one.initCause(two);

    assertThat(FailureReason.of(jmh(one), List.of())).startsWith("one.");
  }

  private static Exception dead(int exitCode) {
    return jmh(new IllegalStateException("Forked VM failed with exit code " + exitCode));
  }

  private static Exception jmh(Throwable failure) {
    return new RunnerException("Benchmark caught the exception", new BenchmarkException(failure));
  }
}

package org.modebench.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
class ProgramTest {

  @ParameterizedTest
  @EnumSource
  void answersBesideThreadsThatComputeAndEndsWithAllOfThem(Interpreter interpreter)
      throws Exception {
    try (Program program = Program.start(interpreter, 1, 2)) {
      for (int i = 0; i < 5; i++) {
        assertThat(program.ping()).isPositive();
      }
      assertThat(threads()).contains("answers pings", "computes 1", "computes 2");
    }
    assertThat(threads()).doesNotContain("answers pings", "computes 1", "computes 2");
  }

  /** Neither of them gets the lock before it has asked for it. */
  @Test
  void underTheLockAPingWaitsForTheSwitchInterval() throws Exception {
    try (Program program = Program.start(Interpreter.GIL, 50, 1)) {
      long longest = 0;
      for (int i = 0; i < 4; i++) {
        longest = Math.max(longest, program.ping());
      }
      assertThat(longest).isGreaterThanOrEqualTo(TimeUnit.MILLISECONDS.toNanos(50));
    }
  }

  private static List<String> threads() {
    return Thread.getAllStackTraces().keySet().stream().map(Thread::getName).toList();
  }
}

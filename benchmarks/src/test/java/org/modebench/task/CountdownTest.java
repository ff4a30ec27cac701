package org.modebench.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.modebench.analysis.text.Facts.saying;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.modebench.host.ReportingJvm;
import org.modebench.host.ServingJvm;

class CountdownTest {

  private static final InterpreterLock NO_LOCK =
      new InterpreterLock() {
        @Override
        public void take() {}

        @Override
        public void drop() {}

        @Override
        public void checkpoint() {}
      };

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 999, 1_000, 1_001, 5_000_000})
  void everyFormTakesAllSteps(int limit) throws Exception {
    Countdown countdown = new Countdown(limit);
    assertThat(countdown.call()).isEqualTo(countdown.expected());
    assertThat(countdown.callHolding(NO_LOCK)).isEqualTo(countdown.expected());
    assertThat(new TaskReader().read(countdown.toText()).call()).isEqualTo(countdown.expected());
  }

  @Test
  void looksAtTheInterpreterLockEveryThirtySteps() throws Exception {
    int[] checkpoints = {0};
    new Countdown(10_490)
        .callHolding(
            new InterpreterLock() {
              @Override
              public void take() {}

              @Override
              public void drop() {}

              @Override
              public void checkpoint() {
                checkpoints[0]++;
              }
            });
    assertThat(checkpoints[0]).isEqualTo(350);
  }

  @Test
  void refusesANegativeLimit() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Countdown(-1))
        .satisfies(saying("limit", "0 or more", "-1"));
  }

  @Test
  void isNotCollapsed() {
    assertThat(
            LinearTime.takesEachStep(
                limit -> new Countdown.Form().read(Integer.toString(limit)).call()))
        .isTrue();
  }

  /**
   * The check above must reject what HotSpot is known to collapse. In a JVM that waits for its
   * compilers: here they may have much else to do first.
   */
  @Test
  void collapsedLoopsAreRejected() throws Exception {
    List<String> command = ServingJvm.command(Collapsing.class, List.of("-Xbatch"));
    assertThat(ReportingJvm.line("The JVM", command, Collapsing.PREFIX, 60))
        .endsWith("int false, long false, unused false, sum false");
  }

  /** Checks loops, and says which of them take each step. */
  static final class Collapsing {
    static final String PREFIX = "each step: ";

    public static void main(String[] arguments) {
      System.out.printf(
          "%sint %s, long %s, unused %s, sum %s%n",
          PREFIX,
          LinearTime.takesEachStep(CountdownTest::countInt),
          LinearTime.takesEachStep(CountdownTest::countLong),
          LinearTime.takesEachStep(CountdownTest::ignoreCount),
          LinearTime.takesEachStep(CountdownTest::sum));
    }
  }

  private static long countInt(int limit) {
    int i = 0;
    while (i < limit) {
      i++;
    }
    return i;
  }

  private static long countLong(int limit) {
    long i = 0;
    while (i < limit) {
      i++;
    }
    return i;
  }

  private static long ignoreCount(int limit) {
    for (int i = limit; i > 0; i--) {
      // Nothing: the loop is dead.
    }
    return limit;
  }

  private static long sum(int limit) {
    long sum = 0;
    for (int i = 0; i < limit; i++) {
      sum += 3;
    }
    return sum;
  }
}

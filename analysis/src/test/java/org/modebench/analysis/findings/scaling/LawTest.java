package org.modebench.analysis.findings.scaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.modebench.analysis.text.Facts.saying;

import java.util.OptionalInt;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LawTest {
  private static final double TWO = 2;
  private static final Batch TEN_CALLS = new Batch(10, OptionalInt.empty());
  private static final Batch TEN_ON_FOUR_CORES = new Batch(10, OptionalInt.of(4));

  /** Amdahl's own example: with half of the work serial, no number of workers doubles the speed. */
  @Test
  void amdahl() {
    Law law = Law.amdahl(TWO, 0.5);
    assertThat(law.predict(1)).isEqualTo(2);
    assertThat(law.predict(3)).isCloseTo(2 * 1.5, within(1e-15));
    assertThat(law.predict(1e12)).isCloseTo(2 * 2, within(1e-9));
  }

  /** Gustafson 1988: a serial share of 0.4 % on 1024 processors gives a speedup of about 1020. */
  @Test
  void gustafson() {
    Law law = Law.gustafson(1, 0.004);
    assertThat(law.predict(1024)).isCloseTo(1020, within(0.5));
    assertThat(law.predict(1)).isEqualTo(1);
    assertThat(law.bestWorkers(0.02)).isInfinite();
  }

  @Test
  void universalScalability() {
    Law law = Law.universalScalability(TWO, 0.1, 0.01);
    assertThat(law.predict(1)).isEqualTo(2);
    assertThat(law.predict(10)).isCloseTo(2 * 10 / (1 + 0.9 + 0.9), within(1e-14));
    // √(0.9 / 0.01), where the speed is greatest.
    double best = law.bestWorkers(0.02);
    assertThat(best).isCloseTo(9.486833, within(1e-6));
    assertThat(law.predict(best)).isGreaterThan(law.predict(best - 0.01));
    assertThat(law.predict(best)).isGreaterThan(law.predict(best + 0.01));
  }

  @Test
  void withoutCrosstalkTheUniversalLawIsAmdahls() {
    Law law = Law.universalScalability(TWO, 0.1, 0);
    assertThat(law.predict(7)).isEqualTo(Law.amdahl(TWO, 0.1).predict(7));
    assertThat(law.bestWorkers(0.02)).isInfinite();
  }

  /** Ten calls on four workers take three rounds, on five to nine two. */
  @ParameterizedTest
  @CsvSource({"1, 2", "2, 4", "3, 5", "4, 6.6666666667", "5, 10", "9, 10", "10, 20", "100, 20"})
  void staircase(int workers, double speed) {
    assertThat(Law.staircase(TWO, TEN_CALLS).predict(workers)).isCloseTo(speed, within(1e-9));
  }

  @ParameterizedTest
  @CsvSource({"1, 2", "3, 5", "4, 6.6666666667", "5, 6.6666666667", "10, 6.6666666667"})
  void staircaseUpToTheCores(int workers, double speed) {
    assertThat(Law.staircase(TWO, TEN_ON_FOUR_CORES).predict(workers))
        .isCloseTo(speed, within(1e-9));
  }

  /** On six cores five workers need as few rounds as six. */
  @ParameterizedTest
  @CsvSource({"4, 4", "5, 5", "6, 5", "9, 5", "10, 10", "64, 10"})
  void theBestOfAStaircaseIsTheFewestWorkersWithTheFewestRounds(int cores, int best) {
    Batch batch = new Batch(10, OptionalInt.of(cores));
    assertThat(Law.staircase(TWO, batch).bestWorkers(0.02)).isEqualTo(best);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1e-9, 0.05, 0.5, 0.9})
  void beyondTheBestOfAmdahlOneMoreWorkerGainsTooLittle(double sigma) {
    Law law = Law.amdahl(TWO, sigma);
    double best = law.bestWorkers(0.02);
    assertThat(law.predict(best + 1) / law.predict(best)).isCloseTo(1.02, within(1e-9));
  }

  @Test
  void whereAllIsSerialOneWorkerIsBest() {
    double all = 1;
    assertThat(Law.amdahl(TWO, all).bestWorkers(0.02)).isEqualTo(1);
    assertThat(Law.gustafson(TWO, all).bestWorkers(0.02)).isEqualTo(1);
    assertThat(Law.universalScalability(TWO, all, 1).bestWorkers(0.02)).isEqualTo(1);
  }

  @Test
  void valuesOutsideTheirDomains() {
    assertRefused(() -> Law.amdahl(1, 1.5), "serial share", "0 to 1", "1.5");
    assertRefused(() -> Law.gustafson(1, Double.NaN), "serial share", "0 to 1", "NaN");
    assertRefused(
        () -> Law.universalScalability(1, 0, -1e-9), "crosstalk", "at least 0", "-1.0E-9");
    assertRefused(() -> Law.staircase(0, TEN_CALLS), "speed", "one worker", "than 0", "0.0");
    assertRefused(() -> new LawSettings(0, 0.95, 1, 1), "least gain", "than 0", "at most 1", "0.0");
    assertRefused(() -> Point.of(1, 2, Double.POSITIVE_INFINITY), "speed", "than 0", "Infinity");
    assertRefused(() -> Point.of(0, 2), "at least 1 worker", "1 speed", "0 and 1");
  }

  private static void assertRefused(ThrowingCallable call, String... facts) {
    assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).satisfies(saying(facts));
  }
}

package org.modebench.analysis.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.modebench.analysis.text.Facts.saying;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WelchTestTest {
  private static final double MARGIN = Math.log(1.02);

  private static final LogSample A = LogSample.of(0.1012, 0.1034, 0.0998, 0.1021, 0.1007);
  private static final LogSample B = LogSample.of(0.1041, 0.1033, 0.1052, 0.1030, 0.1047);
  private static final LogSample C = LogSample.of(0.1015, 0.1009, 0.1020, 0.1003, 0.1024);
  private static final LogSample D = LogSample.of(0.2051, 0.2012, 0.2103, 0.1987);

  private static WelchTest test(LogSample first, LogSample second) {
    return WelchTest.of(first, second).orElseThrow();
  }

  private static LogSample sample(char name) {
    return switch (name) {
      case 'a' -> A;
      case 'b' -> B;
      case 'c' -> C;
      default -> D;
    };
  }

  /**
   * R 4.2.2: {@code t.test(log(x), log(y))}, and for the equivalence the greater p value of {@code
   * t.test(log(x), log(y), mu = -log(1.02), alternative = "greater")} and of {@code mu = log(1.02),
   * alternative = "less"}.
   */
  @ParameterizedTest
  @CsvSource({
    "a, b, 0.00723939073482165, 6.90166056060299, 0.00984577727335974, 0.772862116051881",
    "a, c, 0.00710108193739223, 6.63311060090332, 0.983628162971903, 0.0146736296979326",
    "a, d, 0.0137632090822713, 4.42154700945832, 2.76871653012191e-07, 0.999999842796806",
    "b, c, 0.00543306372067197, 7.96404320649721, 0.00150308121266257, 0.845006014461455",
    "c, d, 0.0129048567378246, 3.54349814384988, 2.68454391586453e-06, 0.999998513721642"
  })
  void knownAnswers(
      char first, char second, double error, double df, double differenceP, double equivalenceP) {
    for (WelchTest test :
        new WelchTest[] {
          test(sample(first), sample(second)), test(sample(second), sample(first))
        }) {
      assertThat(test.error()).isCloseTo(error, within(1e-12));
      assertThat(test.degreesOfFreedom()).isCloseTo(df, within(1e-9));
      assertThat(test.differenceP()).isCloseTo(differenceP, within(1e-9 * differenceP));
      assertThat(test.equivalenceP(MARGIN)).isCloseTo(equivalenceP, within(1e-9));
    }
  }

  /** R 4.2.2, as above. */
  @Test
  void twoForksEach() {
    WelchTest test = test(LogSample.of(0.1012, 0.1034), LogSample.of(0.2051, 0.2012));
    assertThat(test.differenceP()).isCloseTo(0.000478425577711739, within(1e-13));
    assertThat(test.equivalenceP(MARGIN)).isCloseTo(0.999746552972832, within(1e-12));
  }

  /** R 4.2.2, as above: {@code t.test(log(c(1, 1.1)), log(c(1e9, 1.2e9)))}. */
  @Test
  void aRatioOfABillion() {
    WelchTest test = test(LogSample.of(1, 1.1), LogSample.of(1e9, 1.2e9));
    assertThat(test.differenceP()).isCloseTo(0.000252225612457008, within(1e-13));
  }

  @Test
  void oneForkOnEitherSideLeavesNoTest() {
    assertThat(WelchTest.of(LogSample.of(1), A)).isEmpty();
    assertThat(WelchTest.of(A, LogSample.of(1))).isEmpty();
  }

  /** Of the 252 ways to divide ten values in fives, two are as extreme, one in each direction. */
  @Test
  void withoutAnySpreadPermutationsAreCounted() {
    LogSample slow = LogSample.of(0.02, 0.02, 0.02, 0.02, 0.02);
    LogSample fast = LogSample.of(0.01, 0.01, 0.01, 0.01, 0.01);
    assertThat(test(slow, fast).differenceP()).isCloseTo(2.0 / 252, within(1e-12));
    assertThat(test(slow, fast).equivalenceP(MARGIN)).isEqualTo(1);
    assertThat(test(slow, slow).differenceP()).isEqualTo(1);
    assertThat(test(slow, slow).equivalenceP(MARGIN)).isCloseTo(1.0 / 252, within(1e-12));
  }

  /** A clock with steps of 10 ms gives equal code such values often enough. */
  @Test
  void twoForksWithoutSpreadAreNoProof() {
    WelchTest test = test(LogSample.of(0.01, 0.01), LogSample.of(0.02, 0.02));
    assertThat(test.differenceP()).isCloseTo(2.0 / 6, within(1e-12));
  }

  /** The logarithms of equal values differ by rounding where they were reached by other ways. */
  @Test
  void roundingIsNoSpread() {
    double nearly = 0.3;
    double other = 0.1 + 0.2;
    assertThat(other).isNotEqualTo(nearly);
    WelchTest test = test(LogSample.of(nearly, other, nearly), LogSample.of(other, nearly, other));
    assertThat(test.differenceP()).isEqualTo(1);
    assertThat(test.equivalenceP(MARGIN)).isCloseTo(1.0 / 20, within(1e-12));
  }

  @Test
  void aMarginMustBeGreaterThan0() {
    assertThatThrownBy(() -> test(A, B).equivalenceP(0))
        .isInstanceOf(IllegalArgumentException.class)
        .satisfies(saying("margin", "greater than 0", "0.0"));
  }
}

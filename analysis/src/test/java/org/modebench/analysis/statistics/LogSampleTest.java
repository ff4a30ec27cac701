package org.modebench.analysis.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.modebench.analysis.text.Facts.saying;

import java.util.Arrays;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LogSampleTest {
  /** Michelson's speed of light 1879, km/s less 299000; R 4.2.2: {@code morley$Speed}. */
  private static final int[] MICHELSON = {
    850, 740, 900, 1070, 930, 850, 950, 980, 980, 880, 1000, 980, 930, 650, 760, 810, 1000, 1000,
    960, 960, 960, 940, 960, 940, 880, 800, 850, 880, 900, 840, 830, 790, 810, 880, 880, 830, 800,
    790, 760, 800, 880, 880, 880, 860, 720, 720, 620, 860, 970, 950, 880, 910, 850, 870, 840, 840,
    850, 840, 840, 840, 890, 810, 810, 820, 800, 770, 760, 740, 750, 760, 910, 920, 890, 860, 880,
    720, 840, 850, 850, 780, 890, 840, 780, 810, 760, 810, 790, 810, 820, 850, 870, 870, 810, 740,
    810, 940, 950, 800, 810, 870
  };

  private static final double[] FORKS = {0.1012, 0.1034, 0.0998, 0.1021, 0.1007};

  private static void assertInterval(Estimate estimate, double low, double high) {
    Interval interval = estimate.interval().orElseThrow();
    assertThat(interval.low()).isCloseTo(low, within(1e-9 * low));
    assertThat(interval.high()).isCloseTo(high, within(1e-9 * high));
  }

  /**
   * NIST StRD, univariate, Michelso (lower difficulty): certified mean 299.852400000000 and
   * standard deviation 0.0790105478190518 of the speed in thousands of km/s. The values stand for
   * logarithms.
   */
  @Test
  void nistMichelson() {
    LogSample sample =
        LogSample.ofLogarithms(
            Arrays.stream(MICHELSON).mapToDouble(speed -> (speed + 299_000) / 1000.0).toArray());
    assertThat(sample.n()).isEqualTo(100);
    assertThat(sample.logMean()).isCloseTo(299.852400000000, within(1e-12));
    assertThat(Math.sqrt(sample.logVariance().orElseThrow()))
        .isCloseTo(0.0790105478190518, within(1e-13));
    // R 4.2.2: t.test(morley$Speed/1000+299)$conf.int
    assertInterval(sample.estimate(0.95), Math.exp(299.836722593166), Math.exp(299.868077406834));
  }

  /** NIST StRD, univariate, NumAcc1 (lower difficulty): certified mean 10000002, deviation 1. */
  @Test
  void nistNumAcc1() {
    LogSample sample = LogSample.ofLogarithms(10_000_001, 10_000_003, 10_000_002);
    assertThat(sample.logMean()).isEqualTo(10_000_002);
    assertThat(sample.logVariance().orElseThrow()).isEqualTo(1);
  }

  /**
   * NIST StRD, univariate, NumAcc2 (average), NumAcc3 (average) and NumAcc4 (higher difficulty):
   * 1001 values, the first the mean, the others 0.1 below and above it in turn; certified deviation
   * 0.1. The tolerance of the deviation grows with the digits that the data lose as doubles.
   */
  @ParameterizedTest
  @CsvSource({
    "1.2, 1.1, 1.3, 1e-14, 1e-14",
    "1000000.2, 1000000.1, 1000000.3, 1e-9, 1e-9",
    "10000000.2, 10000000.1, 10000000.3, 1e-8, 1e-8"
  })
  void nistNumAcc(double mean, double low, double high, double ofMean, double ofDeviation) {
    double[] values = new double[1001];
    values[0] = mean;
    for (int i = 1; i < values.length; i++) {
      values[i] = i % 2 == 1 ? low : high;
    }
    LogSample sample = LogSample.ofLogarithms(values);
    assertThat(sample.logMean()).isCloseTo(mean, within(ofMean));
    assertThat(Math.sqrt(sample.logVariance().orElseThrow())).isCloseTo(0.1, within(ofDeviation));
  }

  /** R 4.2.2: {@code exp(t.test(log(c(0.1012,0.1034,0.0998,0.1021,0.1007)))$conf.int)}. */
  @Test
  void fiveForks() {
    Estimate estimate = LogSample.of(FORKS).estimate(0.95);
    assertThat(estimate.value()).isCloseTo(0.101432554043627, within(1e-14));
    assertThat(estimate.n()).isEqualTo(5);
    assertInterval(estimate, 0.0997417022498757, 0.103152069673306);
  }

  @Test
  void orderDoesNotMatter() {
    assertThat(LogSample.of(1, 2, 4).geometricMean()).isCloseTo(2, within(1e-15));
    assertThat(LogSample.of(4, 1, 2).geometricMean()).isCloseTo(2, within(1e-15));
  }

  @Test
  void oneForkHasNoInterval() {
    LogSample sample = LogSample.of(0.25);
    assertThat(sample.estimate(0.95).value()).isCloseTo(0.25, within(1e-16));
    assertThat(sample.estimate(0.95).interval()).isEmpty();
    assertThat(sample.logVariance()).isEmpty();
    assertThat(sample.forksNeeded(0.02, 0.95)).isEmpty();
  }

  /** R 4.2.2: {@code exp(t.test(log(c(0.1012,0.1034)))$conf.int)}. */
  @Test
  void twoForksHaveAWideInterval() {
    assertInterval(
        LogSample.of(0.1012, 0.1034).estimate(0.95), 0.0892303060802967, 0.117270470758932);
  }

  @Test
  void tiesAreFine() {
    Estimate estimate = LogSample.of(1, 1, 2, 2).estimate(0.95);
    assertThat(estimate.value()).isCloseTo(Math.sqrt(2), within(1e-15));
    assertThat(estimate.interval()).isPresent();
  }

  @Test
  void zeroVarianceHasAnIntervalOfWidthZero() {
    LogSample sample = LogSample.of(1, 1, 1);
    assertThat(sample.estimate(0.95).interval()).contains(new Interval(1, 1));
    assertThat(sample.forksNeeded(0.02, 0.95)).hasValue(2);
  }

  @Test
  void theWholeRangeOfDoublesIsTaken() {
    Estimate estimate = LogSample.of(Double.MIN_VALUE, Double.MAX_VALUE).estimate(0.95);
    assertThat(estimate.interval()).contains(new Interval(0, Double.POSITIVE_INFINITY));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -0.0, -1, Double.NaN, Double.POSITIVE_INFINITY})
  void whatHasNoLogarithmIsRejected(double value) {
    assertThatThrownBy(() -> LogSample.of(1, value))
        .isInstanceOf(IllegalArgumentException.class)
        .satisfies(saying("log scale", "finite", "greater than 0", Double.toString(value)));
  }

  @Test
  void anEmptySampleIsRejected() {
    assertThatThrownBy(LogSample::of)
        .isInstanceOf(IllegalArgumentException.class)
        .satisfies(saying("sample", "at least 1 value", "none"));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1, 95, -0.95, Double.NaN})
  void aConfidenceLevelIsAProbability(double confidence) {
    assertThatThrownBy(() -> LogSample.of(1, 2).estimate(confidence))
        .isInstanceOf(IllegalArgumentException.class)
        .satisfies(saying("confidence level", "0 and less than 1", Double.toString(confidence)));
  }

  /**
   * R 4.2.2: {@code n <- 2; while (exp(qt(.975,n-1)*sd(log(x))/sqrt(n))-1 > h) n <- n+1}, where x
   * is the sample and h the half width.
   */
  @ParameterizedTest
  @CsvSource({"0.02, 5", "0.01, 10", "0.001, 708"})
  void forksNeeded(double halfWidth, int forks) {
    assertThat(LogSample.of(FORKS).forksNeeded(halfWidth, 0.95)).hasValue(forks);
  }

  /** As above, for {@code c(0.9,1.1,1.0)} and {@code c(1,2)}. */
  @Test
  void forksNeededOfWideSpreads() {
    assertThat(LogSample.of(0.9, 1.1, 1.0).forksNeeded(0.02, 0.95)).hasValue(102);
    assertThat(LogSample.of(1, 2).forksNeeded(0.02, 0.95)).hasValue(2356);
    assertThat(LogSample.of(1e-300, 1e300).forksNeeded(0.02, 0.95)).isEqualTo(OptionalInt.empty());
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -0.02, Double.NaN})
  void aHalfWidthIsPositive(double halfWidth) {
    assertThatThrownBy(() -> LogSample.of(1, 2).forksNeeded(halfWidth, 0.95))
        .isInstanceOf(IllegalArgumentException.class)
        .satisfies(saying("half width", "greater than 0", Double.toString(halfWidth)));
  }
}

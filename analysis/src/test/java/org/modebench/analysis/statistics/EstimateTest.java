package org.modebench.analysis.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.modebench.analysis.text.Facts.saying;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EstimateTest {
  @Test
  void boundsAreInOrder() {
    assertThatThrownBy(() -> new Interval(2, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .satisfies(saying("low bound", "at most the high bound", "2.0 and 1.0"));
  }

  @Test
  void boundsAreNumbers() {
    assertThatThrownBy(() -> new Interval(Double.NaN, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .satisfies(saying("low bound", "at most the high bound", "NaN and 1.0"));
  }

  @Test
  void anEstimateIsANumber() {
    assertThatThrownBy(() -> new Estimate(Double.NaN, Optional.empty(), 1))
        .isInstanceOf(IllegalArgumentException.class)
        .satisfies(saying("value", "a number", "NaN"));
  }

  @Test
  void anEstimateHasASample() {
    assertThatThrownBy(() -> new Estimate(1, Optional.empty(), 0))
        .isInstanceOf(IllegalArgumentException.class)
        .satisfies(saying("sample", "at least 1 fork", "0"));
  }

  /** By hand: t = 2.776445 times √(2.5 / 5), and 4.302653 times √(1 / 3). */
  @Test
  void aMeanHasStudentsInterval() {
    Estimate mean = Estimate.ofMean(new double[] {98, 99, 100, 101, 102}, 0.95);
    assertThat(mean.value()).isEqualTo(100);
    assertThat(mean.n()).isEqualTo(5);
    assertThat(mean.interval().orElseThrow().low()).isCloseTo(98.036757, within(1e-6));
    assertThat(mean.interval().orElseThrow().high()).isCloseTo(101.963243, within(1e-6));

    Interval aroundZero = Estimate.ofMean(new double[] {-1, 0, 1}, 0.95).interval().orElseThrow();
    assertThat(aroundZero.low()).isCloseTo(-2.484138, within(1e-6));

    assertThat(Estimate.ofMean(new double[] {-7}, 0.95))
        .isEqualTo(new Estimate(-7, Optional.empty(), 1));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -2, Double.NaN, Double.POSITIVE_INFINITY})
  void aFactorIsPositive(double factor) {
    Estimate estimate = new Estimate(1, Optional.of(new Interval(0.5, 2)), 2);
    assertThatThrownBy(() -> estimate.scaled(factor))
        .isInstanceOf(IllegalArgumentException.class)
        .satisfies(saying("factor", "greater than 0", Double.toString(factor)));
  }
}

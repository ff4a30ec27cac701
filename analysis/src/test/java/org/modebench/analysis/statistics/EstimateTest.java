package org.modebench.analysis.statistics;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
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

  @ParameterizedTest
  @ValueSource(doubles = {0, -2, Double.NaN, Double.POSITIVE_INFINITY})
  void aFactorIsPositive(double factor) {
    Estimate estimate = new Estimate(1, Optional.of(new Interval(0.5, 2)), 2);
    assertThatThrownBy(() -> estimate.scaled(factor))
        .isInstanceOf(IllegalArgumentException.class)
        .satisfies(saying("factor", "greater than 0", Double.toString(factor)));
  }
}

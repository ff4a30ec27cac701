package org.modebench.analysis.prose;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.modebench.analysis.statistics.Estimate;
import org.modebench.analysis.statistics.Interval;

class DifferenceWordsTest {
  private static String ratio(double value, double low, double high) {
    return DifferenceWords.ratio(new Estimate(value, Optional.of(new Interval(low, high)), 5));
  }

  @Test
  void aRatioNearOneHasThreeDecimals() {
    assertThat(ratio(1.051, 1.046, 1.0561)).isEqualTo("1.051 [1.046, 1.056]");
    assertThat(DifferenceWords.ratio(new Estimate(1.5, Optional.empty(), 1)))
        .isEqualTo("1.500 [needs 2]");
  }

  /** Two forks that differ much: a range of several powers of ten is no figure. */
  @ParameterizedTest
  @CsvSource({"0.0001, 99999", "0, 1e7", "0, Infinity", "1e-9, 151"})
  void whatTheForksDoNotBoundIsSaidInWords(double low, double high) {
    assertThat(ratio(1.5, low, high)).isEqualTo("1.500 [not bounded]");
  }

  @Test
  void aWideIntervalThatBoundsIsShown() {
    assertThat(ratio(1.5, 0.01, 150)).isEqualTo("1.500 [0.010, 150.000]");
  }
}

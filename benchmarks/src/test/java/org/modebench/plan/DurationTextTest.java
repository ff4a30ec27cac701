package org.modebench.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("any-jdk")
class DurationTextTest {

  @ParameterizedTest
  @CsvSource({
    "-1, 0 s",
    "0.4, 0 s",
    "48, 48 s",
    "59.7, 1 min",
    "130, 2 min 10 s",
    "3599.7, 1 h",
    "3600, 1 h",
    "3900, 1 h 5 min",
    "7199, 2 h"
  })
  void timesToSpendAreRounded(double seconds, String text) {
    assertThat(DurationText.of(seconds)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "12.345, 12.3 s",
    "0.9996, 1.00 s",
    "0.0479, 47.9 ms",
    "0.1, 100 ms",
    "0.00999, 9.99 ms",
    "1.5e-6, 1.50 µs",
    "8.28e-8, 82.8 ns",
    "0, 0.00 ns"
  })
  void measuredTimesHaveThreeDigits(double seconds, String text) {
    assertThat(DurationText.measured(seconds)).isEqualTo(text);
  }
}

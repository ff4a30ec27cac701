package org.modebench.analysis.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.modebench.analysis.statistics.Estimate;
import org.modebench.analysis.statistics.Interval;

@Tag("any-jdk")
class PredictionTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"2=10x|10", "2=10|10", "2=1.5x|1.5", "2=1,5х|1.5", "2=0.25×|0.25"})
  void readsWhatPeopleType(String text, double factor) {
    assertThat(Prediction.parse(text)).isEqualTo(new Prediction(2, factor));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1=1x", "4=1x", "7=8x", "2=0x", "2=-1x", "2", "2=ten", "=10x", ""})
  void refusesWhatItCannotMark(String text) {
    assertThatThrownBy(() -> Prediction.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("--predict")
        .hasMessageContaining('"' + text + '"');
  }

  @ParameterizedTest
  @CsvSource({
    "9.7, 9.9, RIGHT",
    "8.1, 12.4, RIGHT",
    "7.9, 9.9, OPEN",
    "9.9, 12.6, OPEN",
    "2.9, 3.1, WRONG",
    "13.0, 14.0, WRONG"
  })
  void isMarkedByWhereTheIntervalLies(double low, double high, Prediction.Mark mark) {
    Estimate speedup = new Estimate((low + high) / 2, Optional.of(new Interval(low, high)), 5);

    assertThat(new Prediction(2, 10).mark(speedup)).isEqualTo(mark);
  }

  @Test
  void isNotMarkedByFewForks() {
    Estimate three = new Estimate(10, Optional.of(new Interval(9.9, 10.1)), 3);

    assertThat(new Prediction(2, 10).mark(three)).isEqualTo(Prediction.Mark.OPEN);
    assertThat(new Prediction(2, 10).mark(new Estimate(3, Optional.empty(), 1)))
        .isEqualTo(Prediction.Mark.OPEN);
  }
}

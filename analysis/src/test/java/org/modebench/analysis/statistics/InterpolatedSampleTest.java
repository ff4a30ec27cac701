package org.modebench.analysis.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.modebench.analysis.text.Facts.saying;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InterpolatedSampleTest {
  private static final Offset<Double> CLOSE = Offset.offset(1e-12);

  private final LogSample low = LogSample.of(1.0, 1.1, 0.9);
  private final LogSample high = LogSample.of(10.0, 10.4, 9.8);

  @Test
  void liesOnTheLineBetweenTheMeans() {
    InterpolatedSample blend = new InterpolatedSample(LogSample.of(2), LogSample.of(10), 0.25);
    assertThat(blend.value()).isCloseTo(4, CLOSE);
    assertThat(blend.logValue()).isCloseTo(Math.log(4), CLOSE);
  }

  @Test
  void isTheMeanOfTheSampleThatHasAllTheWeight() {
    assertThat(new InterpolatedSample(low, high, 0).value()).isEqualTo(low.geometricMean());
    assertThat(new InterpolatedSample(low, high, 1).value()).isEqualTo(high.geometricMean());
  }

  @Test
  void timesNearTheEndsOfTheRangeOfNumbersNeitherOverflowNorVanish() {
    LogSample greatest = LogSample.of(Double.MAX_VALUE);
    LogSample smallest = LogSample.of(Double.MIN_VALUE);
    assertThat(new InterpolatedSample(greatest, greatest, 0.5).logValue())
        .isCloseTo(Math.log(Double.MAX_VALUE), CLOSE);
    assertThat(new InterpolatedSample(smallest, smallest, 0.5).logValue())
        .isCloseTo(Math.log(Double.MIN_VALUE), CLOSE);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, 1.1, Double.NaN})
  void aWeightOutsideItsDomainIsRefused(double weight) {
    assertThatThrownBy(() -> new InterpolatedSample(low, high, weight))
        .isInstanceOf(IllegalArgumentException.class)
        .satisfies(saying("weight", "0 to 1", Double.toString(weight)));
  }
}

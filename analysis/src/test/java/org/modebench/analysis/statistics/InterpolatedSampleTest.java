package org.modebench.analysis.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InterpolatedSampleTest {
  private static final Offset<Double> CLOSE = Offset.offset(1e-12);

  private final LogSample low = LogSample.of(1.0, 1.1, 0.9);
  private final LogSample high = LogSample.of(10.0, 10.4, 9.8);
  private final LogSample other = LogSample.of(3.0, 3.3);

  @Test
  void liesOnTheLineBetweenTheMeans() {
    InterpolatedSample blend = new InterpolatedSample(LogSample.of(2), LogSample.of(10), 0.25);
    assertThat(blend.value()).isCloseTo(4, CLOSE);
    assertThat(blend.logValue()).isCloseTo(Math.log(4), CLOSE);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1})
  void isWelchsRatioWhereOneSampleHasAllTheWeight(double weight) {
    Estimate expected = Ratio.of(weight == 0 ? low : high, other, 0.95);
    Estimate ratio =
        new InterpolatedSample(low, high, weight)
            .over(new InterpolatedSample(other, other, 0), 0.95);
    assertThat(ratio.value()).isCloseTo(expected.value(), CLOSE);
    assertThat(ratio.interval().orElseThrow().low())
        .isCloseTo(expected.interval().orElseThrow().low(), CLOSE);
    assertThat(ratio.interval().orElseThrow().high())
        .isCloseTo(expected.interval().orElseThrow().high(), CLOSE);
  }

  @Test
  void theSampleThatHasNoWeightNeedsNoSecondFork() {
    InterpolatedSample blend = new InterpolatedSample(low, LogSample.of(5), 0);
    assertThat(blend.over(new InterpolatedSample(other, other, 0), 0.95).interval()).isPresent();
  }

  @Test
  void oneForkGivesNoInterval() {
    InterpolatedSample blend = new InterpolatedSample(low, LogSample.of(5), 0.5);
    assertThat(blend.over(new InterpolatedSample(other, other, 0), 0.95).interval()).isEmpty();
  }

  @Test
  void timesNearTheEndsOfTheRangeOfNumbersNeitherOverflowNorVanish() {
    LogSample greatest = LogSample.of(Double.MAX_VALUE, Double.MAX_VALUE / 2);
    LogSample smallest = LogSample.of(Double.MIN_VALUE, 2 * Double.MIN_VALUE);
    Estimate ratio =
        new InterpolatedSample(greatest, greatest, 0.5)
            .over(new InterpolatedSample(greatest, greatest, 0.5), 0.95);
    assertThat(ratio.value()).isCloseTo(1, CLOSE);
    assertThat(
            new InterpolatedSample(greatest, greatest, 0.5)
                .over(new InterpolatedSample(smallest, smallest, 0.5), 0.95))
        .satisfies(e -> assertThat(e.interval().orElseThrow().low()).isPositive());
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, 1.1, Double.NaN})
  void aWeightOutsideItsDomainIsRefused(double weight) {
    assertThatThrownBy(() -> new InterpolatedSample(low, high, weight))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a weight must be from 0 to 1, but is " + weight);
  }
}

package org.modebench.analysis.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.random.Well19937c;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrendTest {
  /** SciPy 1.17.1: stats.theilslopes, and norm.sf of z, S and V counted in Python. */
  @Test
  void agreesWithSciPy() {
    double[] series =
        IntStream.range(0, 30)
            .mapToDouble(i -> 1 + 0.001 * i + 0.01 * Math.sin((i + 1.0) * (i + 1)))
            .toArray();
    Trend trend = Trend.of(series);
    assertThat(trend.slope()).isCloseTo(0.0010295722184436862, within(1e-12));
    assertThat(trend.p()).isCloseTo(1.3415756811733955e-05, within(1e-12));
  }

  @Test
  void agreesWithSciPyWhereThereAreTies() {
    Trend trend = Trend.of(new double[] {1, 2, 2, 3, 3, 3, 4, 1, 5, 5, 6, 4});
    assertThat(trend.slope()).isCloseTo(0.41428571428571426, within(1e-12));
    assertThat(trend.p()).isCloseTo(0.005210538239129057, within(1e-12));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 30})
  void equalValuesHaveNoTrend(int n) {
    double[] series = new double[n];
    Arrays.fill(series, 1);
    assertThat(Trend.of(series)).isEqualTo(new Trend(0, 1, n));
  }

  /** A hundred thousand iterations have five billion pairs. */
  @Test
  void aLongSeriesHasTheSlopeOfAShortOne() {
    Trend trend = Trend.of(IntStream.range(0, 100_050).mapToDouble(i -> 1 + 1e-6 * i).toArray());
    assertThat(trend.slope()).isCloseTo(1e-6, within(1e-12));
    assertThat(trend.isDrift(0.1)).isTrue();
    assertThat(trend.isDrift(0.1001)).isFalse();
  }

  /** At a level of 0.1 %, 20 of 4,000 are far too many. */
  @ParameterizedTest
  @ValueSource(ints = {10, 30})
  void noiseAloneIsNoDrift(int n) {
    RandomGenerator random = new Well19937c(n);
    long drifting =
        IntStream.range(0, 4000)
            .mapToObj(
                series ->
                    Trend.of(
                        IntStream.range(0, n)
                            .mapToDouble(i -> 1 + 0.003 * random.nextGaussian())
                            .toArray()))
            .filter(trend -> trend.isDrift(0.001))
            .count();
    assertThat(drifting).isLessThan(20);
  }
}

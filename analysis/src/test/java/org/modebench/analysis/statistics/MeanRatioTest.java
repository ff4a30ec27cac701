package org.modebench.analysis.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class MeanRatioTest {
  private static final LogSample A = LogSample.of(0.1012, 0.1034, 0.0998, 0.1021, 0.1007);
  private static final LogSample B = LogSample.of(0.1041, 0.1033, 0.1052, 0.1030, 0.1047);
  private static final LogSample C = LogSample.of(0.1015, 0.1009, 0.1020, 0.1003, 0.1024);
  private static final LogSample D = LogSample.of(0.2051, 0.2012, 0.2103, 0.1987);

  private static Estimate mean(LogSample... numeratorsAndDenominators) {
    MeanRatio mean = new MeanRatio();
    for (int i = 0; i < numeratorsAndDenominators.length; i += 2) {
      mean.add(numeratorsAndDenominators[i], numeratorsAndDenominators[i + 1]);
    }
    return mean.estimate(0.95).orElseThrow();
  }

  /**
   * R 4.2.2, by hand from the estimates, {@code stderr} and {@code parameter} of {@code
   * t.test(log(a), log(b))} and {@code t.test(log(d), log(c))}; df = 5.83.
   */
  @Test
  void knownAnswer() {
    Estimate mean = mean(A, B, D, C);
    Interval interval = mean.interval().orElseThrow();
    assertThat(mean.value()).isCloseTo(1.39951201364146, within(1e-12));
    assertThat(interval.low()).isCloseTo(1.3742256492838, within(1e-9));
    assertThat(interval.high()).isCloseTo(1.42526365837192, within(1e-9));
    assertThat(mean.n()).isEqualTo(4);
  }

  @Test
  void ofOnePairItIsTheRatio() {
    Estimate ratio = Ratio.of(A, B, 0.95);
    assertThat(mean(A, B).value()).isCloseTo(ratio.value(), within(1e-14));
    assertThat(mean(A, B).interval().orElseThrow().low())
        .isCloseTo(ratio.interval().orElseThrow().low(), within(1e-12));
  }

  @Test
  void aSingleForkLeavesNoInterval() {
    assertThat(mean(A, B, LogSample.of(1), A).interval()).isEmpty();
  }

  @Test
  void withoutAnySpreadTheIntervalHasWidthZero() {
    Estimate mean = mean(LogSample.of(2, 2), LogSample.of(1, 1));
    Interval interval = mean.interval().orElseThrow();
    assertThat(interval.low()).isEqualTo(interval.high());
  }

  @Test
  void ofNoPairThereIsNone() {
    assertThat(new MeanRatio().estimate(0.95)).isEmpty();
  }
}

package org.modebench.analysis.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MeanRatioTest {
  private static final LogSample A = LogSample.of(0.1012, 0.1034, 0.0998, 0.1021, 0.1007);
  private static final LogSample B = LogSample.of(0.1041, 0.1033, 0.1052, 0.1030, 0.1047);
  private static final LogSample C = LogSample.of(0.1015, 0.1009, 0.1020, 0.1003, 0.1024);
  private static final LogSample D = LogSample.of(0.2051, 0.2012, 0.2103, 0.1987);

  @Test
  void isTheMeanOfThePairsAndOneSittingLeavesNoInterval() {
    MeanRatio mean = new MeanRatio();
    mean.add(List.of(A), List.of(B));
    mean.add(List.of(D), List.of(C));
    Estimate estimate = mean.estimate(0.95).orElseThrow();
    assertThat(estimate.value()).isCloseTo(1.39951201364146, within(1e-12));
    assertThat(estimate.interval()).isEmpty();
    assertThat(estimate.n()).isEqualTo(1);
    assertThat(mean.pairs()).isEqualTo(2);
  }

  /** Of one pair, the sittings are its sample, whatever their forks. */
  @Test
  void theSampleIsTheSitting() {
    MeanRatio mean = new MeanRatio();
    mean.add(List.of(A, B), List.of(C, D));
    Estimate expected =
        Ratio.of(
            LogSample.of(A.geometricMean(), B.geometricMean()),
            LogSample.of(C.geometricMean(), D.geometricMean()),
            0.95);
    Interval interval = mean.estimate(0.95).orElseThrow().interval().orElseThrow();
    assertThat(interval.low()).isCloseTo(expected.interval().orElseThrow().low(), within(1e-12));
    assertThat(interval.high()).isCloseTo(expected.interval().orElseThrow().high(), within(1e-9));
  }

  @Test
  void aPairThatLacksASittingLeavesNoInterval() {
    MeanRatio mean = new MeanRatio();
    mean.add(List.of(A, B), List.of(B, C));
    mean.add(List.of(A), List.of(B, C));
    assertThat(mean.estimate(0.95).orElseThrow().interval()).isEmpty();
  }

  @Test
  void ofNoPairThereIsNone() {
    assertThat(new MeanRatio().estimate(0.95)).isEmpty();
  }

  /** 33 cells of equal code, in sittings of which each shifts all of them by 0.5 %. */
  @ParameterizedTest
  @ValueSource(ints = {2, 3, 5})
  void theIntervalKnowsTheSitting(int sittings) {
    RandomGenerator random = SimulatedForks.seeded(20261126);
    int comparisons = 500;
    int covered = 0;
    for (int i = 0; i < comparisons; i++) {
      double[] shifts = new double[2 * sittings];
      for (int s = 0; s < shifts.length; s++) {
        shifts[s] = 0.005 * random.nextGaussian();
      }
      MeanRatio mean = new MeanRatio();
      for (int cell = 0; cell < 33; cell++) {
        List<LogSample> old = new ArrayList<>();
        List<LogSample> now = new ArrayList<>();
        for (int s = 0; s < sittings; s++) {
          old.add(SimulatedForks.logNormal(5, Math.exp(shifts[2 * s]), 0.02, random));
          now.add(SimulatedForks.logNormal(5, Math.exp(shifts[2 * s + 1]), 0.02, random));
        }
        mean.add(now, old);
      }
      Interval interval = mean.estimate(0.95).orElseThrow().interval().orElseThrow();
      covered += interval.low() <= 1 && 1 <= interval.high() ? 1 : 0;
    }
    System.out.printf(
        "mean of 33 equal cells, %d sittings a side, each shifts by 0.5 %%: covered in %.1f %%%n",
        sittings, 100.0 * covered / comparisons);
    assertThat(covered).isGreaterThanOrEqualTo(comparisons * 93 / 100);
  }
}

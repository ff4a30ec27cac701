package org.modebench.analysis.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.modebench.analysis.statistics.ChangePoints.ChangePoint;

/** Changes over runs: where there is none, where there is one, and where values are missing. */
@Tag("any-jdk")
class ChangePointsTest {
  private static final double LEVEL = 0.05;

  private static void say(String format, Object... figures) {
    System.out.println(String.format(Locale.ROOT, "simulation: " + format, figures));
  }

  /** The logarithm of the figure of a cell in each run, five forks a run. */
  private static double[] series(int runs, SimulatedForks forks, RandomGenerator random) {
    return IntStream.range(0, runs)
        .mapToDouble(run -> forks.sample(5, 1, random).logMean())
        .toArray();
  }

  private static double[] noise(int runs, double spread, RandomGenerator random) {
    return IntStream.range(0, runs).mapToDouble(run -> spread * random.nextGaussian()).toArray();
  }

  private static double[] shifted(double[] series, int from, int to, double by) {
    double[] shifted = series.clone();
    for (int i = from; i < to; i++) {
      shifted[i] += Math.log(by);
    }
    return shifted;
  }

  private static List<Integer> places(List<ChangePoint> changes) {
    return changes.stream().map(ChangePoint::at).toList();
  }

  /**
   * A family is all cells of a history. What disturbs a run, by 1 % here, disturbs all its cells.
   */
  @ParameterizedTest
  @CsvSource({"1, 20", "10, 12"})
  void whereNothingChangesAtMostFivePercentOfFamiliesClaimAChange(int cells, int runs) {
    RandomGenerator random = SimulatedForks.seeded(17);
    int families = 200;
    int wrong = 0;
    for (int family = 0; family < families; family++) {
      double[] ofAll = noise(runs, 0.01, random);
      List<double[]> all = new ArrayList<>();
      for (int cell = 0; cell < cells; cell++) {
        double[] own = series(runs, SimulatedForks.USUAL, random);
        all.add(IntStream.range(0, runs).mapToDouble(i -> ofAll[i] + own[i]).toArray());
      }
      wrong += ChangePoints.of(all, LEVEL, 199).stream().allMatch(List::isEmpty) ? 0 : 1;
    }
    say("%d cells, %d runs, no change: claimed in %d of %d families", cells, runs, wrong, families);
    // 5 % and three standard errors of a share of 200.
    assertThat(wrong).isLessThanOrEqualTo(families * 96 / 1000);
  }

  @ParameterizedTest
  @EnumSource(
      value = SimulatedForks.class,
      names = {"HEAVY_TAILED", "BIMODAL"})
  void whateverTheSpreadOfForks(SimulatedForks forks) {
    RandomGenerator random = SimulatedForks.seeded(5);
    int families = 150;
    int wrong = 0;
    for (int family = 0; family < families; family++) {
      List<double[]> all = new ArrayList<>();
      for (int cell = 0; cell < 5; cell++) {
        all.add(series(12, forks, random));
      }
      wrong += ChangePoints.of(all, LEVEL, 199).stream().allMatch(List::isEmpty) ? 0 : 1;
    }
    say("5 cells, 12 runs, %s, no change: claimed in %d of %d", forks, wrong, families);
    // 5 % and three standard errors of a share of 150.
    assertThat(wrong).isLessThanOrEqualTo(families * 103 / 1000);
  }

  /** One of ten cells becomes slower by 10 %, with 1 % between runs. */
  @ParameterizedTest
  @CsvSource({"8, 4", "12, 9"})
  void aPlantedChangeIsFoundAtItsRun(int runs, int at) {
    RandomGenerator random = SimulatedForks.seeded(23);
    int families = 40;
    int found = 0;
    int elsewhere = 0;
    for (int family = 0; family < families; family++) {
      List<double[]> all = new ArrayList<>();
      all.add(shifted(noise(runs, 0.01, random), at, runs, 1.1));
      for (int cell = 1; cell < 10; cell++) {
        all.add(noise(runs, 0.01, random));
      }
      List<List<ChangePoint>> changes = ChangePoints.of(all, LEVEL);
      found += places(changes.get(0)).equals(List.of(at)) ? 1 : 0;
      elsewhere += changes.stream().skip(1).allMatch(List::isEmpty) ? 0 : 1;
    }
    say("10 %% at run %d of %d: found in %d of %d families", at, runs, found, families);
    assertThat(found).isGreaterThanOrEqualTo(families * 9 / 10);
    assertThat(elsewhere).isLessThanOrEqualTo(families / 8);
  }

  /** A regression that was mended, which no single change describes. */
  @Test
  void aChangeThatIsTakenBackIsTwo() {
    double[] series = shifted(noise(24, 0.01, SimulatedForks.seeded(3)), 8, 16, 1.1);
    assertThat(places(ChangePoints.of(List.of(series), LEVEL).get(0))).containsExactly(8, 16);
  }

  @Test
  void aMissingValueIsAGapAndNoChange() {
    double[] series = noise(16, 0.01, SimulatedForks.seeded(4));
    for (int gap : new int[] {0, 3, 7, 8, 12}) {
      series[gap] = Double.NaN;
    }
    assertThat(ChangePoints.of(List.of(series), LEVEL).get(0)).isEmpty();
    // The first value of the new level is that after the gap.
    assertThat(places(ChangePoints.of(List.of(shifted(series, 7, 16, 1.2)), LEVEL).get(0)))
        .containsExactly(9);
  }

  /** Such as a count of bytes, which knows no noise. */
  @Test
  void valuesWithoutSpreadChangeWhereTheyDiffer() {
    double[] equal = new double[10];
    assertThat(ChangePoints.of(List.of(equal), LEVEL).get(0)).isEmpty();
    List<ChangePoint> changes =
        ChangePoints.of(List.of(shifted(equal, 5, 10, 1.001)), LEVEL).get(0);
    assertThat(places(changes)).containsExactly(5);
    // Two of the 252 divisions of ten values in five and five do as well.
    assertThat(changes.get(0).p()).isCloseTo(2.0 / 252, within(0.006));
  }

  @Test
  void fewerThanEightValuesChangeNowhere() {
    double[] seven = {0, 0, 0, 0, 1, 1, 1};
    assertThat(ChangePoints.of(List.of(seven), LEVEL).get(0)).isEmpty();
    assertThat(ChangePoints.of(List.of(), LEVEL)).isEmpty();
  }

  /** 2 / C(n, k): 2 / 28, 2 / 56; 2 / 45. */
  @Test
  void aChangeNearAnEndNeedsMoreRuns() {
    assertThat(ChangePoints.fewestOnEitherSide(8, LEVEL)).isEqualTo(3);
    assertThat(ChangePoints.fewestOnEitherSide(10, LEVEL)).isEqualTo(2);
    double[] late = {0, 0.001, 0, 0.001, 0, 0.001, 1, 1.001};
    assertThat(ChangePoints.of(List.of(late), LEVEL).get(0)).isEmpty();
  }

  /** By hand: S₀ = 208 around 6, S₁ = 4 + 4 around 1 and 11, f = 6. */
  @Test
  void theScoreIsTheLikelihoodRatioOnTheScaleOfANormalDeviate() {
    ProposedChanges changes = new ProposedChanges(0, 2, 0, 2, 10, 12, 10, 12);
    assertThat(changes.count()).isEqualTo(1);
    assertThat(changes.at(0)).isEqualTo(4);
    assertThat(changes.score(0)).isCloseTo(Math.sqrt(6 * Math.log(26)) * 49 / 51, within(1e-12));
    assertThat(changes.bestScore()).isEqualTo(changes.score(0));
    // In turns the same values have no level to change.
    assertThat(new ProposedChanges(0, 12, 0, 12, 2, 10, 2, 10).bestScore()).isZero();
  }
}

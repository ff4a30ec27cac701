package org.modebench.analysis.statistics.covariance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.apache.commons.math3.stat.regression.OLSMultipleLinearRegression;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.modebench.analysis.statistics.Criteria;
import org.modebench.analysis.statistics.Differences;
import org.modebench.analysis.statistics.LogSample;
import org.modebench.analysis.statistics.Ratio;
import org.modebench.analysis.statistics.Verdict;
import org.modebench.analysis.statistics.WelchTest;

/** A covariate of forks: against a regression by Commons Math, and on simulated machines. */
@Tag("any-jdk")
class CovarianceTest {
  private static final double CONFIDENCE = 0.95;

  private static void say(String format, Object... figures) {
    System.out.println(String.format(Locale.ROOT, "covariate: " + format, figures));
  }

  /** Forks of several cells on a machine whose speed wanders from fork to fork. */
  private static final class Machine {
    final Map<Integer, double[]> times = new LinkedHashMap<>();
    final Map<Integer, double[]> pieces = new LinkedHashMap<>();

    /**
     * @param wanders by how much the speed differs between forks
     * @param slopes how much of that each cell follows
     * @param spreads of the forks of each cell otherwise
     * @param effect of the first cell, as a difference of logarithms
     */
    Machine(
        int forks,
        double wanders,
        double[] slopes,
        double[] spreads,
        double effect,
        RandomGenerator random) {
      for (int cell = 0; cell < slopes.length; cell++) {
        double[] time = new double[forks];
        double[] piece = new double[forks];
        for (int fork = 0; fork < forks; fork++) {
          double slow = wanders * random.nextGaussian();
          piece[fork] = 1e-4 * Math.exp(slow + 0.003 * random.nextGaussian());
          time[fork] =
              0.05
                  * Math.exp(
                      (cell == 0 ? effect : 0)
                          + slopes[cell] * slow
                          + spreads[cell] * random.nextGaussian());
        }
        times.put(cell, time);
        pieces.put(cell, piece);
      }
    }

    Covariance<Integer> covariance() {
      return Covariance.of(times, pieces).orElseThrow();
    }

    LogSample adjusted(int cell) {
      return covariance().adjusted(cell).orElseThrow();
    }

    LogSample measured(int cell) {
      return LogSample.of(Objects.requireNonNull(times.get(cell)));
    }
  }

  private static double[] all(double value, int cells) {
    double[] all = new double[cells];
    Arrays.fill(all, value);
    return all;
  }

  private static boolean isClaimed(Verdict verdict) {
    return verdict == Verdict.FASTER || verdict == Verdict.SLOWER;
  }

  @Test
  void whatTheCovariateExplainsWhollyLeavesNoSpread() {
    Map<String, double[]> pieces =
        Map.of("a", new double[] {1, 2, 4, 8, 16}, "b", new double[] {3, 9, 27, 81, 243});
    Map<String, double[]> times = new LinkedHashMap<>();
    pieces.forEach(
        (cell, x) ->
            times.put(
                cell,
                Arrays.stream(x)
                    .map(piece -> (cell.equals("a") ? 3 : 1) * Math.pow(piece, 0.7))
                    .toArray()));
    Covariance<String> covariance = Covariance.of(times, pieces).orElseThrow();
    assertThat(covariance.slope(CONFIDENCE).value()).isCloseTo(0.7, within(1e-12));
    LogSample a = covariance.adjusted("a").orElseThrow();
    LogSample b = covariance.adjusted("b").orElseThrow();
    assertThat(Ratio.of(a, b, CONFIDENCE).value()).isCloseTo(3, within(1e-9));
    assertThat(a.logVariance().orElseThrow()).isLessThan(1e-20);
  }

  /** The slope and the difference of two cells are those of the regression on both at once. */
  @Test
  void theSlopeIsThatOfTheRegression() {
    Machine machine =
        new Machine(7, 0.02, all(0.8, 2), new double[] {0.004, 0.004}, 0.05, new Random(5));
    double[] y = new double[14];
    double[][] x = new double[14][];
    for (int i = 0; i < 14; i++) {
      int cell = i / 7;
      y[i] = Math.log(Objects.requireNonNull(machine.times.get(cell))[i % 7]);
      x[i] =
          new double[] {
            1 - cell, Math.log(Objects.requireNonNull(machine.pieces.get(cell))[i % 7])
          };
    }
    OLSMultipleLinearRegression regression = new OLSMultipleLinearRegression();
    regression.newSampleData(y, x);
    double[] expected = regression.estimateRegressionParameters();
    double[] errors = regression.estimateRegressionParametersStandardErrors();
    Covariance<Integer> covariance = machine.covariance();
    assertThat(covariance.slope(CONFIDENCE).value()).isCloseTo(expected[2], within(1e-9));
    WelchTest test =
        WelchTest.of(covariance.adjusted(0).orElseThrow(), covariance.adjusted(1).orElseThrow())
            .orElseThrow();
    assertThat(test.difference()).isCloseTo(expected[1], within(1e-9));
    // The regression takes both cells for equally noisy, and these are not taken so.
    assertThat(test.error()).isCloseTo(errors[1], within(0.25 * errors[1]));
  }

  @Test
  void tooFewForksTellNoSlope() {
    Machine machine = new Machine(4, 0.02, all(1, 2), all(0.01, 2), 0, new Random(5));
    assertThat(Covariance.of(machine.times, machine.pieces)).isEmpty();
  }

  @Test
  void aCovariateThatNeverChangesTellsNothing() {
    Map<Integer, double[]> times =
        Map.of(0, new double[] {1, 2, 3, 4, 5}, 1, new double[] {1, 2, 3, 4, 5});
    Map<Integer, double[]> pieces = Map.of(0, all(1, 5), 1, all(1, 5));
    assertThat(Covariance.of(times, pieces)).isEmpty();
  }

  /**
   * Whether work follows the machine's speed, not at all, or some of it, and however noisy it is:
   * families of nine equal cells.
   */
  @ParameterizedTest
  @CsvSource({"5, 1, 1", "5, 0, 0", "5, 0, 1", "10, 0.5, 1"})
  void ofFamiliesOfEqualModesAtMostFivePercentAreWrong(int forks, double least, double most) {
    int families = 1_500;
    for (double spread : new double[] {0.003, 0.02}) {
      RandomGenerator random = new Random(20261127);
      int wrong = 0;
      for (int family = 0; family < families; family++) {
        double[] slopes = all(least, 9);
        Arrays.fill(slopes, 0, 5, most);
        double[] spreads = all(spread, 9);
        spreads[8] = 0.05;
        Machine machine = new Machine(forks, 0.02, slopes, spreads, 0, random);
        Covariance<Integer> covariance = machine.covariance();
        Map<Integer, LogSample> samples = new LinkedHashMap<>();
        machine.times.keySet().forEach(c -> samples.put(c, covariance.adjusted(c).orElseThrow()));
        wrong +=
            Differences.of(samples, Criteria.STANDARD).pairs().stream()
                    .anyMatch(pair -> isClaimed(pair.verdict()))
                ? 1
                : 0;
      }
      say(
          "nine equal modes, %d forks, slopes %.1f and %.1f, spread %.1f %%: a claim in %.1f %% of %d families",
          forks, most, least, 100 * spread, 100.0 * wrong / families, families);
      assertThat(wrong).isLessThanOrEqualTo(families / 20);
    }
  }

  /** Two cells alone, so that their own forks must tell the slope. */
  @ParameterizedTest
  @CsvSource({"5, 1, 0.003, 0.003", "5, 0, 0.01, 0.01", "5, 1, 0.003, 0.03", "20, 1, 0.003, 0.003"})
  void theIntervalOfARatioHoldsTheTruth(int forks, double slope, double one, double other) {
    RandomGenerator random = new Random(3);
    int pairs = 2_000;
    int held = 0;
    double narrower = 0;
    for (int pair = 0; pair < pairs; pair++) {
      Machine machine =
          new Machine(forks, 0.02, all(slope, 2), new double[] {one, other}, 0.01, random);
      WelchTest test = WelchTest.of(machine.adjusted(0), machine.adjusted(1)).orElseThrow();
      held += holds(test, 0.01) ? 1 : 0;
      narrower +=
          width(test)
              / width(WelchTest.of(machine.measured(0), machine.measured(1)).orElseThrow())
              / pairs;
    }
    say(
        "%d forks, slope %.1f, spreads %.1f and %.1f %%: %.1f %% of %d intervals hold the truth, %.2f times as wide as without",
        forks, slope, 100 * one, 100 * other, 100.0 * held / pairs, pairs, narrower);
    // 95 % less three standard errors of a share of 2,000.
    assertThat(held).isGreaterThanOrEqualTo(pairs * 935 / 1000);
  }

  private static boolean holds(WelchTest test, double truth) {
    return test.interval(CONFIDENCE).low() <= truth && truth <= test.interval(CONFIDENCE).high();
  }

  private static double width(WelchTest test) {
    return test.interval(CONFIDENCE).high() - test.interval(CONFIDENCE).low();
  }

  @Test
  void aSlowdownOfOnePercentIsFoundThatTheMachineWouldHide() {
    RandomGenerator random = new Random(11);
    int runs = 400;
    int found = 0;
    int withoutIt = 0;
    for (int run = 0; run < runs; run++) {
      Machine machine = new Machine(8, 0.02, all(1, 9), all(0.003, 9), 0.01, random);
      found += isFound(List.of(machine.adjusted(0), machine.adjusted(1))) ? 1 : 0;
      withoutIt += isFound(List.of(machine.measured(0), machine.measured(1))) ? 1 : 0;
    }
    say(
        "a slowdown of 1 %%, 8 forks: found in %.1f %%, without the reference in %.1f %% of %d",
        100.0 * found / runs, 100.0 * withoutIt / runs, runs);
    assertThat(found).isGreaterThanOrEqualTo(runs * 9 / 10);
    assertThat(withoutIt).isLessThan(runs / 2);
  }

  private static boolean isFound(List<LogSample> pair) {
    return WelchTest.of(pair.get(0), pair.get(1)).orElseThrow().differenceP() <= 1 - CONFIDENCE;
  }
}

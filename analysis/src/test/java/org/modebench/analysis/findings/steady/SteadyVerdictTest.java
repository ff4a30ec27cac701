package org.modebench.analysis.findings.steady;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.modebench.analysis.findings.steady.SteadyVerdict.Outcome;
import org.modebench.analysis.results.ForkCourses.Bin;

class SteadyVerdictTest {
  private static final int CELLS = 1000;
  private static final int BATCHES = 60;

  private final Random random = new Random(42);

  /** A fork of batches that take what is given, times noise. */
  private ForkCourse fork(IntToDoubleFunction level, double spread, double correlation) {
    double offset = 0.03 * random.nextGaussian();
    double state = random.nextGaussian();
    List<Bin> bins = new ArrayList<>();
    bins.add(new Bin(0, 0, 1, 17));
    double start = 17;
    for (int i = 0; i < BATCHES; i++) {
      double noise = offset + spread * state;
      double seconds = level.applyAsDouble(i) * Math.exp(noise);
      bins.add(new Bin(1, start, 1, seconds));
      start += seconds;
      state =
          correlation * state + Math.sqrt(1 - correlation * correlation) * random.nextGaussian();
    }
    return new ForkCourse(bins);
  }

  private SteadyVerdict cell(IntToDoubleFunction level, double spread, double correlation) {
    return SteadyVerdict.of(
        Stream.generate(() -> fork(level, spread, correlation)).limit(5).toList());
  }

  /** In how many cells of a thousand the verdict is as given. */
  private double share(
      Outcome outcome, IntToDoubleFunction level, double spread, double correlation) {
    return Stream.generate(() -> cell(level, spread, correlation).outcome())
            .limit(CELLS)
            .filter(outcome::equals)
            .count()
        / (double) CELLS;
  }

  @Test
  void aFlatSeriesIsSteady() {
    assertThat(share(Outcome.STEADY, i -> 1, 0.02, 0)).isGreaterThan(0.95);
    assertThat(share(Outcome.CHANGING, i -> 1, 0.02, 0)).isLessThan(0.01);
  }

  /** Of a stationary series that remembers, a search for changes finds some in up to 43 %. */
  @Test
  void correlatedNoiseIsNotTakenForAChange() {
    for (double correlation : new double[] {0.5, 0.9, 0.97}) {
      assertThat(share(Outcome.CHANGING, i -> 1, 0.05, correlation)).isLessThan(0.05);
    }
  }

  @Test
  void aSlowFirstThirdIsSeen() {
    IntToDoubleFunction slowFirst = i -> i < BATCHES / 3 ? 1.2 : 1;
    assertThat(share(Outcome.CHANGING, slowFirst, 0.02, 0)).isGreaterThan(0.95);
    assertThat(share(Outcome.STEADY, slowFirst, 0.05, 0.5)).isLessThan(0.01);
  }

  @Test
  void aDriftIsSeen() {
    IntToDoubleFunction drift = i -> 1 + 0.3 * i / BATCHES;
    assertThat(share(Outcome.CHANGING, drift, 0.02, 0)).isGreaterThan(0.95);
    assertThat(share(Outcome.STEADY, drift, 0.05, 0.9)).isLessThan(0.01);
  }

  /** The worst cases: a change as large as the tolerance, in one of the ratios or in the other. */
  @Test
  void atTheToleranceEitherVerdictIsRare() {
    List<IntToDoubleFunction> worst =
        List.of(i -> i < BATCHES / 2 ? 1.04 : 1, i -> i < BATCHES * 3 / 4 ? 1 : 1.04);
    for (IntToDoubleFunction change : worst) {
      for (double spread : new double[] {0.01, 0.05}) {
        assertThat(share(Outcome.STEADY, change, spread, 0)).isLessThan(0.065);
        assertThat(share(Outcome.CHANGING, change, spread, 0)).isLessThan(0.065);
      }
    }
  }

  @Test
  void noiseLeavesItOpenAndTellsWhatIsPossible() {
    SteadyVerdict verdict = cell(i -> 1, 0.5, 0.5);
    assertThat(verdict.outcome()).isEqualTo(Outcome.NOT_SHOWN);
    assertThat(verdict.possible().orElseThrow()).isBetween(0.02, 2.0);
  }

  @Test
  void withoutForksOrBatchesEnoughNothingIsShown() {
    ForkCourse whole = fork(i -> 1, 0.01, 0);
    ForkCourse few = new ForkCourse(whole.bins().subList(0, 4));
    assertThat(SteadyVerdict.of(List.of()).outcome()).isEqualTo(Outcome.NO_COURSE);
    assertThat(SteadyVerdict.of(List.of(whole, whole, whole, whole)).outcome())
        .isEqualTo(Outcome.TOO_FEW_FORKS);
    SteadyVerdict ofFew = SteadyVerdict.of(List.of(whole, whole, whole, whole, few));
    assertThat(ofFew.outcome()).isEqualTo(Outcome.TOO_FEW_BATCHES);
    assertThat(ofFew.fewestBatches()).isEqualTo(3);
  }
}

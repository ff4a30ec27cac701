package org.modebench.analysis.findings.scaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.random.Well19937c;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.modebench.analysis.prose.ScalingWords;
import org.modebench.analysis.statistics.Interval;

@Tag("any-jdk")
class LawFitsTest {
  private static final Batch TEN_CALLS = new Batch(10, OptionalInt.empty());
  private static final double ONE = 1;
  private static final int[] WORKERS = {1, 2, 3, 4, 6, 8, 10};
  private static final LawSettings FEW_RESAMPLES = new LawSettings(0.02, 0.95, 300, 1);

  private static Law law(LawForm form) {
    return switch (form) {
      case STAIRCASE -> Law.staircase(ONE, TEN_CALLS);
      case AMDAHL -> Law.amdahl(ONE, 0.1);
      case GUSTAFSON -> Law.gustafson(ONE, 0.1);
      case UNIVERSAL_SCALABILITY -> Law.universalScalability(ONE, 0.05, 0.01);
    };
  }

  private static Speeds speeds(Law law, int forks, double spread, RandomGenerator random) {
    List<Point> points = new ArrayList<>();
    for (int workers : WORKERS) {
      double[] speeds =
          IntStream.range(0, forks)
              .mapToDouble(i -> law.predict(workers) * Math.exp(spread * random.nextGaussian()))
              .toArray();
      points.add(Point.of(workers, speeds));
    }
    return Speeds.of(points, TEN_CALLS, Scale.RELATIVE);
  }

  private static Optional<Candidate> candidate(LawFits fits, LawForm form) {
    return fits.candidates().stream().filter(c -> c.form() == form).findFirst();
  }

  private static LawFit fit(LawFits fits, LawForm form) {
    return candidate(fits, form).flatMap(Candidate::fit).orElseThrow();
  }

  private static Parameter parameter(LawFit fit, Symbol symbol) {
    return fit.parameters().stream().filter(p -> p.symbol() == symbol).findFirst().orElseThrow();
  }

  @ParameterizedTest
  @EnumSource
  void exactDataGivesBackItsLaw(LawForm form) {
    Speeds speeds = speeds(law(form), 2, 0, new Well19937c(1));
    LawFit chosen = LawFits.of(speeds, FEW_RESAMPLES).chosen().orElseThrow();
    assertThat(chosen.form()).isEqualTo(form);
    assertThat(chosen.goodness().rSquared()).isCloseTo(1, within(1e-9));
    assertThat(chosen.goodness().largestResidual()).isLessThan(1e-8);
    for (int i = 0; i < chosen.parameters().size(); i++) {
      assertThat(chosen.parameters().get(i).estimate().value())
          .isCloseTo(law(form).parameters().get(i), within(1e-8));
    }
  }

  /** The claim of the project: at least 95 of 100 with a spread of 1 % between forks. */
  @ParameterizedTest
  @EnumSource
  void theLawThatMadeTheDataIsChosen(LawForm form) {
    RandomGenerator random = new Well19937c(42);
    long right =
        IntStream.range(0, 100)
            .mapToObj(i -> LawFits.of(speeds(law(form), 5, 0.01, random), FEW_RESAMPLES))
            .filter(fits -> fits.chosen().map(LawFit::form).filter(form::equals).isPresent())
            .count();
    assertThat(right).isGreaterThanOrEqualTo(95);
  }

  /** Nominal 95 %, with a spread of 2 % between five forks; 200 repetitions. */
  @Test
  void intervalsCoverTheTruth() {
    Law truth = law(LawForm.UNIVERSAL_SCALABILITY);
    RandomGenerator random = new Well19937c(7);
    int[] covered = new int[4];
    for (int i = 0; i < 200; i++) {
      LawFit fit =
          fit(
              LawFits.of(speeds(truth, 5, 0.02, random), FEW_RESAMPLES),
              LawForm.UNIVERSAL_SCALABILITY);
      for (int j = 0; j < 3; j++) {
        Interval interval = fit.parameters().get(j).estimate().interval().orElseThrow();
        covered[j] += covers(interval, truth.parameters().get(j));
      }
      covered[3] += covers(fit.bestWorkers().interval().orElseThrow(), truth.bestWorkers(0.02));
    }
    for (int count : covered) {
      assertThat(count).isBetween(184, 199);
    }
  }

  private static int covers(Interval interval, double truth) {
    return interval.low() <= truth && truth <= interval.high() ? 1 : 0;
  }

  @Test
  void theSameDataGivesTheSameIntervalsInAnyOrder() {
    List<Point> points =
        new ArrayList<>(speeds(law(LawForm.AMDAHL), 5, 0.02, new Well19937c(3)).points());
    LawFit first = fit(LawFits.of(relative(points), LawSettings.DEFAULT), LawForm.AMDAHL);
    Collections.reverse(points);
    LawFit second = fit(LawFits.of(relative(points), LawSettings.DEFAULT), LawForm.AMDAHL);
    assertThat(second.parameters()).isEqualTo(first.parameters());
    assertThat(second.bestWorkers()).isEqualTo(first.bestWorkers());
  }

  private static Speeds relative(List<Point> points) {
    return Speeds.of(points, TEN_CALLS, Scale.RELATIVE);
  }

  /** The baseline's spread widens the interval of λ alone. */
  @Test
  void theUncertaintyOfTheBaselineBelongsToTheSpeed() {
    List<Point> points = speeds(law(LawForm.AMDAHL), 5, 0.005, new Well19937c(3)).points();
    LawFit alone = fit(LawFits.of(relative(points), LawSettings.DEFAULT), LawForm.AMDAHL);
    LawFit over =
        fit(
            LawFits.of(
                Speeds.overBaseline(points, TEN_CALLS, 0.9, 0.95, 1, 1.05, 1.1),
                LawSettings.DEFAULT),
            LawForm.AMDAHL);
    assertThat(width(over, Symbol.LAMBDA)).isGreaterThan(3 * width(alone, Symbol.LAMBDA));
    assertThat(width(over, Symbol.SIGMA))
        .isCloseTo(width(alone, Symbol.SIGMA), within(0.2 * width(alone, Symbol.SIGMA)));
  }

  private static double width(LawFit fit, Symbol symbol) {
    Interval interval = parameter(fit, symbol).estimate().interval().orElseThrow();
    return interval.high() - interval.low();
  }

  /**
   * R 4.2.2: n <- rep(c(1,2,3,4,6,8), each = 3); y <- 10 * n / (1 + 0.1 * (n - 1) + 0.003 * n * (n
   * - 1)) * exp(0.02 * sin((1:18)^2)); m <- nls(log(y) ~ log(g * n / ...)); coef(m), AIC(m),
   * sigma(m); the lack of fit from deviance(m) and deviance(lm(log(y) ~ factor(n))).
   */
  @Test
  void forksOnTheRelativeScaleAgreeWithR() {
    int[] workers = {1, 2, 3, 4, 6, 8};
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < workers.length; i++) {
      double n = workers[i];
      double[] speeds = new double[3];
      for (int j = 0; j < 3; j++) {
        double number = 3 * i + j + 1;
        speeds[j] =
            10
                * n
                / (1 + 0.1 * (n - 1) + 0.003 * n * (n - 1))
                * Math.exp(0.02 * Math.sin(number * number));
      }
      points.add(Point.of(workers[i], speeds));
    }
    LawFits fits =
        LawFits.of(
            Speeds.of(points, new Batch(100, OptionalInt.empty()), Scale.RELATIVE),
            LawSettings.DEFAULT);
    LawFit amdahl = fit(fits, LawForm.AMDAHL);
    assertThat(parameter(amdahl, Symbol.SIGMA).estimate().value())
        .isCloseTo(0.125308224284, within(1e-7));
    assertThat(parameter(amdahl, Symbol.LAMBDA).estimate().value())
        .isCloseTo(10.128810700777, within(1e-6));
    // K = 3, n = 18: 2 K (K + 1) / (n - K - 1) = 24 / 14.
    assertThat(amdahl.goodness().aicc()).isCloseTo(-88.4251276096 + 24.0 / 14, within(1e-8));
    assertThat(amdahl.goodness().standardError()).isCloseTo(0.0186302769857, within(1e-10));
    assertThat(amdahl.goodness().rSquared()).isCloseTo(0.9986970561194, within(1e-10));
    assertThat(amdahl.goodness().lackOfFit().orElseThrow()).isCloseTo(0.11141046339, within(1e-8));
    LawFit usl = fit(fits, LawForm.UNIVERSAL_SCALABILITY);
    assertThat(parameter(usl, Symbol.SIGMA).estimate().value())
        .isCloseTo(0.101061523171, within(1e-7));
    assertThat(parameter(usl, Symbol.KAPPA).estimate().value())
        .isCloseTo(0.00309082213635, within(1e-8));
    assertThat(usl.goodness().aicc()).isCloseTo(-95.248947775 + 40.0 / 13, within(1e-8));
    assertThat(usl.goodness().lackOfFit().orElseThrow()).isCloseTo(0.768164908058, within(1e-8));
    LawFit staircase = fit(fits, LawForm.STAIRCASE);
    assertThat(parameter(staircase, Symbol.LAMBDA).estimate().value())
        .isCloseTo(7.63199465816, within(1e-9));
    assertThat(staircase.goodness().aicc()).isCloseTo(-2.35316071646 + 12.0 / 15, within(1e-8));
  }

  @Test
  void parametersOnABoundAreRefused() {
    // Faster than in line with the workers, and the same with any number of them.
    assertThat(refusal(LawForm.AMDAHL, 1, 2.1, 3.3, 4.5, 7, 9.5, 12)).contains(NoFit.SIGMA_AT_0);
    assertThat(refusal(LawForm.GUSTAFSON, 1, 0.99, 0.98, 0.97, 0.96, 0.95, 0.94))
        .contains(NoFit.SIGMA_AT_1);
    assertThat(refusal(LawForm.UNIVERSAL_SCALABILITY, 1, 1.9, 2.7, 3.6, 5.2, 6.9, 8.7))
        .contains(NoFit.KAPPA_AT_0);
  }

  private static Optional<NoFit> refusal(LawForm form, double... speeds) {
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < speeds.length; i++) {
      points.add(Point.of(WORKERS[i], speeds[i]));
    }
    return candidate(LawFits.of(relative(points), FEW_RESAMPLES), form).orElseThrow().noFit();
  }

  @Test
  void aShareThatMayBeAnythingIsRefused() {
    RandomGenerator random = new Well19937c(5);
    LawFits fits = LawFits.of(speeds(Law.amdahl(ONE, 0.5), 3, 0.8, random), FEW_RESAMPLES);
    Candidate amdahl = candidate(fits, LawForm.AMDAHL).orElseThrow();
    assertThat(amdahl.noFit()).contains(NoFit.SIGMA_UNDETERMINED);
    Interval sigma = amdahl.sigma().orElseThrow();
    assertThat(ScalingWords.noFit(amdahl))
        .contains(
            String.format(Locale.ROOT, "%.2f", sigma.low()),
            String.format(Locale.ROOT, "%.2f", sigma.high()));
  }

  @Test
  void crosstalkThatMayBeNoneIsRefused() {
    Speeds speeds = speeds(law(LawForm.AMDAHL), 5, 0.01, new Well19937c(8));
    LawFits fits = LawFits.of(speeds, FEW_RESAMPLES);
    assertThat(candidate(fits, LawForm.UNIVERSAL_SCALABILITY).orElseThrow().noFit())
        .contains(NoFit.KAPPA_UNDETERMINED);
  }

  /** Speeds that no law describes: the best is not chosen for being the least bad. */
  @Test
  void aLawThatIsFarOffIsNotChosen() {
    double[] speeds = {1, 2, 0.5, 3, 0.7, 4, 1};
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < speeds.length; i++) {
      points.add(Point.of(WORKERS[i], speeds[i], speeds[i] * 1.01, speeds[i] * 0.99));
    }
    LawFits fits = LawFits.of(relative(points), FEW_RESAMPLES);
    assertThat(fits.best()).isPresent();
    assertThat(fits.chosen()).isEmpty();
  }

  @Test
  void aBestNumberBeyondTheMeasuredIsSaidToBe() {
    Law far = Law.universalScalability(ONE, 0.02, 0.001);
    LawFit fit =
        fit(
            LawFits.of(speeds(far, 5, 0.0005, new Well19937c(4)), FEW_RESAMPLES),
            LawForm.UNIVERSAL_SCALABILITY);
    assertThat(fit.bestWorkers().value()).isCloseTo(31.3, within(1.5));
    assertThat(fit.bestIsBeyondMeasured()).isTrue();
    LawFit near =
        fit(
            LawFits.of(
                speeds(law(LawForm.UNIVERSAL_SCALABILITY), 5, 0.001, new Well19937c(4)),
                FEW_RESAMPLES),
            LawForm.UNIVERSAL_SCALABILITY);
    assertThat(near.bestIsBeyondMeasured()).isFalse();
  }

  /** Hostile files hold times at the ends of a double's range. */
  @Test
  void extremeSpeedsAreFittedOrRefused() {
    for (double unit : new double[] {1e-300, 1e300}) {
      List<Point> points = new ArrayList<>();
      for (int workers : WORKERS) {
        points.add(Point.of(workers, unit * law(LawForm.AMDAHL).predict(workers)));
      }
      LawFits fits = LawFits.of(relative(points), FEW_RESAMPLES);
      fits.chosen().ifPresent(fit -> assertThat(fit.form()).isEqualTo(LawForm.AMDAHL));
    }
  }
}

package org.modebench.analysis.findings.scaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Fits of published data, on the absolute scale, which is theirs. */
class PublishedFitsTest {
  private static final Batch ENDLESS = new Batch(Integer.MAX_VALUE, OptionalInt.empty());

  /** SPEC SDM benchmark of 1991, as in R's package usl 3.0.3 (data set specsdm91). */
  private static final List<Point> SPEC_SDM_91 =
      points(
          new int[] {1, 18, 36, 72, 108, 144, 216},
          64.9,
          995.9,
          1652.4,
          1853.2,
          1828.9,
          1775.0,
          1702.2);

  /** A ray tracer on an SGI Origin 2000, as in R's package usl 3.0.3 (data set raytracer). */
  private static final List<Point> RAY_TRACER =
      points(
          new int[] {1, 4, 8, 12, 16, 20, 24, 28, 32, 48, 64},
          20,
          78,
          130,
          170,
          190,
          200,
          210,
          230,
          260,
          280,
          310);

  /** The Cisco data of B. Schwartz, Practical Scalability Analysis, for 1 to 32 workers. */
  private static final List<Point> CISCO =
      points(
          IntStream.rangeClosed(1, 32).toArray(),
          955.16,
          1878.91,
          2688.01,
          3548.68,
          4315.54,
          5130.43,
          5931.37,
          6531.08,
          7219.8,
          7867.61,
          8278.71,
          8646.7,
          9047.84,
          9426.55,
          9645.37,
          9897.24,
          10097.6,
          10240.5,
          10532.39,
          10798.52,
          11151.43,
          11518.63,
          11806,
          12089.37,
          12075.41,
          12177.29,
          12211.41,
          12158.93,
          12155.27,
          12118.04,
          12140.4,
          12074.39);

  private static List<Point> points(int[] workers, double... speeds) {
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < workers.length; i++) {
      points.add(Point.of(workers[i], speeds[i]));
    }
    return points;
  }

  private static Optional<Candidate> candidate(LawFits fits, LawForm form) {
    return fits.candidates().stream().filter(c -> c.form() == form).findFirst();
  }

  private static LawFit fit(LawForm form, List<Point> points, Scale scale) {
    return LawFits.of(Speeds.of(points, ENDLESS, scale), LawSettings.DEFAULT).candidates().stream()
        .filter(candidate -> candidate.form() == form)
        .findFirst()
        .flatMap(Candidate::fit)
        .orElseThrow();
  }

  private static double value(LawFit fit, Symbol symbol) {
    return fit.parameters().stream()
        .filter(parameter -> parameter.symbol() == symbol)
        .findFirst()
        .orElseThrow()
        .estimate()
        .value();
  }

  /**
   * Printed by the tests of R's package usl 3.0.3: 2.773e-02, 1.044e-04 and 9.000e+01, a residual
   * standard error of 82.85 on 4 degrees of freedom, and the peak 1884 at 96.52. To more digits and
   * with AIC: R 4.2.2, nls(x ~ g * n / (1 + s * (n - 1) + k * n * (n - 1))), AIC(.), deviance(.).
   */
  @Test
  void universalScalabilityOfSpecSdm91() {
    LawFit fit = fit(LawForm.UNIVERSAL_SCALABILITY, SPEC_SDM_91, Scale.ABSOLUTE);
    assertThat(value(fit, Symbol.SIGMA)).isCloseTo(2.772848e-02, withinPercentage(1e-3));
    assertThat(value(fit, Symbol.KAPPA)).isCloseTo(1.043655e-04, withinPercentage(1e-3));
    assertThat(value(fit, Symbol.LAMBDA)).isCloseTo(8.999523e+01, withinPercentage(1e-3));
    assertThat(fit.bestWorkers().value()).isCloseTo(96.52, within(0.005));
    assertThat(fit.predict(fit.bestWorkers().value()).value()).isCloseTo(1884, within(0.5));
    Goodness goodness = fit.goodness();
    assertThat(goodness.standardError()).isCloseTo(82.84582, within(1e-4));
    assertThat(goodness.rSquared()).isCloseTo(0.9895614781, within(1e-8));
    // K = 4, n = 7: 2 K (K + 1) / (n - K - 1) = 20.
    assertThat(goodness.aicc()).isCloseTo(85.78556701 + 20, within(1e-6));
    assertThat(fit.bestWorkers().interval()).isEmpty();
  }

  /** Printed in the book, to 0.02 % as usl4j's README has it: 0.02671591, 7.690945e-4, 995.6486. */
  @Test
  void universalScalabilityOfTheCiscoData() {
    LawFit fit = fit(LawForm.UNIVERSAL_SCALABILITY, CISCO, Scale.ABSOLUTE);
    assertThat(value(fit, Symbol.SIGMA)).isCloseTo(0.02671591, withinPercentage(0.001));
    assertThat(value(fit, Symbol.KAPPA)).isCloseTo(7.690945e-4, withinPercentage(0.001));
    assertThat(value(fit, Symbol.LAMBDA)).isCloseTo(995.6486, withinPercentage(0.001));
    assertThat(Math.floor(fit.bestWorkers().value())).isEqualTo(35);
    assertThat(fit.predict(35).value()).isCloseTo(12341, within(1.0));
  }

  /**
   * Without bounds κ would be negative, so that R's package usl 3.0.3 (method nls) holds it at 0
   * and gives alpha 0.05777078, gamma 21.84884: Amdahl's law, which is what is chosen here.
   */
  @Test
  void theRayTracerHasNoCrosstalk() {
    LawFits fits = LawFits.of(Speeds.of(RAY_TRACER, ENDLESS, Scale.ABSOLUTE), LawSettings.DEFAULT);
    LawFit fit = fits.chosen().orElseThrow();
    assertThat(fit.form()).isEqualTo(LawForm.AMDAHL);
    assertThat(value(fit, Symbol.SIGMA)).isCloseTo(0.05777078, within(1e-7));
    assertThat(value(fit, Symbol.LAMBDA)).isCloseTo(21.84884, within(1e-5));
    assertThat(candidate(fits, LawForm.UNIVERSAL_SCALABILITY))
        .contains(Candidate.refused(LawForm.UNIVERSAL_SCALABILITY, NoFit.KAPPA_AT_0));
  }

  /** R 4.2.2: l <- lm(x ~ n); sum(coef(l)), coef(l)[1] / sum(coef(l)), deviance(l), AIC(l). */
  @Test
  void gustafsonIsAStraightLine() {
    LawFit fit = fit(LawForm.GUSTAFSON, CISCO, Scale.ABSOLUTE);
    assertThat(value(fit, Symbol.LAMBDA)).isCloseTo(3675.076193, withinPercentage(1e-6));
    assertThat(value(fit, Symbol.SIGMA)).isCloseTo(0.9074233908, within(1e-8));
    // K = 3, n = 32: 2 K (K + 1) / (n - K - 1) = 24 / 28.
    assertThat(fit.goodness().aicc()).isCloseTo(548.8156684 + 24.0 / 28, within(1e-6));
  }
}

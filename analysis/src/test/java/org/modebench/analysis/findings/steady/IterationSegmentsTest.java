package org.modebench.analysis.findings.steady;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.OptionalInt;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.modebench.analysis.statistics.Segment;
import org.modebench.analysis.statistics.Tolerance;

class IterationSegmentsTest {
  private static double[] seconds(int n, IntToDoubleFunction level) {
    return IntStream.range(0, n)
        .mapToDouble(i -> level.applyAsDouble(i) * (1 + 0.005 * Math.sin((i + 1.0) * (i + 1))))
        .toArray();
  }

  private static IterationSegments course(double... seconds) {
    return IterationSegments.of(seconds, Tolerance.DEFAULT);
  }

  @Test
  void flat() {
    IterationSegments course = course(seconds(50, i -> 0.1));
    assertThat(course.classification()).isEqualTo(Classification.FLAT);
    assertThat(course.segments()).hasSize(1);
    assertThat(course.steadyFrom()).hasValue(0);
  }

  @Test
  void warmUp() {
    IterationSegments course = course(seconds(50, i -> i < 12 ? 0.13 : 0.1));
    assertThat(course.classification()).isEqualTo(Classification.WARM_UP);
    assertThat(course.steadyFrom()).hasValue(12);
  }

  @Test
  void slowdown() {
    IterationSegments course = course(seconds(50, i -> i < 12 ? 0.09 : 0.1));
    assertThat(course.classification()).isEqualTo(Classification.SLOWDOWN);
    assertThat(course.steadyFrom()).hasValue(12);
  }

  /** As in the paper: what was faster at any time before is faster than the steady state. */
  @Test
  void warmUpAfterAFasterBeginningIsASlowdown() {
    IterationSegments course = course(seconds(60, i -> i < 12 ? 0.08 : i < 24 ? 0.13 : 0.1));
    assertThat(course.classification()).isEqualTo(Classification.SLOWDOWN);
    assertThat(course.steadyFrom()).hasValue(24);
  }

  @Test
  void aDifferenceInTheLastQuarterIsNoSteadyState() {
    assertThat(course(seconds(80, i -> i < 62 ? 0.13 : 0.1)).classification())
        .isEqualTo(Classification.NO_STEADY_STATE);
    assertThat(course(seconds(80, i -> i < 62 ? 0.13 : 0.1)).steadyFrom()).isEmpty();
    assertThat(course(seconds(80, i -> i < 58 ? 0.13 : 0.1)).classification())
        .isEqualTo(Classification.WARM_UP);
  }

  /** A change of the spread alone is a change, but not one of speed. */
  @Test
  void equallyFastSegmentsAreFlat() {
    double[] seconds =
        IntStream.range(0, 80)
            .mapToDouble(i -> 0.1 * (1 + (i < 40 ? 0.0005 : 0.02) * ((i & 1) * 2 - 1)))
            .toArray();
    IterationSegments course = course(seconds);
    assertThat(course.segments()).hasSize(2);
    assertThat(course.classification()).isEqualTo(Classification.FLAT);
    assertThat(course.steadyFrom()).hasValue(0);
  }

  @Test
  void theToleranceDecidesWhatIsEquallyFast() {
    double[] seconds =
        IntStream.range(0, 60)
            .mapToDouble(i -> (i < 20 ? 1.01 : 1) + 0.0005 * ((i & 1) * 2 - 1))
            .toArray();
    assertThat(IterationSegments.of(seconds, Tolerance.DEFAULT).classification())
        .isEqualTo(Classification.WARM_UP);
    assertThat(IterationSegments.of(seconds, new Tolerance(0.02)).classification())
        .isEqualTo(Classification.FLAT);
  }

  /** One collection of garbage near the end must not make a fork unsettled. */
  @Test
  void aSingleOutlierIsNoChange() {
    double[] seconds = seconds(60, i -> 0.1);
    seconds[52] = 0.25;
    IterationSegments course = course(seconds);
    assertThat(course.outliers()).containsExactly(52);
    assertThat(course.classification()).isEqualTo(Classification.FLAT);
    assertThat(course.segments()).extracting(Segment::to).containsExactly(60);
  }

  /** Segments count iterations as the file does, also after one that was left out. */
  @Test
  void indicesCountOutliersIn() {
    double[] seconds = seconds(80, i -> i < 40 ? 0.13 : 0.1);
    seconds[30] = 0.4;
    IterationSegments course = course(seconds);
    assertThat(course.outliers()).containsExactly(30);
    assertThat(course.segments()).extracting(Segment::from).containsExactly(0, 40);
    assertThat(course.steadyFrom()).hasValue(40);
  }

  /** Batches take from nanoseconds to minutes. */
  @ParameterizedTest
  @ValueSource(doubles = {1e-300, 1e-9, 1, 1e6, 1e300})
  void theUnitDoesNotMatter(double unit) {
    IterationSegments course = course(seconds(50, i -> unit * (i < 12 ? 1.3 : 1)));
    assertThat(course.classification()).isEqualTo(Classification.WARM_UP);
    assertThat(course.steadyFrom()).hasValue(12);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 9})
  void tooFewIterations(int n) {
    IterationSegments course = course(seconds(n, i -> 0.1));
    assertThat(course.classification()).isEqualTo(Classification.TOO_FEW_ITERATIONS);
    assertThat(course.segments()).isEmpty();
    assertThat(course.steadyFrom()).isEqualTo(OptionalInt.empty());
  }

  @ParameterizedTest
  @CsvSource({"0", "0.1"})
  void equalTimesAreFlat(double time) {
    double[] seconds = new double[10];
    Arrays.fill(seconds, time);
    assertThat(course(seconds).classification()).isEqualTo(Classification.FLAT);
  }

  /** Two equal values must not become a segment for being equal. */
  @Test
  void tiesAtTheEndAreNoChange() {
    assertThat(course(1, 1.2, 0.8, 1.1, 0.9, 1.15, 0.85, 1.05, 1, 1).classification())
        .isEqualTo(Classification.FLAT);
  }

  /** What PELT cannot tell from noise: halving over the fork, and 1 % more with each iteration. */
  @ParameterizedTest
  @CsvSource({"-0.0167, -0.0221", "0.01, 0.0087", "0.001, 0.001"})
  void aDriftIsNoSteadyState(double slope, double ofMedian) {
    IterationSegments course = course(seconds(30, i -> 0.1 * (1 + slope * i)));
    assertThat(course.segments()).hasSize(1);
    assertThat(course.classification()).isEqualTo(Classification.NO_STEADY_STATE);
    assertThat(course.steadyFrom()).isEmpty();
    assertThat(course.drift().orElseThrow()).isCloseTo(ofMedian, within(0.0003));
  }

  @Test
  void aDriftAfterAWarmUpIsNoSteadyState() {
    IterationSegments course = course(seconds(60, i -> i < 15 ? 0.2 : 0.1 * (1 + 0.001 * i)));
    assertThat(course.segments()).extracting(Segment::from).contains(15);
    assertThat(course.classification()).isEqualTo(Classification.NO_STEADY_STATE);
    assertThat(course.drift()).isPresent();
  }

  /** The tolerance holds for what a drift comes to, from the first iteration to the last. */
  @Test
  void aDriftWithinTheToleranceIsFlat() {
    double[] seconds = IntStream.range(0, 30).mapToDouble(i -> 1 + 0.00005 * i).toArray();
    assertThat(IterationSegments.of(seconds, new Tolerance(0.002)).classification())
        .isEqualTo(Classification.FLAT);
    assertThat(IterationSegments.of(seconds, Tolerance.DEFAULT).classification())
        .isEqualTo(Classification.NO_STEADY_STATE);
  }

  /** Which the legend says: the times differ, but there is neither a change nor a drift. */
  @Test
  void timesThatTakeTurnsAreFlat() {
    assertThat(course(seconds(30, i -> i % 2 == 0 ? 0.1 : 0.13)).classification())
        .isEqualTo(Classification.FLAT);
  }
}

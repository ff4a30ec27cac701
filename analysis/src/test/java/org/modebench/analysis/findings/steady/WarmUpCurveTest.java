package org.modebench.analysis.findings.steady;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.modebench.analysis.results.ForkCourses.Bin;

class WarmUpCurveTest {
  /** A fork of a second, in bins of ten batches, of which the first 400 ms are warm-up. */
  private static ForkCourse fork(DoubleUnaryOperator secondsAt) {
    List<Bin> bins = new ArrayList<>();
    for (double start = 0; start < 1; start += 10 * bins.get(bins.size() - 1).seconds()) {
      bins.add(new Bin(start < 0.4 ? 0 : 1, start, 10, secondsAt.applyAsDouble(start)));
    }
    return new ForkCourse(bins);
  }

  @Test
  void timeToPeakIsWhenTheCurveComesNearItsEndForGood() {
    WarmUpCurve curve = WarmUpCurve.of(Collections.nCopies(5, fork(t -> t < 0.1 ? 4e-4 : 1e-4)));
    assertThat(curve.points().get(0).multiple()).isCloseTo(4, within(1e-9));
    assertThat(curve.points().get(0).from()).isZero();
    // Spans of time grow by 30 %.
    assertThat(curve.timeToPeak().orElseThrow()).isBetween(0.1, 0.1 * 1.3);
  }

  @Test
  void whatIsFastAtFirstHasNotPeaked() {
    WarmUpCurve curve = WarmUpCurve.of(List.of(fork(t -> t < 0.1 ? 1e-4 : 2e-4)));
    assertThat(curve.timeToPeak().orElseThrow()).isBetween(0.1, 0.1 * 1.3);
  }

  @Test
  void aPauseInOneForkDoesNotDelayThePeak() {
    List<ForkCourse> forks =
        List.of(fork(t -> 1e-4), fork(t -> 1e-4), fork(t -> t > 0.2 && t < 0.25 ? 1e-3 : 1e-4));
    assertThat(WarmUpCurve.of(forks).timeToPeak()).hasValue(0);
  }

  @Test
  void aCourseThatKeepsChangingHasNoPeak() {
    assertThat(WarmUpCurve.of(List.of(fork(t -> t < 0.93 ? 1e-4 : 2e-4))).timeToPeak()).isEmpty();
  }

  @Test
  void withoutMeasuredBatchesThereIsNoCurve() {
    ForkCourse warmUp = new ForkCourse(List.of(new Bin(0, 0, 1, 0.1)));
    assertThat(WarmUpCurve.of(List.of(warmUp)).points()).isEmpty();
    assertThat(WarmUpCurve.of(List.of()).timeToPeak()).isEmpty();
  }
}

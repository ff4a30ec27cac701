package org.modebench.analysis.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RatioTest {
  private static void assertInterval(Estimate estimate, double low, double high) {
    Interval interval = estimate.interval().orElseThrow();
    assertThat(interval.low()).isCloseTo(low, within(1e-8 * low));
    assertThat(interval.high()).isCloseTo(high, within(1e-8 * high));
  }

  /**
   * Student's sleep data (Biometrika 6, 1908), the textbook example of Welch's test: R 4.2.2,
   * {@code t.test(extra ~ group, data = sleep)}, prints t = -1.8608, df = 17.776, interval
   * -3.3654832 to 0.2054832. The hours stand for logarithms.
   */
  @Test
  void studentsSleep() {
    LogSample first = LogSample.ofLogarithms(0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0);
    LogSample second = LogSample.ofLogarithms(1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4);
    Estimate ratio = Ratio.of(first, second, 0.95);
    assertThat(Math.log(ratio.value())).isCloseTo(-1.58, within(1e-14));
    assertInterval(ratio, Math.exp(-3.36548323071171), Math.exp(0.20548323071171));
    assertThat(ratio.n()).isEqualTo(10);
  }

  /** R 4.2.2: {@code exp(t.test(log(a), log(b))$conf.int)} with unequal sizes; df = 4.42. */
  @Test
  void unequalSizes() {
    LogSample a = LogSample.of(0.1012, 0.1034, 0.0998, 0.1021, 0.1007);
    LogSample b = LogSample.of(0.2051, 0.2012, 0.2103, 0.1987);
    Estimate ratio = Ratio.of(a, b, 0.95);
    assertThat(ratio.value()).isCloseTo(0.497759625370173, within(1e-14));
    assertInterval(ratio, 0.479766381081747, 0.516427691515214);
    assertThat(ratio.n()).isEqualTo(4);
  }

  /** R 4.2.2: as above with the first two values of each; df = 1.97. */
  @Test
  void twoForksEach() {
    Estimate ratio = Ratio.of(LogSample.of(0.1012, 0.1034), LogSample.of(0.2051, 0.2012), 0.95);
    assertInterval(ratio, 0.472918560464515, 0.536192895786419);
  }

  @Test
  void oneForkOnEitherSideLeavesNoInterval() {
    LogSample one = LogSample.of(2);
    LogSample many = LogSample.of(1, 1.1, 0.9);
    assertThat(Ratio.of(one, many, 0.95).interval()).isEmpty();
    assertThat(Ratio.of(many, one, 0.95).interval()).isEmpty();
    assertThat(Ratio.of(many, one, 0.95).n()).isEqualTo(1);
  }

  @Test
  void withoutSpreadTheIntervalHasWidthZero() {
    Estimate ratio = Ratio.of(LogSample.of(1, 1), LogSample.of(1, 1, 1), 0.95);
    assertThat(ratio.interval()).contains(new Interval(1, 1));
  }

  /** A side without spread adds nothing, also not to the degrees of freedom: the other side's t. */
  @Test
  void spreadOnOneSideOnly() {
    LogSample spread = LogSample.of(0.1012, 0.1034, 0.0998, 0.1021, 0.1007);
    Interval alone = spread.estimate(0.95).interval().orElseThrow();
    assertInterval(Ratio.of(spread, LogSample.of(1, 1, 1), 0.95), alone.low(), alone.high());
  }

  /** Guards against 0 / 0 in the degrees of freedom, whose terms are fourth powers. */
  @Test
  void tinySpreadsDoNotUnderflow() {
    LogSample a = LogSample.ofLogarithms(0, 1e-90);
    LogSample b = LogSample.ofLogarithms(0, 2e-90);
    assertThat(Ratio.of(a, b, 0.95).interval()).contains(new Interval(1, 1));
  }

  @Test
  void aScaledRatioScalesItsInterval() {
    Estimate ratio = Ratio.of(LogSample.of(1, 1), LogSample.of(1, 1), 0.95).scaled(2.5);
    assertThat(ratio.value()).isEqualTo(2.5);
    assertThat(ratio.interval()).contains(new Interval(2.5, 2.5));
  }
}

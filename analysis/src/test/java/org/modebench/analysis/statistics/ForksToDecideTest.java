package org.modebench.analysis.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForksToDecideTest {
  private static final double MARGIN = Math.log(1.02);

  /** Two logarithms whose standard deviation is the one given. */
  private static LogSample spread(double deviation) {
    return LogSample.ofLogarithms(0, deviation * Math.sqrt(2));
  }

  private static OptionalInt forks(double deviation, double family) {
    return new ForksToDecide(0.05 / family, 0.05, 0.8)
        .of(spread(deviation), spread(deviation), MARGIN);
  }

  /**
   * R 4.2.2, the formula by hand: the smallest n at least {@code max((qt(1-alpha/2, df) + qt(.8,
   * df))^2, (qt(.95, df) + qt(.9, df))^2) * 2 * s^2 / log(1.02)^2} for {@code df = 2 * (n - 1)}.
   * For comparison, {@code power.t.test(delta = log(1.02), sd = s, power = .8, sig.level = .05 /
   * 36)}, which has no equivalence, gives 4.8, 11.0, 35.9 and 77.4 for a family of 36.
   */
  @ParameterizedTest
  @CsvSource({"0.005, 3, 5", "0.01, 6, 11", "0.02, 19, 36", "0.03, 41, 78"})
  void knownAnswers(double deviation, int alone, int ofThirtySix) {
    assertThat(forks(deviation, 1)).hasValue(alone);
    assertThat(forks(deviation, 36)).hasValue(ofThirtySix);
  }

  @Test
  void oneForkHasNoSpread() {
    ForksToDecide forks = new ForksToDecide(0.05, 0.05, 0.8);
    assertThat(forks.of(LogSample.of(1), spread(0.01), MARGIN)).isEmpty();
    assertThat(forks.of(spread(0.01), LogSample.of(1), MARGIN)).isEmpty();
  }

  @Test
  void aMillionForksMayNotDo() {
    assertThat(forks(100, 1)).isEmpty();
  }

  /** 2 / (2n choose n) is 1/10 for 3 forks, 1/35 for 4 and 1/126 for 5. */
  @Test
  void withoutSpreadAsManyAsThePermutationTestNeeds() {
    assertThat(forks(0, 1)).hasValue(4);
    assertThat(forks(0, 2)).hasValue(5);
  }

  @Test
  void aSpreadOnOneSideOnly() {
    OptionalInt both = forks(0.02, 1);
    OptionalInt one = new ForksToDecide(0.05, 0.05, 0.8).of(spread(0.02), spread(0), MARGIN);
    assertThat(one.orElseThrow()).isBetween(2, both.orElseThrow() - 1);
  }
}

package org.modebench.mock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.modebench.analysis.text.Facts.saying;

import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The known values are from CPython 3.11.7: SplitMix64 in Python integers, {@code
 * statistics.NormalDist().inv_cdf} and {@code round}.
 */
class DelayTest {

  private static long[] delays(Delay delay, int latencyMillis, long seed, int calls) {
    return IntStream.range(0, calls)
        .mapToLong(call -> delay.millis(latencyMillis, seed, call))
        .toArray();
  }

  @Test
  void fixedIsTheLatencyWhateverTheSeedAndTheCall() {
    assertThat(delays(Delay.FIXED, 100, 1, 5)).containsOnly(100);
    assertThat(Delay.FIXED.millis(7, Long.MIN_VALUE, Integer.MAX_VALUE)).isEqualTo(7);
  }

  @Test
  void lognormalHasItsKnownValues() {
    assertThat(delays(Delay.LOGNORMAL, 100, 1, 10))
        .containsExactly(107, 132, 222, 94, 94, 135, 163, 102, 79, 141);
    assertThat(delays(Delay.LOGNORMAL, 100, 2, 10))
        .containsExactly(110, 133, 111, 136, 81, 85, 129, 131, 75, 129);
    assertThat(delays(Delay.LOGNORMAL, 1000, -7, 10))
        .containsExactly(921, 978, 1746, 657, 1072, 1443, 1055, 352, 447, 900);
    assertThat(Delay.LOGNORMAL.millis(100, 1, Integer.MAX_VALUE)).isEqualTo(118);
  }

  @Test
  void lognormalIsAFunctionOfSeedAndCallInAnyOrder() {
    long ninth = Delay.LOGNORMAL.millis(100, 1, 9);
    long first = Delay.LOGNORMAL.millis(100, 1, 0);
    assertThat(new long[] {first, ninth}).containsExactly(107, 141);
    assertThat(Delay.LOGNORMAL.millis(100, 1, 9)).isEqualTo(ninth);
  }

  /** The tolerances are some five standard errors of 200,000 draws. */
  @Test
  void lognormalHasItsMedianSigmaAndTail() {
    int draws = 200_000;
    long[] sorted = LongStream.of(delays(Delay.LOGNORMAL, 10_000, 42, draws)).sorted().toArray();
    assertThat(sorted[draws / 2] / 10_000.0).isCloseTo(1, within(0.006));
    assertThat(sorted[draws * 95 / 100] / 10_000.0).isCloseTo(2, within(0.02));
    double[] logs =
        LongStream.of(sorted).mapToDouble(millis -> Math.log((double) millis)).toArray();
    double mean = IntStream.range(0, draws).mapToDouble(i -> logs[i]).average().orElseThrow();
    double variance =
        IntStream.range(0, draws)
            .mapToDouble(i -> (logs[i] - mean) * (logs[i] - mean))
            .average()
            .orElseThrow();
    assertThat(Math.sqrt(variance)).isCloseTo(0.4214, within(0.0035));
  }

  @Test
  void noLatencyIsNoDelay() {
    assertThat(delays(Delay.LOGNORMAL, 0, 1, 100)).containsOnly(0);
    assertThat(Delay.FIXED.millis(0, 1, 0)).isZero();
  }

  @ParameterizedTest
  @CsvSource({"10,1,1000", "10,4,300", "10,5,200", "10,9,200", "10,10,100", "10,11,100", "0,3,0"})
  void fixedIdealIsTheNumberOfRounds(int calls, int workers, long ideal) {
    assertThat(Delay.FIXED.idealMillis(100, 1, calls, workers)).isEqualTo(ideal);
  }

  /** Of the same Python: each call to the worker that is free first. */
  @ParameterizedTest
  @CsvSource({"10,1,1269", "10,3,477", "10,4,383", "10,10,222", "10,25,222", "1000,50,2336"})
  void lognormalIdealIsTheGreedySchedule(int calls, int workers, long ideal) {
    assertThat(Delay.LOGNORMAL.idealMillis(100, 1, calls, workers)).isEqualTo(ideal);
  }

  @Test
  void refusesWhatIsOutsideItsDomain() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Delay.FIXED.millis(-1, 1, 0))
        .satisfies(saying("latencyMillis", "0 or more", "-1"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Delay.LOGNORMAL.millis(1, 1, -1))
        .satisfies(saying("call ", "0 or more", "-1"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Delay.FIXED.idealMillis(-5, 1, 1, 1))
        .satisfies(saying("latencyMillis", "0 or more", "-5"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Delay.FIXED.idealMillis(1, 1, -1, 1))
        .satisfies(saying("calls", "0 or more", "-1"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Delay.FIXED.idealMillis(1, 1, 1, 0))
        .satisfies(saying("workers", "1 or more", "0"));
  }

  @Test
  void isFoundByItsParameter() {
    assertThat(Delay.of("fixed")).isSameAs(Delay.FIXED);
    assertThat(Delay.of("lognormal")).isSameAs(Delay.LOGNORMAL);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Delay.of("FIXED"))
        .satisfies(saying("delay", "fixed or lognormal", "'FIXED'"));
  }
}

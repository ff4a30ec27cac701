package org.modebench.analysis.prose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modebench.analysis.text.Facts.says;

import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.modebench.analysis.findings.breakeven.Costly;
import org.modebench.analysis.findings.breakeven.Sweep;

/**
 * In milliseconds a batch of ten calls; SEQUENTIAL takes x. Without noise, fewer forks than eight
 * would prove nothing.
 */
class SentenceTest {
  private static String sentence(int forks, DoubleUnaryOperator millis, double... sizes) {
    Sweep sweep =
        new Costly(forks, 0, 1, sizes)
            .mode("SEQUENTIAL", 1, x -> x / 1e3)
            .mode("PROCESS", 2, x -> millis.applyAsDouble(x) / 1e3)
            .sweep();
    return new Sentence(sweep.parameter(), sweep.breakEvens(0.95).get(0)).text();
  }

  @Test
  void from() {
    assertThat(sentence(8, x -> 100 + x / 2, 10, 100, 1000))
        .satisfies(says("PROCESS", "2 workers", "SEQUENTIAL", "20.00 ms", "200.0 [100.0, 1000.0]"));
  }

  @Test
  void fromTheSmallest() {
    assertThat(sentence(8, x -> x / 2, 10, 100, 1000))
        .satisfies(says("PROCESS", "2 workers", "SEQUENTIAL", "1.00 ms", "10"));
  }

  @Test
  void fromAtMost() {
    assertThat(sentence(8, x -> x == 1000 ? x / 2 : x, 10, 100, 1000))
        .satisfies(
            says("PROCESS", "2 workers", "beats SEQUENTIAL", "at most 10", " ms", "limit", "2 %"));
  }

  @Test
  void upTo() {
    assertThat(sentence(8, x -> x / 2 + x * x / 400, 10, 100, 1000, 10000))
        .satisfies(says("PROCESS", "2 workers", "beats SEQUENTIAL", "up to", "only"));
  }

  @Test
  void nowhereAndFading() {
    assertThat(sentence(8, x -> x == 1000 ? x : x + 10, 10, 100, 1000))
        .satisfies(
            says("PROCESS", "2 workers", "not shown", "SEQUENTIAL", "100 ms", "1000", "2 %"));
    assertThat(sentence(8, x -> 2 * x, 10, 100, 1000))
        .satisfies(says("PROCESS", "2 workers", "SEQUENTIAL", "100 ms", "1000"));
  }

  @Test
  void atSomeSizesOnly() {
    assertThat(sentence(8, x -> x == 1000 ? x : x / 2, 10, 100, 1000))
        .satisfies(says("PROCESS", "2 workers", "SEQUENTIAL", "10", "100", "2 %"));
    assertThat(sentence(8, x -> x == 1000 ? x : x / 2, 1, 3, 10, 100, 1000))
        .satisfies(says("PROCESS", "2 workers", "beat SEQUENTIAL", "limit 1 to 100 only", "2 %"));
    assertThat(sentence(8, x -> x < 1000 ? 2 * x : x == 1000 ? x / 2 : x, 1, 100, 1000, 1e4, 1e5))
        .satisfies(says("PROCESS", "SEQUENTIAL", "25.00 ms", "10000", "100000", "2 %"));
  }

  @Test
  void several() {
    assertThat(sentence(8, x -> x == 100 ? x / 2 : 2 * x, 10, 100, 1000))
        .satisfies(says("PROCESS", "2 workers", "SEQUENTIAL", "changes more than once"));
  }

  @Test
  void same() {
    assertThat(sentence(8, x -> x, 10, 100, 1000))
        .satisfies(
            says("PROCESS", "2 workers", "SEQUENTIAL", "there is no", "2 %", "100 ms", "1000"));
  }

  @Test
  void tooFew() {
    assertThat(sentence(8, x -> x, 10, 100))
        .satisfies(says("PROCESS", "2 workers", "SEQUENTIAL", "3"));
    assertThat(sentence(1, x -> x, 10, 100, 1000))
        .satisfies(says("PROCESS", "2 workers", "SEQUENTIAL", "5 forks"));
  }
}

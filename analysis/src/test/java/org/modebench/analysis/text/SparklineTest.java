package org.modebench.analysis.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SparklineTest {
  @Test
  void equalRatiosAreEqualSteps() {
    assertThat(Sparkline.of(1, 2, 4, 8, 16, 32, 64, 128)).isEqualTo("▁▂▃▄▅▆▇█");
  }

  @Test
  void aMissingValueIsAGap() {
    assertThat(Sparkline.of(1, Double.NaN, 128)).isEqualTo("▁·█");
    assertThat(Sparkline.of(Double.NaN)).isEqualTo("·");
  }

  /** On the scale of the greatest difference alone, this would be as high as a doubling. */
  @Test
  void noiseLooksLikeNoise() {
    assertThat(Sparkline.of(1, 1.001, 0.999)).isEqualTo("▅▅▄");
    assertThat(Sparkline.of(5, 5)).hasSize(2).containsPattern("(.)\\1");
  }
}

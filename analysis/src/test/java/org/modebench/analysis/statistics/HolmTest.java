package org.modebench.analysis.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class HolmTest {
  private static void assertAdjusted(double[] p, double... expected) {
    assertThat(Holm.adjusted(p)).containsExactly(expected, within(1e-12));
  }

  /** R 4.2.2: {@code p.adjust(p, "holm")}. */
  @Test
  void knownAnswers() {
    assertAdjusted(new double[] {0.01, 0.04, 0.03, 0.005}, 0.03, 0.06, 0.06, 0.02);
    assertAdjusted(new double[] {0.02, 0.02, 0.5, 0.9, 0.0001}, 0.08, 0.08, 1, 1, 0.0005);
  }

  @Test
  void oneValueStaysAsItIs() {
    assertAdjusted(new double[] {0.049}, 0.049);
  }

  @Test
  void noValue() {
    assertAdjusted(new double[] {});
  }
}

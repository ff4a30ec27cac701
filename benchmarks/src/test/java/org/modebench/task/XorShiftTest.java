package org.modebench.task;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class XorShiftTest {

  private static final long SEED = 0x9E3779B97F4A7C15L;

  /** The oracle of the countdown must not itself be wrong: against the plain loop. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 63, 64, 65, 1_000, 123_457})
  void jumpsToWhereTheStepsLead(int steps) {
    long state = SEED;
    for (int i = 0; i < steps; i++) {
      state ^= state << 7;
      state ^= state >>> 9;
    }
    assertThat(XorShift.after(steps, SEED)).isEqualTo(state);
  }

  /**
   * The states of a countdown never repeat: the period is 2⁶⁴ − 1, because that many steps lead
   * back to the start, and for no prime divisor p do (2⁶⁴ − 1) / p steps. The primes are the known
   * factorization 3 · 5 · 17 · 257 · 641 · 65537 · 6700417.
   */
  @Test
  void hasFullPeriod() {
    long period = -1L;
    long product = 1;
    for (long prime : new long[] {3, 5, 17, 257, 641, 65_537, 6_700_417}) {
      product *= prime;
      assertThat(XorShift.after(Long.divideUnsigned(period, prime), SEED))
          .as("state after (2^64 - 1) / %d steps", prime)
          .isNotEqualTo(SEED);
    }
    assertThat(product).isEqualTo(period);
    assertThat(XorShift.after(period, SEED)).isEqualTo(SEED);
  }
}

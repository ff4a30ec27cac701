package org.modebench.analysis.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StudentTTest {
  /** The table of critical values in the NIST/SEMATECH e-Handbook, 1.3.6.7.2, to its 3 decimals. */
  @ParameterizedTest
  @CsvSource({
    "1, 12.706, 63.657",
    "2, 4.303, 9.925",
    "3, 3.182, 5.841",
    "4, 2.776, 4.604",
    "5, 2.571, 4.032",
    "9, 2.262, 3.250",
    "10, 2.228, 3.169",
    "30, 2.042, 2.750",
    "100, 1.984, 2.626"
  })
  void printedTable(int degreesOfFreedom, double at95, double at99) {
    assertThat(StudentT.twoSided(degreesOfFreedom, 0.95)).isCloseTo(at95, within(5e-4));
    assertThat(StudentT.twoSided(degreesOfFreedom, 0.99)).isCloseTo(at99, within(5e-4));
  }

  /** R 4.2.2: {@code qt(.975, c(1, 2, 4, 17.776))}. */
  @ParameterizedTest
  @CsvSource({
    "1, 12.7062047361747",
    "2, 4.30265272974946",
    "4, 2.77644510519779",
    "17.776, 2.10282131038022"
  })
  void moreDigits(double degreesOfFreedom, double t) {
    assertThat(StudentT.twoSided(degreesOfFreedom, 0.95)).isCloseTo(t, within(1e-8));
  }
}

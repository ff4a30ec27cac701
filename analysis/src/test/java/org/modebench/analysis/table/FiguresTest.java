package org.modebench.analysis.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.modebench.analysis.statistics.Estimate;
import org.modebench.analysis.statistics.Interval;

class FiguresTest {
  private static Estimate estimate(double value, double low, double high) {
    return new Estimate(value, Optional.of(new Interval(low, high)), 5);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0 s",
    "1.5e-10, 0.1500 ns",
    "2.5e-9, 2.500 ns",
    "0.0000123456, 12.35 µs",
    "0.1023, 102.3 ms",
    "0.99994, 999.9 ms",
    // Rounding carries into the next unit.
    "0.99996, 1.000 s",
    "1.23, 1.230 s",
    "12345.6, 12346 s",
    "1.5e12, 1.50e+12 s"
  })
  void time(double seconds, String shown) {
    assertThat(Figures.time(seconds)).isEqualTo(shown);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0 B",
    "1000, 1000 B",
    "1024, 1.00 KiB",
    "47395635, 45.2 MiB",
    "1073741824, 1.00 GiB",
    "1e13, 9313 GiB"
  })
  void memory(double bytes, String shown) {
    assertThat(Figures.memory(bytes)).isEqualTo(shown);
  }

  @ParameterizedTest
  @CsvSource({"0, 0 %", "0.0021, 0.21 %", "0.333, 33 %", "1, 100 %", "1.034, 103 %"})
  void percent(double share, String shown) {
    assertThat(Figures.percent(share)).isEqualTo(shown);
  }

  @Test
  void timeWithInterval() {
    assertThat(Figures.time(estimate(0.1023, 0.1021, 0.10256)))
        .isEqualTo("102.3 ms [102.1, 102.6]");
    assertThat(Figures.time(new Estimate(0.1023, Optional.empty(), 1)))
        .isEqualTo("102.3 ms [needs 2 forks]");
  }

  /** A range of several powers of ten is no figure; one on both sides of 0 may be narrow. */
  @Test
  void whatTheForksDoNotBoundIsSaidInWords() {
    assertThat(Figures.time(estimate(1.5, 1e-9, 1e12))).isEqualTo("1.500 s [not bounded]");
    assertThat(Figures.time(estimate(1.5, 0, Double.POSITIVE_INFINITY)))
        .isEqualTo("1.500 s [not bounded]");
    assertThat(Figures.ratio(estimate(2, 0.01, 201))).isEqualTo("2.00 [not bounded]");
    assertThat(Figures.ratio(estimate(2, 0.01, 200))).isEqualTo("2.00 [0.01, 200.00]");
    assertThat(Figures.quantity(estimate(1e-4, 1e-13, 41), "1")).endsWith(" [not bounded]");
    assertThat(Figures.time(estimate(1e-12, -7e-8, 9e-8)))
        .isEqualTo("0.001000 ns [-70.000000, 90.000000]");
    assertThat(Figures.percent(estimate(0.01, 0, 2))).isEqualTo("1.0 % [not bounded]");
  }

  @Test
  void quantityInTheUnitOfTheFile() {
    assertThat(Figures.quantity(estimate(4817.2, 4790, 4844), "1/s"))
        .isEqualTo("4817 1/s [4790, 4844]");
    assertThat(Figures.quantity(estimate(0.2, 0.19, 0.21), "s"))
        .isEqualTo("200.0 ms [190.0, 210.0]");
    assertThat(Figures.quantity(estimate(3, 2, 4), "1")).isEqualTo("3.000 [2.000, 4.000]");
    assertThat(Figures.quantity(0, "1/s")).isEqualTo("0 1/s");
    assertThat(Figures.quantity(0, "1")).isEqualTo("0");
    assertThat(Figures.quantity(0.5, "s")).isEqualTo("500.0 ms");
  }

  @Test
  void ratioWithInterval() {
    assertThat(Figures.ratio(estimate(4.912, 4.853, 4.966))).isEqualTo("4.91 [4.85, 4.97]");
    assertThat(Figures.ratio(estimate(0.998, 0.989, 1.006))).isEqualTo("1.00 [0.99, 1.01]");
    assertThat(Figures.ratio(estimate(0.0326, 0.0321, 0.0331))).isEqualTo("0.033 [0.032, 0.033]");
    assertThat(Figures.ratio(estimate(1e-9, 1e-10, 1e-8)))
        .isEqualTo("1.00e-09 [1.00e-10, 1.00e-08]");
    assertThat(Figures.ratio(estimate(472.4, 470, 475))).isEqualTo("472 [470, 475]");
    assertThat(Figures.ratio(new Estimate(4.912, Optional.empty(), 1))).isEqualTo("4.91 [needs 2]");
    assertThat(Figures.ratio(new Estimate(Double.POSITIVE_INFINITY, Optional.empty(), 1)))
        .isEqualTo("∞ [needs 2]");
  }
}

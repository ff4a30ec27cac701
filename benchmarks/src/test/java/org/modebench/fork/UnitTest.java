package org.modebench.fork;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnitTest {

  /** The units that JMH 1.37 and its profilers print. */
  @ParameterizedTest
  @CsvSource({
    "s/op,     1,          s",
    "ms/op,    1e-3,       s",
    "us/op,    1e-6,       s",
    "ns/op,    1e-9,       s",
    "min/op,   60,         s",
    "s,        1,          s",
    "ms,       1e-3,       s",
    "bytes,    1,          bytes",
    "B/op,     1,          bytes",
    "KB,       1024,       bytes",
    "MB/sec,   1048576,    1/s",
    "bytes/s,  1,          bytes/s",
    "ops/s,    1,          1/s",
    "ops/ms,   1e3,        1/s",
    "classes/sec, 1,       1/s",
    "ms/sec,   1e-3,       1",
    "counts,   1,          1",
    "#,        1,          1",
    "#/op,     1,          1",
    "%,        0.01,       1",
    "clks/insn,1,          1",
    "threads,  1,          1"
  })
  void unitsOfJmhBecomeThoseOfResults(String jmh, double factor, String name) {
    Unit unit = Unit.of(jmh);
    assertThat(unit.name()).isEqualTo(name);
    assertThat(unit.factor())
        .isCloseTo(factor, org.assertj.core.data.Percentage.withPercentage(1e-9));
  }
}

package org.modebench.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.modebench.analysis.text.Facts.saying;

import org.junit.jupiter.api.Test;

class BenchmarksTest {

  @Test
  void theMockIsFoundByItsPropertyOnly() {
    assertThatIllegalStateException()
        .isThrownBy(MockAddress::get)
        .satisfies(saying("modebench.mock", "http://127.0.0.1:port", "not set"));
  }

  @Test
  void theSameCallHasTheSameAddressInEveryMode() {
    assertThat(MockAddress.call(100, "lognormal", 7, 3))
        .isEqualTo("/v1/us/current.json?latencyMillis=100&delay=lognormal&seed=7&call=3");
  }
}

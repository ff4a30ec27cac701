package org.modebench.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

class BenchmarksTest {

  @Test
  void theMockIsFoundByItsPropertyOnly() {
    assertThatIllegalStateException()
        .isThrownBy(MockAddress::get)
        .withMessage(
            "The system property modebench.mock must name the mock API (http://127.0.0.1:port), but"
                + " is not set; the runner of benchmarks.jar sets it.");
  }

  @Test
  void theSameCallHasTheSameAddressInEveryMode() {
    assertThat(MockAddress.call(100, "lognormal", 7, 3))
        .isEqualTo("/v1/us/current.json?latencyMillis=100&delay=lognormal&seed=7&call=3");
  }
}

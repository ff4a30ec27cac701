package org.modebench.mock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("any-jdk")
class PunctualityTest {
  @Test
  void aLineReadsAsItWasWritten() throws Exception {
    Punctuality punctuality = new Punctuality(90, -20_000, 1_400_000, 230_000);
    assertThat(Punctuality.of(punctuality.line())).isEqualTo(punctuality);
    assertThat(punctuality.inWords())
        .contains("0.23 ms before", "-0.02 ms late in the median", "1.40 ms at p99");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1 2 3", "1 2 3 x", "1 2 3 4 5", "Picked up JAVA_TOOL_OPTIONS: a"})
  void anotherLineIsRefused(String line) {
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> Punctuality.of(line))
        .withMessageContainingAll("mock API", "four numbers", "'" + line + "'");
  }
}

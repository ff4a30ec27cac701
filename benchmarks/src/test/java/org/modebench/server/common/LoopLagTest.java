package org.modebench.server.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.modebench.analysis.text.Facts.saying;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("any-jdk")
class LoopLagTest {

  @Test
  void theLineIsWhatIsParsed() {
    LoopLag lag = new LoopLag(1.25e-4, 0.003, 0.3);
    assertThat(lag.toLine()).isEqualTo("1.25E-4 0.003 0.3");
    assertThat(LoopLag.parse(lag.toLine())).contains(lag);
    assertThat(LoopLag.parse("none")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1 2", "1 2 3 4", "1 2 x", "None"})
  void refusesWhatIsNone(String line) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LoopLag.parse(line))
        .satisfies(saying("'none' or three numbers", "'" + line + "'"));
  }
}

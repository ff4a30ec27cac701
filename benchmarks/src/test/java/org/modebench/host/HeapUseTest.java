package org.modebench.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.modebench.analysis.text.Facts.saying;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("any-jdk")
class HeapUseTest {
  private static final int MANY = 20_000_000;

  private byte[] kept = new byte[0];

  @Test
  void whatIsReachableIsInUse() {
    kept = new byte[MANY];
    long with = HeapUse.afterCollection().usedBytes();
    assertThat(kept).hasSize(MANY);
    kept = new byte[0];
    long without = HeapUse.afterCollection().usedBytes();
    assertThat(with - without).isBetween(MANY / 2L, 2L * MANY);
  }

  @Test
  void theLineIsWhatIsParsed() {
    HeapUse use = new HeapUse(1_000, 268_435_456);
    assertThat(use.toLine()).isEqualTo("1000 268435456");
    assertThat(HeapUse.parse(use.toLine())).isEqualTo(use);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1", "1 2 3", "1 x", "1.5 2"})
  void refusesWhatIsNone(String line) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HeapUse.parse(line))
        .satisfies(saying("two whole numbers", "'" + line + "'"));
  }
}

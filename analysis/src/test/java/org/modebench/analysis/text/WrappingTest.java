package org.modebench.analysis.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class WrappingTest {
  @Test
  void textIsBrokenBetweenWords() {
    assertThat(Wrapping.of("one two three four", 9))
        .containsExactly("one two", "  three", "  four");
    assertThat(Wrapping.of("one two", 7)).containsExactly("one two");
    assertThat(Wrapping.of("", 7)).containsExactly("");
  }

  @Test
  void aWordThatIsLongerThanALineStaysWhole() {
    assertThat(Wrapping.of("in /a/long/path now", 8))
        .containsExactly("in", "  /a/long/path", "  now");
  }

  @Test
  void spacesBeforeTheTextStandBeforeEachLine() {
    assertThat(Wrapping.of("  one two three", 10)).containsExactly("  one two", "    three");
  }

  @Test
  void aLineThatIsWiderThanTheTerminalTakesSeveral() {
    assertThat(Wrapping.rows(List.of("", "12345678", "123456789"), 8)).isEqualTo(1 + 1 + 2);
  }
}

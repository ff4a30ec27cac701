package org.modebench.analysis.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class AlikeTest {
  @Test
  void sentencesThatDifferInNumbersAreOneWithTheirRange() {
    assertThat(
            Alike.merged(
                List.of(
                    "others had 20 % (at most 10 % is allowed); it took 2.24 times",
                    "it took 1.31 times", "others had 9.5 % (at most 10 % is allowed)")))
        .containsExactly(
            "others had 9.5 to 20 % (at most 10 % is allowed)", "it took 1.31 to 2.24 times");
  }

  @Test
  void othersStayAsTheyAre() {
    List<String> sentences =
        List.of(
            "The mock took 102.2 ms at 10:15:07Z", "x86_64 v1.2.3 $1 \\ \0 1 2", "no number", "");
    assertThat(Alike.merged(sentences)).isEqualTo(sentences);
  }
}

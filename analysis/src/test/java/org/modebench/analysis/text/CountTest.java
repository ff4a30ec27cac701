package org.modebench.analysis.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CountTest {
  @Test
  void wordsAgreeWithTheirNumber() {
    assertThat(Count.of(0, "fork")).isEqualTo("0 forks");
    assertThat(Count.of(1, "fork")).isEqualTo("1 fork");
    assertThat(Count.of(2, "fork")).isEqualTo("2 forks");
    assertThat(Count.of(1, "is", "are")).isEqualTo("1 is");
    assertThat(Count.of(0, "is", "are")).isEqualTo("0 are");
    assertThat(Count.noun(1, "fork")).isEqualTo("fork");
    assertThat(Count.noun(10, "fork")).isEqualTo("forks");
  }

  @Test
  void ofAPartTheWholeDecides() {
    assertThat(Count.of(1, 3, "fork")).isEqualTo("1 of 3 forks");
    assertThat(Count.of(0, 1, "fork")).isEqualTo("0 of 1 fork");
  }
}

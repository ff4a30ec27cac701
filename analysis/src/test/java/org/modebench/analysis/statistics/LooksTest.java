package org.modebench.analysis.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LooksTest {
  @Test
  void looksAreFartherApartTheMoreForksThereAre() {
    assertThat(new Looks(5, 40).forks()).containsExactly(5, 8, 12, 18, 27, 40);
    assertThat(new Looks(10, 40).forks()).containsExactly(10, 15, 23, 35, 40);
    assertThat(new Looks(5, 5).forks()).containsExactly(5);
    assertThat(new Looks(5, 40).after(8)).hasValue(12);
    assertThat(new Looks(5, 40).after(40)).isEmpty();
  }

  /** Whatever the looks, a claim at any of them is false with the level of one test at most. */
  @ParameterizedTest
  @CsvSource({"5, 5", "5, 6", "5, 40", "10, 40", "5, 1000"})
  void theLevelsAddUpToThatOfOneJudgement(int first, int cap) {
    Looks looks = new Looks(first, cap);

    double sum =
        looks.forks().stream()
            .mapToDouble(forks -> looks.at(forks, Criteria.STANDARD).level())
            .sum();

    assertThat(sum).isCloseTo(0.05, within(1e-12));
  }

  @Test
  void onlyTheLevelDiffersFromOneJudgement() {
    Criteria look = new Looks(5, 40).at(8, Criteria.STANDARD);

    assertThat(look.level()).isCloseTo(0.05 * 3 / 40, within(1e-12));
    assertThat(look.threshold()).isEqualTo(Criteria.STANDARD.threshold());
    assertThat(look.better()).isEqualTo(Criteria.STANDARD.better());
  }

  @Test
  void whatIsNoLookHasNoLevel() {
    assertThatThrownBy(() -> new Looks(5, 40).at(6, Criteria.STANDARD))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("5, 8, 12", "6");
    assertThatThrownBy(() -> new Looks(4, 40))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("at least 5", "4");
    assertThatThrownBy(() -> new Looks(10, 9)).isInstanceOf(IllegalArgumentException.class);
  }
}

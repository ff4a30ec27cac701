package org.modebench.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.modebench.analysis.text.Facts.saying;

import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("any-jdk")
class BudgetTest {

  @Test
  void asManyWholeRoundsRunAsFit() throws Exception {
    assertThat(Budget.rounds(Duration.ofSeconds(100), 10, 30)).isEqualTo(3);
    assertThat(Budget.rounds(Duration.ofSeconds(99), 10, 30)).isEqualTo(2);
    assertThat(Budget.rounds(Duration.ofSeconds(40), 10, 30)).isEqualTo(1);
  }

  @Test
  void aBudgetBelowOneRoundIsRefused() {
    assertThatThrownBy(() -> Budget.rounds(Duration.ofSeconds(39), 10, 80))
        .isInstanceOf(UsageException.class)
        .satisfies(saying("--budget", "1 min 30 s", "39 s"));
  }
}

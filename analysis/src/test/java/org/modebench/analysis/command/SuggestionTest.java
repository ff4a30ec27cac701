package org.modebench.analysis.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestionTest {
  private static final List<String> KNOWN =
      List.of("tables", "compare", "fit", "THREAD_POOL", "PROCESS", "--format", "--seed");

  @ParameterizedTest
  @CsvSource({
    "tabels, tables",
    "Compare, compare",
    "thread-pol, THREAD_POOL",
    "procss, PROCESS",
    "fti, fit",
    "--frmat, --format",
    "--sead, --seed"
  })
  void aSlipOfThePenIsRecognized(String word, String meant) {
    assertThat(Suggestion.of(word, KNOWN)).contains(meant);
    assertThat(Suggestion.question(word, KNOWN)).isEqualTo(" Did you mean " + meant + "?");
  }

  @Test
  void nothingIsSuggestedForAWordThatResemblesNothing() {
    assertThat(Suggestion.of("xyz", KNOWN)).isEmpty();
    assertThat(Suggestion.question("xyz", KNOWN)).isEmpty();
  }
}

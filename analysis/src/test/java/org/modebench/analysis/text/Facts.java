package org.modebench.analysis.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.assertj.core.api.ThrowingConsumer;

/** What sentences must tell, whatever their words are: these are held by golden files. */
public final class Facts {
  /** Modes, servers, states and other names in capital letters. */
  private static final Pattern NAME = Pattern.compile("[A-Z]{3,}(_[A-Z]+)*");

  private Facts() {}

  /**
   * A sentence with each of these figures, names and words, in this order, and with no other name
   * than theirs.
   */
  public static ThrowingConsumer<String> says(String... facts) {
    return sentence -> {
      assertThat(sentence).containsSubsequence(facts);
      assertThat(names(sentence)).as(sentence).isSubsetOf(names(String.join(" ", facts)));
    };
  }

  private static Set<String> names(String text) {
    return NAME.matcher(text)
        .results()
        .map(MatchResult::group)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}

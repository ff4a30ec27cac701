package org.modebench;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.api.ThrowingConsumer;

/** What sentences must tell, whatever their words are: those are held by golden files. */
public final class Facts {
  private Facts() {}

  /** A sentence with each of these figures, names and words, in this order. */
  public static ThrowingConsumer<String> says(String... facts) {
    return sentence -> assertThat(sentence).containsSubsequence(facts);
  }

  /** A failure whose message says it. */
  public static ThrowingConsumer<Throwable> saying(String... facts) {
    return failure -> assertThat(failure.getMessage()).containsSubsequence(facts);
  }
}

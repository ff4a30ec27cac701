package org.modebench.analysis.command;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** The known word that a mistyped one resembles. */
public final class Suggestion {
  /** A third of the letters wrong is no slip of the pen any more. */
  private static final int LETTERS_FOR_A_SLIP = 3;

  private Suggestion() {}

  /** The known word that takes the fewest edits, whatever its case; empty if all take many. */
  public static Optional<String> of(String word, Collection<String> known) {
    return known.stream()
        .filter(name -> edits(word, name) <= Math.max(2, word.length() / LETTERS_FOR_A_SLIP))
        .filter(name -> edits(word, name) < name.length())
        .min(Comparator.comparingInt(name -> edits(word, name)));
  }

  private static int edits(String word, String name) {
    return LevenshteinDistance.getDefaultInstance()
        .apply(word.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT));
  }

  /** The question to end a sentence with, after a space; empty if nothing resembles the word. */
  public static String question(String word, Collection<String> known) {
    return of(word, known).map(name -> " Did you mean %s?".formatted(name)).orElse("");
  }
}

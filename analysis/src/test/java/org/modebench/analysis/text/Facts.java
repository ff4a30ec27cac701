package org.modebench.analysis.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowingConsumer;
import org.modebench.analysis.catalogue.Modes;
import org.modebench.analysis.catalogue.Servers;
import org.modebench.analysis.results.Status;

/** What sentences must tell, whatever their words are: these are held by golden files. */
public final class Facts {
  private static final Pattern NAME = Pattern.compile("[A-Z]+(_[A-Z]+)*");

  /** Those that a sentence about one must not tell of another. */
  private static final Set<String> NAMES =
      Stream.of(
              Modes.AXIS.names().stream(),
              Servers.AXIS.names().stream(),
              Stream.of(Status.values()).map(Status::name))
          .flatMap(names -> names)
          .collect(Collectors.toSet());

  private Facts() {}

  /**
   * A sentence with each of these figures, names and words, in this order, and with no mode, server
   * or status beside theirs.
   */
  public static ThrowingConsumer<String> says(String... facts) {
    return sentence -> {
      assertThat(sentence).containsSubsequence(facts);
      assertThat(names(sentence)).as(sentence).isSubsetOf(names(String.join(" ", facts)));
    };
  }

  /** A failure whose message says it. */
  public static ThrowingConsumer<Throwable> saying(String... facts) {
    return failure -> says(facts).accept(failure.getMessage());
  }

  private static Set<String> names(String text) {
    return NAME.matcher(text)
        .results()
        .map(MatchResult::group)
        .filter(NAMES::contains)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}

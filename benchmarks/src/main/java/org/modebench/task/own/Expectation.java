package org.modebench.task.own;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a call has to return. */
final class Expectation {
  static final Expectation NOTHING = new Expectation(Optional.empty(), "");

  private static final int RADIX = 16;

  private final Optional<Long> digest;
  private final String text;

  private Expectation(Optional<Long> digest, String text) {
    this.digest = digest;
    this.text = text;
  }

  /** No result, which is what a Runnable has. */
  static Expectation ofNoResult() {
    return new Expectation(Optional.of(ResultDigest.NOTHING), ResultText.of(null));
  }

  /** The same content as this result. */
  static Expectation of(@Nullable Object result) throws OwnCallException {
    return new Expectation(Optional.of(ResultDigest.of(result)), ResultText.of(result));
  }

  /** Reads what {@link #toFields} wrote. */
  static Expectation ofFields(String digest, String text) {
    return digest.isEmpty()
        ? NOTHING
        : new Expectation(Optional.of(Long.parseUnsignedLong(digest, RADIX)), text);
  }

  /** Two texts without control characters. */
  String[] toFields() {
    return new String[] {digest.map(Long::toHexString).orElse(""), text};
  }

  /** The checksum of a call whose result is as it has to be. */
  long checksum() {
    return digest.orElse(0L);
  }

  /**
   * Checks a result.
   *
   * @return the checksum of the call
   * @throws OwnCallException if it is another
   */
  long check(@Nullable Object result) throws OwnCallException {
    if (digest.isPresent() && digest.get() != ResultDigest.of(result)) {
      throw new OwnCallException(
          "it must return %s, as it did when called alone, but returned %s; if its results differ from call to call by nature, use --unchecked"
              .formatted(text, ResultText.of(result)));
    }
    return checksum();
  }
}

package org.modebench.analysis.results.record;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part of a plan that is measured on one machine while others measure the other parts.
 *
 * @param number from 1
 * @param of how many parts there are
 */
public record Shard(int number, int of) {
  private static final Pattern TEXT = Pattern.compile("([1-9][0-9]{0,5})/([1-9][0-9]{0,5})");

  /** The shard that a text such as {@code 3/8} names; empty if it names none. */
  public static Optional<Shard> of(String text) {
    Matcher parts = TEXT.matcher(text);
    if (!parts.matches()) {
      return Optional.empty();
    }
    Shard shard = new Shard(Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)));
    return shard.number <= shard.of ? Optional.of(shard) : Optional.empty();
  }

  /** Such as {@code 3/8}. */
  @Override
  public String toString() {
    return number + "/" + of;
  }
}

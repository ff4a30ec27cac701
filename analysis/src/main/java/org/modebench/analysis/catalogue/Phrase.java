package org.modebench.analysis.catalogue;

import java.util.Optional;

/**
 * How the name of a workload tells a parameter, as the {@code of 100 ms} of {@code Ten API calls of
 * 100 ms}.
 *
 * @param parameter that is told
 * @param text with {@code %s} for the value; empty where other parameters tell it
 * @param unless a value that is not told; empty if all are
 */
public record Phrase(Parameter parameter, String text, Optional<String> unless) {

  /** What is said of a value; empty if nothing is. */
  public String of(String value) {
    return text.isEmpty() || unless.equals(Optional.of(value)) ? "" : text.formatted(value);
  }
}

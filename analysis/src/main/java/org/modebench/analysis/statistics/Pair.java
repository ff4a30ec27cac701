package org.modebench.analysis.statistics;

/**
 * Two samples to be compared, by name.
 *
 * @param ofFirst the sample named {@code first}
 * @param ofSecond the sample named {@code second}
 * @param chosenOf of how many samples the first or the second was chosen by the same data,
 *     whichever are more; 1 where neither was
 */
public record Pair<K>(K first, K second, LogSample ofFirst, LogSample ofSecond, int chosenOf) {

  /** Two samples that were not chosen by their data. */
  public Pair(K first, K second, LogSample ofFirst, LogSample ofSecond) {
    this(first, second, ofFirst, ofSecond, 1);
  }
}

package org.modebench.analysis.statistics;

/**
 * Two samples to be compared, by name.
 *
 * @param ofFirst the sample named {@code first}
 * @param ofSecond the sample named {@code second}
 */
public record Pair<K>(K first, K second, LogSample ofFirst, LogSample ofSecond) {}

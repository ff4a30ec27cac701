package org.modebench.analysis.statistics;

/**
 * Consecutive values between two changes.
 *
 * @param from index of the first value, from 0
 * @param to index after the last value
 * @param mean of the values
 * @param variance of the values, divided by their number
 */
public record Segment(int from, int to, double mean, double variance) {
  /** The number of values. */
  public int length() {
    return to - from;
  }
}

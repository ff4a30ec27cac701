package org.modebench.analysis.results.record;

import java.util.OptionalDouble;

/**
 * How steadily the machine ran the same small piece of work again and again, alone.
 *
 * @param medianMicros time of one piece
 * @param p99OverMedian 1 on a machine without noise
 * @param maxStallMicros by how much the longest exceeded the median
 */
public record MachineNoise(double medianMicros, double p99OverMedian, double maxStallMicros) {
  /** The share by which the medians of two runs on one machine differ at most. */
  public static final double LARGEST_DIFFERENCE = 0.15;

  /** Whether one machine may have measured both medians; one that is not known may be any. */
  static boolean isSameSpeed(OptionalDouble one, OptionalDouble other) {
    return one.isEmpty() || other.isEmpty() || isSameSpeed(one.getAsDouble(), other.getAsDouble());
  }

  /** Whether one machine may have measured both medians. */
  public static boolean isSameSpeed(double one, double other) {
    return Math.max(one, other) <= (1 + LARGEST_DIFFERENCE) * Math.min(one, other);
  }

  static MachineNoise of(JsonFields fields) {
    return new MachineNoise(
        fields.number("medianMicros"),
        fields.number("p99OverMedian"),
        fields.number("maxStallMicros"));
  }
}

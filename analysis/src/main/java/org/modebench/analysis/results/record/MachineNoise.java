package org.modebench.analysis.results.record;

/**
 * How steadily the machine ran the same small piece of work again and again, alone.
 *
 * @param medianMicros time of one piece
 * @param p99OverMedian 1 on a machine without noise
 * @param maxStallMicros by how much the longest exceeded the median
 */
public record MachineNoise(double medianMicros, double p99OverMedian, double maxStallMicros) {
  static MachineNoise of(JsonFields fields) {
    return new MachineNoise(
        fields.number("medianMicros"),
        fields.number("p99OverMedian"),
        fields.number("maxStallMicros"));
  }
}

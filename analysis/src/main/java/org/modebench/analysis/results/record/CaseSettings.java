package org.modebench.analysis.results.record;

/**
 * How long a fork of a case measured; 0 where it is not on record.
 *
 * @param steadyNanos how long batches might run before all iterations, until they became no faster
 * @param warmupIterations how many iterations were not counted
 * @param warmupNanos after which time such an iteration began no further batch
 * @param iterations how many were measured
 * @param iterationNanos after which time such an iteration began no further batch
 * @param timeoutNanos how much longer an iteration might take
 */
public record CaseSettings(
    long steadyNanos,
    int warmupIterations,
    long warmupNanos,
    int iterations,
    long iterationNanos,
    long timeoutNanos) {
  private static final long MOST_ITERATIONS = 1_000_000_000;

  static CaseSettings of(JsonFields fields) {
    return new CaseSettings(
        fields.count("steadyNanos"),
        iterations(fields, "warmupIterations"),
        fields.count("warmupNanos"),
        iterations(fields, "iterations"),
        fields.count("iterationNanos"),
        fields.count("timeoutNanos"));
  }

  private static int iterations(JsonFields fields, String name) {
    return (int) Math.min(MOST_ITERATIONS, fields.count(name));
  }
}

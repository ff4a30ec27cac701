package org.modebench.analysis.findings.prediction;

import java.util.Optional;
import java.util.OptionalDouble;
import org.modebench.analysis.catalogue.Metric;
import org.modebench.analysis.catalogue.Metrics;
import org.modebench.analysis.cells.Cell;

/**
 * What the first calls of a JVM take that has not loaded or compiled anything of them yet. Between
 * the first one and all that were measured, the time grows by a power of their number: each is
 * cheaper than those before it.
 */
record ColdCalls(Growth seconds, Growth cpuSeconds) {

  /** a · n^b for n calls, in seconds. */
  record Growth(double first, double exponent) {

    private static Optional<Growth> of(Cell cell, Metric first, Metric all, int calls) {
      OptionalDouble one = cell.mean(first);
      OptionalDouble several = cell.mean(all);
      // A call that took no time at all was below the clock's resolution.
      if (one.isEmpty() || several.isEmpty() || one.getAsDouble() <= 0) {
        return Optional.empty();
      }
      double exponent = Math.log(several.getAsDouble() / one.getAsDouble()) / Math.log(calls);
      return Optional.of(new Growth(one.getAsDouble(), exponent));
    }

    double of(int calls) {
      return first * Math.pow(calls, exponent);
    }
  }

  /**
   * Those that forks made before they measured.
   *
   * @param callsOfABatch one less than they made
   */
  static Optional<ColdCalls> of(Cell cell, int callsOfABatch) {
    int made = callsOfABatch + 1;
    return Growth.of(cell, Metrics.FIRST_CALL, Metrics.FIRST_CALLS, made)
        .flatMap(
            seconds ->
                Growth.of(cell, Metrics.FIRST_CALL_CPU, Metrics.FIRST_CALLS_CPU, made)
                    .map(cpuSeconds -> new ColdCalls(seconds, cpuSeconds)));
  }

  /** What so many calls take in each of several JVMs that compete for the cores. */
  double seconds(int calls, int processes, int cores) {
    return Math.max(seconds.of(calls), processes * cpuSeconds.of(calls) / cores);
  }
}

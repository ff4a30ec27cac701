package org.modebench.analysis.findings.prediction;

import java.util.Optional;
import java.util.OptionalDouble;
import org.modebench.analysis.catalogue.Metric;
import org.modebench.analysis.catalogue.Metrics;
import org.modebench.analysis.cells.Cell;

/**
 * What processes take that a batch starts, from their start to their end: each loads and compiles
 * once more what its calls need.
 *
 * @param one a process alone that makes one call
 * @param all a process alone that makes {@code calls} calls
 * @param sideBySide each of {@code atOnce} processes that make one call, on {@code cores} cores
 * @param warm a call that is not among the first
 */
record NewProcesses(
    Cost one, Cost all, Cost sideBySide, Cost warm, int calls, int atOnce, int cores) {

  /** Time and CPU time, in seconds. */
  record Cost(double seconds, double cpuSeconds) {

    private static Optional<Cost> of(Cell cell, Metric seconds, Metric cpuSeconds) {
      OptionalDouble wall = cell.mean(seconds);
      OptionalDouble cpu = cell.mean(cpuSeconds);
      return wall.isPresent() && cpu.isPresent()
          ? Optional.of(new Cost(wall.getAsDouble(), cpu.getAsDouble()))
          : Optional.empty();
    }
  }

  /** Those that forks measured before their calls; empty if they did not. */
  static Optional<NewProcesses> of(Cell alone, Cost warm, int calls) {
    Optional<Cost> one = Cost.of(alone, Metrics.ONE_CALL_PROCESS, Metrics.ONE_CALL_PROCESS_CPU);
    Optional<Cost> all = Cost.of(alone, Metrics.ALL_CALLS_PROCESS, Metrics.ALL_CALLS_PROCESS_CPU);
    Optional<Cost> sideBySide =
        Cost.of(alone, Metrics.ONE_CALL_PROCESSES, Metrics.ONE_CALL_PROCESSES_CPU);
    if (one.isEmpty() || all.isEmpty() || sideBySide.isEmpty() || alone.cores().isEmpty()) {
      return Optional.empty();
    }
    int cores = alone.cores().getAsInt();
    return Optional.of(
        new NewProcesses(
            one.get(), all.get(), sideBySide.get(), warm, calls, Math.min(cores, calls), cores));
  }

  /** What a batch takes in which each of several processes makes so many calls. */
  double seconds(int callsOfEach, int processes, int onCores) {
    double each = more(callsOfEach, all.seconds() - one.seconds(), warm.seconds());
    double cpuOfEach = more(callsOfEach, all.cpuSeconds() - one.cpuSeconds(), warm.cpuSeconds());
    return first((double) processes * cores / onCores)
        + Math.max(each, processes * cpuOfEach / onCores);
  }

  /**
   * With one call each: from one process to those that were side by side in proportion; more of
   * them take no less than their CPU time.
   *
   * @param processes on as many cores as were measured
   */
  private double first(double processes) {
    if (processes > atOnce) {
      return Math.max(sideBySide.seconds(), processes * sideBySide.cpuSeconds() / cores);
    }
    double share = atOnce == 1 ? 0 : Math.max(0, processes - 1) / (atOnce - 1);
    return one.seconds() + share * (sideBySide.seconds() - one.seconds());
  }

  /**
   * What so many calls add to the first. Each takes what a warm one takes, and a part of the excess
   * of those that were measured: that of call n is in proportion to 1 / n, since each call needs
   * less that is not yet loaded and compiled, so that their sum grows with the logarithm.
   */
  private double more(int made, double measured, double ofAWarmOne) {
    if (made <= 1) {
      return 0;
    }
    double excess = measured - (calls - 1) * ofAWarmOne;
    return (made - 1) * ofAWarmOne + excess * Math.log(made) / Math.log(calls);
  }
}

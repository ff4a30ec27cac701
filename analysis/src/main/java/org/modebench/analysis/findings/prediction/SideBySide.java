package org.modebench.analysis.findings.prediction;

import java.util.Optional;
import java.util.OptionalDouble;
import org.modebench.analysis.catalogue.BatchSpec;
import org.modebench.analysis.catalogue.Capacity;
import org.modebench.analysis.catalogue.Metric;
import org.modebench.analysis.catalogue.Metrics;
import org.modebench.analysis.catalogue.Modes;
import org.modebench.analysis.catalogue.Parallelism;
import org.modebench.analysis.catalogue.ProcessStart;
import org.modebench.analysis.cells.Cell;

/**
 * How many times as long calls take side by side as calls that share nothing but the cores: they
 * share the caches and the bandwidth of the memory, in one process also its heap and its locks.
 *
 * @param inProcesses of those in a process each
 * @param inThreads of those in threads of one process
 * @param inNewThreads of those in threads that start in each batch, what that takes included; empty
 *     if it was not measured
 * @param allAtOnce of those in a thread each of one process; as those in threads if it was not
 *     measured
 * @param atOnce how many there were at once, but of the last
 * @param all how many there were of the last
 */
public record SideBySide(
    double inProcesses,
    double inThreads,
    OptionalDouble inNewThreads,
    double allAtOnce,
    int atOnce,
    int all) {

  /**
   * What forks measured before their calls; empty if they did not.
   *
   * @param seconds t, of a call alone
   * @param cpuSeconds c, its CPU time
   * @param calls k, of a batch
   */
  static Optional<SideBySide> of(Cell alone, double seconds, double cpuSeconds, int calls) {
    int atOnce = Math.min(alone.cores().orElse(1), calls);
    OptionalDouble inThreads = alone.mean(Metrics.CALLS_IN_THREADS);
    if (atOnce < 2 || inThreads.isEmpty() || alone.mean(Metrics.CALLS_IN_PROCESSES).isEmpty()) {
      return Optional.empty();
    }
    int rounds = Capacity.rounds(calls, atOnce);
    double bound = Math.max(calls * cpuSeconds / atOnce, rounds * seconds);
    double threads = ratio(alone, Metrics.CALLS_IN_THREADS, bound);
    return Optional.of(
        new SideBySide(
            // Each process makes as many calls as there are rounds.
            ratio(alone, Metrics.CALLS_IN_PROCESSES, rounds * Math.max(seconds, cpuSeconds)),
            threads,
            alone.mean(Metrics.CALLS_IN_NEW_THREADS).isPresent()
                ? OptionalDouble.of(ratio(alone, Metrics.CALLS_IN_NEW_THREADS, bound))
                : OptionalDouble.empty(),
            alone.mean(Metrics.CALLS_ALL_AT_ONCE).isPresent()
                ? ratio(
                    alone,
                    Metrics.CALLS_ALL_AT_ONCE,
                    Math.max(calls * cpuSeconds / atOnce, seconds))
                : threads,
            atOnce,
            calls));
  }

  private static double ratio(Cell alone, Metric measured, double bound) {
    return alone.mean(measured).orElseThrow() / bound;
  }

  /**
   * How many times as long the calls of a batch take: between numbers of workers of which it was
   * measured, in proportion; those of more processes than there were as long.
   */
  double factor(BatchSpec batch) {
    if (batch.parallelism() == Parallelism.ONE
        || batch.value().processes() == ProcessStart.EACH_BATCH) {
      return 1;
    }
    if (batch.value().processes() == ProcessStart.EACH_FORK) {
      return 1 + share(batch) * (inProcesses - 1);
    }
    double most = hasNewThreads(batch) ? inNewThreads.getAsDouble() : inThreads;
    double more = more(batch);
    return (1 - more) * (1 + share(batch) * (most - 1)) + more * allAtOnce;
  }

  /**
   * How many threads a batch starts beyond those whose start is in the factor: that of new threads
   * has it, that of all at once has not.
   */
  OptionalDouble moreStarts(BatchSpec batch) {
    return hasNewThreads(batch)
        ? OptionalDouble.of(
            Math.min(batch.workers(), batch.calls()) - (1 - more(batch)) * share(batch) * atOnce)
        : OptionalDouble.empty();
  }

  /** Where workers are between the numbers that were measured, from 0 to 1 for all at once. */
  private double more(BatchSpec batch) {
    int workers = Math.min(Math.min(batch.workers(), batch.calls()), all);
    return workers <= atOnce ? 0 : (workers - atOnce) / (double) (all - atOnce);
  }

  private boolean hasNewThreads(BatchSpec batch) {
    return batch.value().name().equals(Modes.THREADS) && inNewThreads.isPresent();
  }

  private double share(BatchSpec batch) {
    int workers = Math.min(batch.workers(), batch.calls());
    return (Math.min(workers, atOnce) - 1) / (double) (atOnce - 1);
  }
}

package org.modebench.analysis.catalogue;

import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;

/**
 * A series of sizes of a workload's calls ({@code --sweep NAME}), from which the analysis finds the
 * call size at which a mode begins to pay off. Forks are shorter than elsewhere, since there are
 * many.
 *
 * @param name on the command line
 * @param parameter the size
 * @param values of it, from the smallest
 * @param workers how many; empty for as many as there are cores, but at least 2
 * @param warmup the longest iteration of warm-up
 */
public record Sweep(
    String name, Parameter parameter, List<String> values, OptionalInt workers, Duration warmup) {

  /** The number of workers on a machine. */
  public int workers(int cores) {
    return workers.orElse(Math.max(2, cores));
  }
}

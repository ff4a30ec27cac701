package org.modebench.analysis.catalogue;

import java.util.OptionalInt;

/** How many calls of a batch can compute at the same time. */
public enum Parallelism {
  /** One thread, or one lock, does all of the computing. */
  ONE,
  /** As many as there are workers, but no more than cores. */
  CORES,
  /** As many as there are workers, whatever the cores of this machine. */
  WORKERS;

  /**
   * How many calls compute at the same time.
   *
   * @param workers at least 1
   * @param cores of the machine; empty if unknown
   * @return at least 1; empty if it depends on a number of cores that is unknown
   */
  public OptionalInt atOnce(int workers, OptionalInt cores) {
    return switch (this) {
      case ONE -> OptionalInt.of(1);
      case WORKERS -> OptionalInt.of(workers);
      case CORES ->
          cores.isPresent()
              ? OptionalInt.of(Math.min(workers, cores.getAsInt()))
              : OptionalInt.empty();
    };
  }
}

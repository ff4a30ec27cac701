package org.modebench.analysis.catalogue;

/**
 * What the time of a batch depends on, as far as a plan needs it.
 *
 * @param cores C, at least 1
 * @param stepSeconds what one step of a countdown takes
 * @param workerSeconds what the start of a worker JVM takes on one core
 */
public record MachineSpeed(int cores, double stepSeconds, double workerSeconds) {

  /** What the start of that many worker JVMs at once takes, in seconds. */
  public double startSeconds(int workers) {
    return Capacity.rounds(workers, cores) * workerSeconds;
  }
}

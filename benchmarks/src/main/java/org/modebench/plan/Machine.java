package org.modebench.plan;

import org.modebench.analysis.catalogue.MachineSpeed;

/**
 * What the cost of a plan depends on.
 *
 * @param cores how many batches can compute at the same time
 * @param forkSeconds what a fork takes beside its iterations
 * @param workerSeconds what the start of a worker JVM takes on one core
 * @param stepSeconds what one step of a countdown takes
 */
public record Machine(int cores, double forkSeconds, double workerSeconds, double stepSeconds) {

  /** What the time of a batch depends on. */
  MachineSpeed speed() {
    return new MachineSpeed(cores, stepSeconds, workerSeconds);
  }

  /** A machine as they are today; what a run assumes of its own until forks have ended. */
  public static Machine assumed(int cores) {
    return new Machine(cores, 0.35, 0.05, 1.4e-9);
  }
}

package org.modebench.analysis.findings.scaling;

/** What must be known besides a law, or the lack of one. */
public enum Caveat {
  /** Numbers of workers with a failed fork, or a time of 0, are left out. */
  FAILED_LEFT_OUT,
  SUSPECT_ROWS,
  /** Numbers of workers above that of cores, which compute no more, are left out of the fit. */
  BEYOND_CORES_LEFT_OUT,
  /** A number of workers, or the baseline, has one fork only. */
  NO_INTERVALS,
  /** The law leaves more than the spread among forks, so that its intervals are too narrow. */
  APPROXIMATE,
  /** The best number of workers is beyond those of the fit. */
  BEST_IS_A_GUESS
}

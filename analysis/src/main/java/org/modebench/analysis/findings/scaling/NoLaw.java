package org.modebench.analysis.findings.scaling;

/** Why there is no law for a mode. */
public enum NoLaw {
  ONE_WORKER_COUNT,
  /** However many its workers. */
  ONE_CALL_AT_A_TIME,
  /** The rows are of machines with different numbers of cores. */
  DIFFERENT_CORES,
  /** Computing scales up to the number of cores only, and the machine has too few. */
  TOO_FEW_CORES,
  TOO_FEW_WORKER_COUNTS,
  /** Each form is contradicted by the speeds, or is too far off. */
  NONE_HOLDS
}

package org.modebench.analysis.findings.scaling;

/** Why a form of law has no fit. */
public enum NoFit {
  /** Fewer than {@link LawFits#fewestForks} of the form. */
  TOO_FEW_FORKS,
  /** Least squares find no best parameters. */
  NO_BEST_PARAMETERS,
  /** It predicts no speed for one worker. */
  NO_SPEED,
  /** Speed grows at least in line with the workers. */
  SIGMA_AT_0,
  /** Speed does not grow with the workers. */
  SIGMA_AT_1,
  /** There it is Amdahl's law. */
  KAPPA_AT_0,
  /** Its parameters are lost when forks are drawn again. */
  LOST_AGAIN,
  /** The interval of σ is too wide. */
  SIGMA_UNDETERMINED,
  /** The interval of κ holds 0, where it is Amdahl's law. */
  KAPPA_UNDETERMINED
}

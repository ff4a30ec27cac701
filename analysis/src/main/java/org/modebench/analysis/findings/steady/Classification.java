package org.modebench.analysis.findings.steady;

/** What the iterations of a fork did while it was measured. */
public enum Classification {
  /** Neither a change nor a drift was found. */
  FLAT("flat"),
  /** Slower ones first, then steady. */
  WARM_UP("warm-up"),
  /** Steady at the end, but faster before. */
  SLOWDOWN("slowdown"),
  /** Still changing near the end, or drifting up to it. */
  NO_STEADY_STATE("no steady state"),
  /** Too few to tell. */
  TOO_FEW_ITERATIONS("too few iterations");

  private final String title;

  Classification(String title) {
    this.title = title;
  }

  /** In words. */
  public String title() {
    return title;
  }
}

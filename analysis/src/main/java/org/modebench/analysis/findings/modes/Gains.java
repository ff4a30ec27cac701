package org.modebench.analysis.findings.modes;

import org.modebench.analysis.cells.CellKey;
import org.modebench.analysis.statistics.Criteria;
import org.modebench.analysis.statistics.Difference;
import org.modebench.analysis.statistics.Interval;

/** Whether running calls in parallel gains time over SEQUENTIAL, by the tests. */
public enum Gains {
  YES,
  NO,
  UNDECIDED;

  /** A difference from SEQUENTIAL that is open may yet be sure to be no gain of the threshold. */
  public static Gains of(Difference<CellKey> difference) {
    double most =
        difference
            .reversed()
            .ratio()
            .interval()
            .filter(interval -> difference.p().isPresent())
            .map(Interval::high)
            .orElse(Double.MAX_VALUE);
    return switch (difference.verdict()) {
      case FASTER -> YES;
      case SAME, SLOWER -> NO;
      case DIFFERENT, UNDECIDED -> most <= 1 + Criteria.STANDARD.threshold() ? NO : UNDECIDED;
    };
  }
}

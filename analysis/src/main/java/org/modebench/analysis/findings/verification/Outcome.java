package org.modebench.analysis.findings.verification;

import org.modebench.analysis.findings.comparison.ComparedCell;
import org.modebench.analysis.statistics.Verdict;

/** What a repetition says of a cell. */
public enum Outcome {
  /** Two one-sided tests show that it took the same time again, within the threshold. */
  REPRODUCED,
  /** It took another time, significantly after Holm's correction, or it failed. */
  NOT_REPRODUCED,
  /** Neither is shown. */
  NOT_DECIDABLE;

  /** The outcome of a cell that both runs have. */
  public static Outcome of(ComparedCell cell) {
    if (cell.failsNow()) {
      return NOT_REPRODUCED;
    }
    Verdict verdict = cell.difference().map(d -> d.verdict()).orElse(Verdict.UNDECIDED);
    return switch (verdict) {
      case SAME -> REPRODUCED;
      case FASTER, SLOWER, DIFFERENT -> cell.isSuspect() ? NOT_DECIDABLE : NOT_REPRODUCED;
      case UNDECIDED -> NOT_DECIDABLE;
    };
  }
}

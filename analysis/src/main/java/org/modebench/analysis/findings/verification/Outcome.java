package org.modebench.analysis.findings.verification;

import org.modebench.analysis.findings.comparison.ComparedCell;
import org.modebench.analysis.results.Status;
import org.modebench.analysis.statistics.Verdict;

/** What a repetition says of a cell. */
public enum Outcome {
  /** Two one-sided tests show that it took the same time again, within the threshold. */
  REPRODUCED("reproduced"),
  /** It took another time, significantly after Holm's correction, or it failed. */
  NOT_REPRODUCED("not reproduced"),
  /** Neither is shown. */
  NOT_DECIDABLE("not decidable");

  private final String words;

  Outcome(String words) {
    this.words = words;
  }

  /** The outcome of a cell that both runs have. */
  public static Outcome of(ComparedCell cell) {
    if (cell.failsNow()) {
      return NOT_REPRODUCED;
    }
    Verdict verdict = cell.difference().map(d -> d.verdict()).orElse(Verdict.UNDECIDED);
    return switch (verdict) {
      case SAME -> REPRODUCED;
      case FASTER, SLOWER -> cell.isSuspect() ? NOT_DECIDABLE : NOT_REPRODUCED;
      case UNDECIDED -> NOT_DECIDABLE;
    };
  }

  /**
   * What a table says of a cell with this outcome, such as {@code not decidable (3 more forks)}.
   */
  public String words(ComparedCell cell) {
    if (this == NOT_REPRODUCED && cell.failsNow()) {
      return words + " (failed)";
    }
    if (this != NOT_DECIDABLE) {
      return words;
    }
    if (cell.old().status() == Status.FAILED) {
      return words + " (failed before)";
    }
    if (cell.difference().isEmpty()) {
      return words + " (no value)";
    }
    if (cell.difference().get().verdict() != Verdict.UNDECIDED) {
      return words + " (SUSPECT)";
    }
    return cell.difference().get().words().replace("undecided: ", words + " (") + ")";
  }
}

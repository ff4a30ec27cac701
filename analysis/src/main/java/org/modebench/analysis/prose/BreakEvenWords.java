package org.modebench.analysis.prose;

import org.modebench.analysis.findings.breakeven.ModePair;
import org.modebench.analysis.findings.breakeven.Outcome;
import org.modebench.analysis.statistics.Criteria;

/** Says how two modes compare over a sweep. */
public final class BreakEvenWords {
  private BreakEvenWords() {}

  /** What stands before the size in a table; the whole of what is said where there is no size. */
  public static String of(Outcome outcome) {
    return switch (outcome) {
      case FROM -> "from";
      case FROM_SMALLEST -> "at most from";
      case FROM_AT_MOST -> "at most from";
      case SOMEWHERE -> "only at";
      case BETWEEN -> "only at";
      case UP_TO -> "up to";
      case NOWHERE -> "not up to";
      case SEVERAL -> "changes at";
      case SAME -> "no difference up to";
      case OPEN -> "open up to";
      case TOO_FEW_SIZES -> "needs " + ModePair.FEWEST_SIZES + " sizes";
      case TOO_FEW_FORKS -> "needs " + Criteria.FEWEST_FORKS + " forks";
    };
  }
}

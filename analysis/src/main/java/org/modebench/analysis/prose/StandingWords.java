package org.modebench.analysis.prose;

import org.modebench.analysis.findings.verdicts.Standing;
import org.modebench.analysis.statistics.Criteria;
import org.modebench.analysis.statistics.Difference;

/**
 * What is said of the standing of a case, as short text.
 *
 * @param best what the best of its workload is called
 */
public record StandingWords(Standing standing, String best) {

  /** Such as {@code worse than CpuBound SEQUENTIAL workers=1: 1.951 [1.892, 2.011]}. */
  public String describe() {
    return standing
        .toBest()
        .map(difference -> verdict(difference) + ": " + DifferenceWords.ratio(difference.ratio()))
        .orElse("the best of its workload");
  }

  private String verdict(Difference<?> difference) {
    return switch (difference.verdict()) {
      case FASTER -> "better than " + best;
      case SLOWER -> "worse than " + best;
      case DIFFERENT -> "different from " + best;
      case SAME ->
          "within %s of %s".formatted(DifferenceWords.percent(Criteria.STANDARD.threshold()), best);
      case UNDECIDED -> "may or may not be as good as " + best;
    };
  }
}

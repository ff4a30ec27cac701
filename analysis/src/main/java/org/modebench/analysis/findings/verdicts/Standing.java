package org.modebench.analysis.findings.verdicts;

import java.util.Optional;
import org.modebench.analysis.cells.CellKey;
import org.modebench.analysis.results.record.CaseKey;
import org.modebench.analysis.statistics.Difference;
import org.modebench.analysis.statistics.Verdict;

/**
 * How a case stands against the best of its workload.
 *
 * @param best that of the workload, by the point estimates
 * @param forks how many of the case were judged
 * @param toBest the verdict; empty for the best itself
 */
public record Standing(CaseKey of, CaseKey best, int forks, Optional<Difference<CellKey>> toBest) {

  /** Whether it is neither shown to differ from the best nor to be the same. */
  public boolean isOpen() {
    return toBest.map(Difference::verdict).equals(Optional.of(Verdict.UNDECIDED));
  }

  public boolean isBest() {
    return toBest.isEmpty();
  }
}

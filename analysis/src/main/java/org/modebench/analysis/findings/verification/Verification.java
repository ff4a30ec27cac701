package org.modebench.analysis.findings.verification;

import java.util.EnumMap;
import java.util.Map;
import org.modebench.analysis.findings.comparison.ComparedCell;
import org.modebench.analysis.findings.comparison.RunComparison;

/** What a repetition says of a run: of every cell, and of the whole. */
public final class Verification {
  private final RunComparison comparison;
  private final Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);

  /**
   * The verification that a comparison amounts to.
   *
   * @param comparison of the repetition with the run
   */
  public Verification(RunComparison comparison) {
    this.comparison = comparison;
    for (Outcome outcome : Outcome.values()) {
      counts.put(outcome, 0);
    }
    for (ComparedCell cell : comparison.cells()) {
      counts.merge(Outcome.of(cell), 1, Integer::sum);
    }
    counts.merge(Outcome.NOT_REPRODUCED, comparison.onlyOld().size(), Integer::sum);
  }

  /** The comparison that it rests on. */
  public RunComparison comparison() {
    return comparison;
  }

  /** How many cells have an outcome. */
  public int count(Outcome outcome) {
    return counts.getOrDefault(outcome, 0);
  }

  /** Whether no cell contradicts the run, and half of them at least confirm it. */
  public boolean isReproduced() {
    int reproduced = count(Outcome.REPRODUCED);
    return !isContradicted() && reproduced > 0 && reproduced >= count(Outcome.NOT_DECIDABLE);
  }

  /** Whether a cell contradicts the run. */
  public boolean isContradicted() {
    return count(Outcome.NOT_REPRODUCED) > 0;
  }

  /** How many cells there are, those that only the run has included. */
  public int cells() {
    return counts.values().stream().mapToInt(count -> count).sum();
  }
}

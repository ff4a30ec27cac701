package org.modebench.analysis.findings.verification;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.modebench.analysis.findings.comparison.Circumstances;
import org.modebench.analysis.findings.comparison.ComparedCell;
import org.modebench.analysis.findings.comparison.RunComparison;
import org.modebench.analysis.prose.DifferenceWords;

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

  private int count(Outcome outcome) {
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

  /** The verdict on the whole, in one sentence. */
  public String inWords() {
    int cells = counts.values().stream().mapToInt(count -> count).sum();
    String threshold = DifferenceWords.percent(comparison.criteria().threshold());
    List<String> parts = new ArrayList<>();
    addPart(parts, Outcome.NOT_REPRODUCED, " not");
    addPart(parts, Outcome.REPRODUCED, " reproduced within " + threshold);
    addPart(parts, Outcome.NOT_DECIDABLE, " not decidable with these forks");
    return overall()
        + machine()
        + ": of "
        + cells
        + (cells == 1 ? " cell " : " cells ")
        + String.join(", ", parts)
        + ".";
  }

  private String overall() {
    if (isContradicted()) {
      return "Not reproduced";
    }
    return isReproduced() ? "Reproduced" : "Not decidable";
  }

  private void addPart(List<String> parts, Outcome outcome, String words) {
    int count = count(outcome);
    if (count > 0) {
      parts.add(count + (count == 1 ? " is" : " are") + words);
    }
  }

  private String machine() {
    Circumstances circumstances = new Circumstances(comparison);
    return circumstances.machinesDiffer()
        ? " on another machine (" + circumstances.machines() + ")"
        : "";
  }
}

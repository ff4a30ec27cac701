package org.modebench.analysis.prose;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.modebench.analysis.findings.comparison.CellName;
import org.modebench.analysis.findings.comparison.ComparedCell;
import org.modebench.analysis.findings.comparison.RegressionGate;
import org.modebench.analysis.findings.comparison.RunComparison;
import org.modebench.analysis.text.Count;

/** Says what a gate against regressions found. */
public final class RegressionWords {
  private static final int MOST_NAMES = 5;

  private RegressionWords() {}

  /** What the gate says of a comparison, as sentences; one at least. */
  public static List<String> of(RegressionGate gate, RunComparison comparison) {
    List<String> sentences = new ArrayList<>();
    String limit = DifferenceWords.percent(gate.amount());
    List<ComparedCell> regressions = gate.regressions(comparison);
    RegressionGate.Outcome outcome = gate.outcome(comparison);
    if (outcome == RegressionGate.Outcome.NOT_JUDGED) {
      sentences.add("No cell can be judged, so that the gate says nothing.");
    } else {
      sentences.add(verdict(regressions, limit));
    }
    List<ComparedCell> suspect = gate.suspect(comparison);
    if (!suspect.isEmpty()) {
      sentences.add(
          "%s worse by more than %s, but SUSPECT and therefore not counted: %s."
              .formatted(counted(suspect, "is", "are"), limit, named(suspect)));
    }
    List<ComparedCell> open = gate.open(comparison);
    if (!open.isEmpty()) {
      sentences.add(
          "%s too few forks to rule out %s: %s."
              .formatted(counted(open, "has", "have"), limit, named(open)));
    }
    List<ComparedCell> unknown = gate.withoutDirection(comparison);
    if (!unknown.isEmpty()) {
      sentences.add(
          "%s not judged, since it is not known which values of this metric are better; give --better lower or --better higher: %s."
              .formatted(counted(unknown, "is", "are"), named(unknown)));
    }
    List<ComparedCell> without = gate.withoutRatio(comparison);
    if (!without.isEmpty()) {
      sentences.add(
          "%s not judged, since a side failed, has no value above 0, or has another unit: %s."
              .formatted(counted(without, "is", "are"), named(without)));
    }
    List<CellName> gone = comparison.onlyOld();
    if (!gone.isEmpty()) {
      sentences.add(
          "%s not in the new%s: %s."
              .formatted(
                  Count.of(gone.size(), "cell of the old is", "cells of the old are"),
                  gate.leftOut(comparison).isEmpty()
                      ? ""
                      : ", which counts as failed in JMH's JSON",
                  inWords(gone)));
    }
    return List.copyOf(sentences);
  }

  private static String verdict(List<ComparedCell> regressions, String limit) {
    return regressions.isEmpty()
        ? "No cell is shown to be worse by more than %s.".formatted(limit)
        : "%s worse by more than %s or failed: %s."
            .formatted(counted(regressions, "is", "are"), limit, named(regressions));
  }

  private static String counted(List<ComparedCell> cells, String one, String many) {
    return Count.of(cells.size(), "cell") + " " + (cells.size() == 1 ? one : many);
  }

  private static String named(List<ComparedCell> cells) {
    return inWords(cells.stream().map(ComparedCell::name).toList());
  }

  private static String inWords(List<CellName> names) {
    int left = names.size() - MOST_NAMES;
    return names.stream().limit(MOST_NAMES).map(CellName::inWords).collect(Collectors.joining("; "))
        + (left > 0 ? "; and " + left + " more" : "");
  }
}

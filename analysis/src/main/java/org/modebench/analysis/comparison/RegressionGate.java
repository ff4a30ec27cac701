package org.modebench.analysis.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.modebench.analysis.differences.DifferenceWords;

/**
 * A gate that a new recording passes unless a cell has become worse.
 *
 * <p>A cell has, if it is significantly worse after Holm's correction and its ratio exceeds the
 * amount, or if it failed and had not failed before. Cells that are SUSPECT on either side do not
 * count, since their values cannot be trusted; they are named.
 *
 * @param amount as a share, 0 or more: 0.05 for 5 %
 */
public record RegressionGate(double amount) {
  private static final int MOST_NAMES = 5;

  /** The cells that do not pass. */
  public List<ComparedCell> regressions(RunComparison comparison) {
    return comparison.cells().stream().filter(this::isRegression).toList();
  }

  private boolean isRegression(ComparedCell cell) {
    return cell.failsNow() || (!cell.isSuspect() && cell.isWorseBy(amount));
  }

  /** What the gate says, as sentences; one at least. */
  public List<String> sentences(RunComparison comparison) {
    List<String> sentences = new ArrayList<>();
    String limit = DifferenceWords.percent(amount);
    List<ComparedCell> regressions = regressions(comparison);
    sentences.add(
        regressions.isEmpty()
            ? "No cell is shown to be worse by more than %s.".formatted(limit)
            : "%s worse by more than %s or failed: %s."
                .formatted(counted(regressions, "is", "are"), limit, named(regressions)));
    List<ComparedCell> suspect =
        comparison.cells().stream()
            .filter(cell -> cell.isSuspect() && cell.isWorseBy(amount))
            .toList();
    if (!suspect.isEmpty()) {
      sentences.add(
          "%s worse by more than %s, but SUSPECT, which does not count: %s."
              .formatted(counted(suspect, "is", "are"), limit, named(suspect)));
    }
    List<ComparedCell> open =
        comparison.cells().stream()
            .filter(cell -> !isRegression(cell) && !suspect.contains(cell))
            .filter(cell -> cell.mayBeWorseBy(amount))
            .toList();
    if (!open.isEmpty()) {
      sentences.add(
          "%s too few forks to rule out %s: %s."
              .formatted(counted(open, "has", "have"), limit, named(open)));
    }
    return List.copyOf(sentences);
  }

  private static String counted(List<ComparedCell> cells, String one, String many) {
    return cells.size() == 1 ? "1 cell " + one : cells.size() + " cells " + many;
  }

  private static String named(List<ComparedCell> cells) {
    int left = cells.size() - MOST_NAMES;
    return cells.stream()
            .limit(MOST_NAMES)
            .map(cell -> cell.name().inWords())
            .collect(Collectors.joining("; "))
        + (left > 0 ? "; and " + left + " more" : "");
  }
}

package org.modebench.analysis.findings.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.modebench.analysis.prose.DifferenceWords;
import org.modebench.analysis.results.Status;

/**
 * A gate that a new recording passes unless a cell has become worse.
 *
 * <p>A cell has, if it is significantly worse after Holm's correction and its ratio exceeds the
 * amount, or if it failed and had not failed before. Cells that are SUSPECT on either side do not
 * count, since their values cannot be trusted; they are named. So are cells that the new lacks: JMH
 * leaves benchmarks that fail out of its file, so that there they count as failed; a run of this
 * project has its failures on record, and what it lacks was not asked for or is still to come.
 *
 * @param amount as a share, 0 or more: 0.05 for 5 %
 */
public record RegressionGate(double amount) {
  private static final int MOST_NAMES = 5;

  /** Whether no cell is a regression. */
  public boolean passes(RunComparison comparison) {
    return regressions(comparison).isEmpty() && leftOut(comparison).isEmpty();
  }

  private static List<CellName> leftOut(RunComparison comparison) {
    return comparison.now().columns() == Recording.Columns.JMH
        ? comparison.onlyOld().stream()
            .filter(name -> statusIn(comparison.old(), name) != Status.FAILED)
            .toList()
        : List.of();
  }

  private static Status statusIn(Recording recording, CellName name) {
    return Optional.ofNullable(recording.cells().get(name)).orElseThrow().status();
  }

  private List<ComparedCell> regressions(RunComparison comparison) {
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
    List<CellName> gone = comparison.onlyOld();
    if (!gone.isEmpty()) {
      sentences.add(
          "%s not in the new%s: %s."
              .formatted(
                  gone.size() == 1 ? "1 cell of the old is" : gone.size() + " cells of the old are",
                  leftOut(comparison).isEmpty() ? "" : ", which counts as failed in JMH's JSON",
                  inWords(gone)));
    }
    return List.copyOf(sentences);
  }

  private static String counted(List<ComparedCell> cells, String one, String many) {
    return cells.size() == 1 ? "1 cell " + one : cells.size() + " cells " + many;
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

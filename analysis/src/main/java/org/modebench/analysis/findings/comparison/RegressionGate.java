package org.modebench.analysis.findings.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.modebench.analysis.results.Status;

/**
 * A gate that a new recording passes unless a cell has become worse.
 *
 * <p>A cell has, if it is significantly worse by more than the amount, after Holm's correction, or
 * if it failed and had not failed before. Cells that are SUSPECT on either side do not count, since
 * their values cannot be trusted; they are named. So are cells that the new lacks: JMH leaves
 * benchmarks that fail out of its file, so that there they count as failed; a run of this project
 * has its failures on record, and what it lacks was not asked for or is still to come.
 *
 * @param amount as a share, 0 or more: 0.05 for 5 %
 */
public record RegressionGate(double amount) {
  /** What a gate comes to. */
  public enum Outcome {
    /** No cell is a regression, and one at least was judged. */
    PASSED,
    /** A cell is a regression. */
    REGRESSED,
    /** No cell could be judged, so that nothing is known. */
    NOT_JUDGED
  }

  /** What the gate comes to. */
  public Outcome outcome(RunComparison comparison) {
    if (!regressions(comparison).isEmpty() || !leftOut(comparison).isEmpty()) {
      return Outcome.REGRESSED;
    }
    return comparison.cells().stream().anyMatch(ComparedCell::isJudged)
        ? Outcome.PASSED
        : Outcome.NOT_JUDGED;
  }

  /** Those of whose metric it is not known which values are better. */
  public List<ComparedCell> withoutDirection(RunComparison comparison) {
    return comparison.cells().stream()
        .filter(cell -> cell.difference().isPresent() && cell.better().isEmpty())
        .toList();
  }

  /** Those that have no ratio, so that nothing can be said of them, and did not fail just now. */
  public List<ComparedCell> withoutRatio(RunComparison comparison) {
    return comparison.cells().stream()
        .filter(cell -> cell.old().isMeasured() || cell.now().isMeasured())
        .filter(cell -> cell.difference().isEmpty() && !cell.failsNow())
        .toList();
  }

  /** Those that count as failed, since JMH left them out of its file. */
  public List<CellName> leftOut(RunComparison comparison) {
    return comparison.now().columns() == Recording.Columns.JMH
        ? comparison.onlyOld().stream()
            .filter(name -> statusIn(comparison.old(), name) != Status.FAILED)
            .toList()
        : List.of();
  }

  private static Status statusIn(Recording recording, CellName name) {
    return Optional.ofNullable(recording.cells().get(name)).orElseThrow().status();
  }

  /** Those that have become worse, or failed. */
  public List<ComparedCell> regressions(RunComparison comparison) {
    List<ComparedCell> worse = comparison.worseBy(amount);
    return comparison.cells().stream()
        .filter(cell -> cell.failsNow() || (!cell.isSuspect() && worse.contains(cell)))
        .toList();
  }

  /** Those that would be regressions if their values could be trusted. */
  public List<ComparedCell> suspect(RunComparison comparison) {
    return comparison.worseBy(amount).stream().filter(ComparedCell::isSuspect).toList();
  }

  /** The others that may have become worse by the amount: too few forks to rule it out. */
  public List<ComparedCell> open(RunComparison comparison) {
    List<ComparedCell> decided = new ArrayList<>(suspect(comparison));
    decided.addAll(regressions(comparison));
    return comparison.cells().stream()
        .filter(cell -> !decided.contains(cell))
        .filter(cell -> cell.mayBeWorseBy(amount))
        .toList();
  }
}

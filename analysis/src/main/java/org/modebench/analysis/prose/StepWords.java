package org.modebench.analysis.prose;

import java.util.List;
import java.util.stream.Collectors;
import org.modebench.analysis.findings.comparison.CellName;
import org.modebench.analysis.findings.comparison.ComparedCell;
import org.modebench.analysis.findings.comparison.RunComparison;
import org.modebench.analysis.statistics.Criteria;
import org.modebench.analysis.statistics.Difference;
import org.modebench.analysis.text.Count;
import org.modebench.analysis.text.ForeignText;

/** Says in a sentence or two what changed from a run to a later one. */
public final class StepWords {
  /** More make a list, which tables show better. */
  static final int MOST_NAMES = 4;

  private final RunComparison comparison;
  private final String old;

  /**
   * @param old what the earlier run is called, such as {@code run 3 (1a2b3c4)}
   */
  public StepWords(RunComparison comparison, String old) {
    this.comparison = comparison;
    this.old = old;
  }

  /** The words for a comparison of two runs of one results file. */
  public static StepWords ofRuns(RunComparison comparison) {
    String commit = comparison.old().commit();
    return new StepWords(
        comparison,
        "run "
            + ForeignText.printable(comparison.old().run())
            + (commit.isEmpty() ? "" : " (commit " + ForeignText.printable(commit) + ")"));
  }

  /** What is shown to have changed, and what else differs. */
  public String text() {
    String differences = new CircumstanceWords(comparison).differences();
    return figures()
        + (differences.isEmpty()
            ? " Nothing else that is on record differs."
            : " What is on record of the runs differs: " + differences + ".");
  }

  private String figures() {
    List<ComparedCell> cells =
        comparison.cells().stream().filter(ComparedCell::isMeasured).toList();
    List<ComparedCell> judged = cells.stream().filter(StepWords::isJudged).toList();
    List<String> changed = cells.stream().filter(StepWords::hasChanged).map(this::change).toList();
    if (judged.isEmpty() && changed.isEmpty()) {
      return "Whether anything has changed since %s cannot be told: no cell of both has the %s trusted forks of either that it takes."
          .formatted(old, Criteria.FEWEST_FORKS);
    }
    int open = cells.size() - judged.size();
    String of =
        Count.of(cells.size(), "cell")
            + (open == 0 ? "" : " (%s of which cannot be judged)".formatted(open));
    String limit = DifferenceWords.percent(comparison.criteria().threshold());
    return (changed.isEmpty()
            ? "Since %s, none of %s is shown to have changed by more than %s"
                .formatted(old, of, limit)
            : "Since %s, %s of %s %s changed by more than %s: %s"
                .formatted(
                    old,
                    changed.size(),
                    of,
                    changed.size() == 1 ? "has" : "have",
                    limit,
                    listed(changed)))
        + lesser(judged)
        + ".";
  }

  /** Those that differ, but not surely by so much that it matters. */
  private static String lesser(List<ComparedCell> judged) {
    long lesser =
        judged.stream()
            .filter(cell -> !hasChanged(cell))
            .filter(cell -> cell.difference().filter(Difference::distinguishable).isPresent())
            .count();
    return lesser == 0
        ? ""
        : "; %s by less, or perhaps by less".formatted(Count.of(lesser, "differs", "differ"));
  }

  private static boolean isJudged(ComparedCell cell) {
    return !cell.isSuspect() && cell.difference().filter(d -> d.p().isPresent()).isPresent();
  }

  private static boolean hasChanged(ComparedCell cell) {
    return cell.failsNow()
        || (isJudged(cell) && cell.difference().filter(Difference::beyondThreshold).isPresent());
  }

  private String change(ComparedCell cell) {
    String name = ForeignText.printable(cell.name().inWords());
    return cell.difference()
        .map(d -> name + ", " + words(cell, d))
        .orElse(name + ", which fails now");
  }

  private String words(ComparedCell cell, Difference<CellName> difference) {
    return new DifferenceWords(cell.now().metric(), comparison.criteria())
            .direction(difference.verdict(), difference.ratio())
        + " ("
        + DifferenceWords.ratio(difference.ratio())
        + " times)";
  }

  /** The first few, and how many more. */
  static String listed(List<String> parts) {
    int left = parts.size() - MOST_NAMES;
    return parts.stream().limit(MOST_NAMES).collect(Collectors.joining("; "))
        + (left > 0 ? "; and %s more".formatted(left) : "");
  }
}

package org.modebench.analysis.prose;

import java.util.ArrayList;
import java.util.List;
import org.modebench.analysis.findings.comparison.ComparedCell;
import org.modebench.analysis.findings.verification.Outcome;
import org.modebench.analysis.findings.verification.Verification;
import org.modebench.analysis.results.Status;
import org.modebench.analysis.statistics.Verdict;
import org.modebench.analysis.text.Count;

/** Says what a repetition shows of a run. */
public final class VerificationWords {
  private VerificationWords() {}

  /** The verdict on the whole, in one sentence. */
  public static String of(Verification verification) {
    int cells = verification.cells();
    String threshold = DifferenceWords.percent(verification.comparison().criteria().threshold());
    List<String> parts = new ArrayList<>();
    addPart(parts, verification.count(Outcome.NOT_REPRODUCED), " not");
    addPart(parts, verification.count(Outcome.REPRODUCED), " reproduced within " + threshold);
    addPart(parts, verification.count(Outcome.NOT_DECIDABLE), " not decidable with these forks");
    return overall(verification)
        + machine(verification)
        + ": of "
        + Count.of(cells, "cell")
        + " "
        + String.join(", ", parts)
        + ".";
  }

  private static String overall(Verification verification) {
    if (verification.isContradicted()) {
      return "Not reproduced";
    }
    return verification.isReproduced() ? "Reproduced" : "Not decidable";
  }

  private static void addPart(List<String> parts, int count, String words) {
    if (count > 0) {
      parts.add(Count.of(count, "is", "are") + words);
    }
  }

  private static String machine(Verification verification) {
    CircumstanceWords circumstances = new CircumstanceWords(verification.comparison());
    return verification.comparison().machinesDiffer()
        ? " on another machine (" + circumstances.machines() + ")"
        : "";
  }

  /** What a table says of a cell, such as {@code not decidable (3 more forks)}. */
  public static String of(ComparedCell cell) {
    return switch (Outcome.of(cell)) {
      case REPRODUCED -> "reproduced";
      case NOT_REPRODUCED -> "not reproduced" + (cell.failsNow() ? " (failed)" : "");
      case NOT_DECIDABLE -> "not decidable (" + whyOpen(cell) + ")";
    };
  }

  private static String whyOpen(ComparedCell cell) {
    if (cell.old().status() == Status.FAILED) {
      return "failed before";
    }
    if (cell.difference().isEmpty()) {
      return "no value";
    }
    return cell.difference().get().verdict() == Verdict.UNDECIDED
        ? DifferenceWords.moreForks(cell.difference().get())
        : "SUSPECT";
  }
}

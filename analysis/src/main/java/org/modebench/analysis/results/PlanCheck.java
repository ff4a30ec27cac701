package org.modebench.analysis.results;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.modebench.analysis.results.record.CaseKey;
import org.modebench.analysis.results.record.RecordedCase;
import org.modebench.analysis.results.record.RunRecord;
import org.modebench.analysis.text.Count;
import org.modebench.analysis.text.ForeignText;

/**
 * Whether the rows of a complete run are those that its record says were written. Of a run that is
 * under way or was stopped nobody knows which rows there should be.
 *
 * <p>A case that failed is not run in later rounds, so that the forks of these are not missing.
 */
final class PlanCheck {
  private static final int NAMED = 3;

  private final Attempts attempts;
  private final RunRecord record;
  private final List<RecordedCase> cases;
  private final List<ForkKey> missing = new ArrayList<>();
  private final List<ForkKey> incomplete = new ArrayList<>();
  private final List<ForkKey> changed = new ArrayList<>();
  private final Set<ForkKey> planned = new HashSet<>();
  private final Set<CaseKey> failed = new HashSet<>();

  private PlanCheck(Attempts attempts, RunRecord record) {
    this.attempts = attempts;
    this.record = record;
    this.cases = record.cases();
  }

  /** What is missing or was changed, as a sentence; empty if nothing is, as far as is known. */
  static Optional<String> of(Attempts attempts, RunRecord record) {
    if (!record.isComplete()) {
      return Optional.empty();
    }
    PlanCheck check = new PlanCheck(attempts, record);
    List<String> order = record.order();
    List<String> digests = record.digests();
    for (int round = 0; round < order.size(); round++) {
      check.compare(
          round + 1,
          order.get(round).split(" ", -1),
          round < digests.size() ? digests.get(round).split(" ", -1) : new String[0]);
    }
    return check.sentence();
  }

  private void compare(int round, String[] indices, String[] digests) {
    for (int i = 0; i < indices.length; i++) {
      int index = indices[i].matches("[0-9]{1,9}") ? Integer.parseInt(indices[i]) : -1;
      if (index >= 0 && index < cases.size()) {
        compare(round, cases.get(index), digests.length == indices.length ? digests[i] : "");
      }
    }
  }

  private void compare(int round, RecordedCase of, String recorded) {
    ForkKey fork = new ForkKey(record.key(of), round);
    planned.add(fork);
    if (recorded.equals(RunRecord.NOT_RUN)) {
      return;
    }
    Optional<Status> status = attempts.status(fork);
    if (status.isEmpty()) {
      if (attempts.has(fork)) {
        incomplete.add(fork);
      } else if (!recorded.isEmpty() || !failed.contains(fork.of())) {
        missing.add(fork);
      }
      return;
    }
    if (status.get() == Status.FAILED) {
      failed.add(fork.of());
    }
    if (recorded.isEmpty()) {
      boolean whole = attempts.iterations(fork) >= of.settings().iterations();
      if (status.get() != Status.FAILED && !whole) {
        incomplete.add(fork);
      }
      return;
    }
    ForkDigest digest = attempts.digest(fork).orElseThrow();
    if (digest.rows() < rows(recorded)) {
      incomplete.add(fork);
    } else if (!recorded.equals(digest.toString())) {
      changed.add(fork);
    }
  }

  private static int rows(String digest) {
    String rows = digest.replaceAll("\\..*", "");
    return rows.matches("[0-9]{1,9}") ? Integer.parseInt(rows) : 0;
  }

  private Optional<String> sentence() {
    List<ForkKey> added =
        planned.isEmpty()
            ? List.of()
            : attempts.forks().stream().filter(fork -> !planned.contains(fork)).toList();
    List<String> faults = new ArrayList<>();
    add(faults, missing, "%s missing (%s)");
    add(faults, incomplete, "%s without some of the rows (%s)");
    add(faults, changed, "%s not as measured (%s)");
    add(faults, added, "%s not in the plan (%s)");
    return faults.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "The rows of run %s are not those that its record says were written: of %s %s; restore the file, or measure again."
                .formatted(
                    ForeignText.quoted(record.run()),
                    Count.of(planned.size(), "fork"),
                    String.join(", ", faults)));
  }

  private static void add(List<String> faults, List<ForkKey> forks, String form) {
    if (!forks.isEmpty()) {
      int left = forks.size() - NAMED;
      faults.add(
          form.formatted(
              Count.of(forks.size(), "is", "are"),
              forks.stream().limit(NAMED).map(PlanCheck::name).collect(Collectors.joining("; "))
                  + (left > 0 ? "; and " + left + " more" : "")));
    }
  }

  private static String name(ForkKey fork) {
    CaseKey of = fork.of();
    return ForeignText.quoted(
        "%s %s %s%s, fork %s"
            .formatted(
                of.benchmark(),
                of.mode(),
                of.workers(),
                of.params().isEmpty() ? "" : " " + of.params(),
                fork.number()));
  }
}

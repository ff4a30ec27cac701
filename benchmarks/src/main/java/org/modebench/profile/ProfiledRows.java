package org.modebench.profile;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVRecord;
import org.modebench.analysis.cells.Workload;
import org.modebench.analysis.results.Status;
import org.modebench.plan.Case;
import org.modebench.store.RunRows;

/** What the rows of a run say of its profiled cases: their forks, and whether to trust them. */
final class ProfiledRows {
  private final Map<Case.Key, Set<String>> forks = new HashMap<>();
  private final Map<Case.Key, Set<String>> doubts = new HashMap<>();

  /**
   * @param lines of a results file, whose rows are judged
   */
  ProfiledRows(String run, List<String> lines) {
    for (String line : lines) {
      if (line.startsWith(run + ",") && line.contains(Workload.PROFILE + "=")) {
        RunRows.parse(line).ifPresent(this::add);
      }
    }
  }

  private void add(CSVRecord row) {
    Case.Key key = RunRows.key(row);
    forks.computeIfAbsent(key, k -> new HashSet<>()).add(RunRows.field(row, "fork"));
    String status = RunRows.field(row, "status");
    if (!status.equals(Status.VALID.name())) {
      doubts
          .computeIfAbsent(key, k -> new LinkedHashSet<>())
          .add(status + ": " + RunRows.field(row, "reason"));
    }
  }

  /** How many forks of a case were run, those that failed among them. */
  int forks(Case of) {
    return forks.getOrDefault(of.key(), Set.of()).size();
  }

  /** Why not to trust a case's rows, with their status; empty if all are valid. */
  String doubt(Case of) {
    return String.join("; ", doubts.getOrDefault(of.key(), Set.of()));
  }
}

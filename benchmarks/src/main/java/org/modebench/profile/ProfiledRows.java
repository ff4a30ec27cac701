package org.modebench.profile;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.modebench.analysis.results.Row;
import org.modebench.analysis.results.RowList;
import org.modebench.analysis.results.Status;
import org.modebench.analysis.results.record.CaseKey;
import org.modebench.plan.Case;

/** What the rows of a run say of its profiled cases: their forks, and whether to trust them. */
final class ProfiledRows {
  private final Map<CaseKey, Set<Integer>> forks = new HashMap<>();
  private final Map<CaseKey, Set<String>> doubts = new HashMap<>();

  /**
   * @param rows of the run, as they were judged
   */
  ProfiledRows(List<Row> rows) {
    for (Row row : RowList.of(rows).heads()) {
      forks.computeIfAbsent(row.caseKey(), key -> new HashSet<>()).add(row.fork());
      if (row.status() != Status.VALID) {
        doubts
            .computeIfAbsent(row.caseKey(), key -> new LinkedHashSet<>())
            .add(row.status() + ": " + row.reason());
      }
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

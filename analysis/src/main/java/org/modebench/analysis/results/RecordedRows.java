package org.modebench.analysis.results;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.modebench.analysis.results.record.CaseKey;
import org.modebench.analysis.results.record.Doubt;
import org.modebench.analysis.results.record.RunRecord;

/**
 * Joins the rows of a file with what is on record of their runs: attempts that do not count are
 * left out, and a row has the worse of what was known when its fork ended and what was learnt
 * afterwards.
 */
final class RecordedRows {
  private RecordedRows() {}

  /**
   * The rows that count, in file order.
   *
   * @param read the rows of any number of runs
   * @param records of runs, by identifier; rows of other runs stay as they are
   */
  static Results join(Results read, Map<String, RunRecord> records) {
    RowList rows = read.rows();
    if (records.isEmpty()) {
      return read;
    }
    Map<String, String> gaps = new HashMap<>();
    Map<String, List<Row>> byRun = rows.groupBy(Row::run);
    List<RowList> counting = new ArrayList<>();
    boolean same = true;
    for (Map.Entry<String, List<Row>> run : byRun.entrySet()) {
      RowList all = RowList.of(run.getValue());
      RunRecord record = records.get(run.getKey());
      RowList counted = all;
      if (record != null) {
        Attempts attempts = new Attempts(all, record);
        counted = attempts.counting();
        PlanCheck.of(attempts, record).ifPresent(gap -> gaps.put(run.getKey(), gap));
      }
      same &= counted.size() == all.size();
      counting.add(counted);
    }
    RowList joined = same ? rows : RowList.inFileOrder(counting);
    Map<String, Map<CaseKey, String>> doubts = doubts(records);
    return Results.of(
        doubts.isEmpty() ? joined : doubted(joined, doubts), read.warnings(), records, gaps);
  }

  private static Map<String, Map<CaseKey, String>> doubts(Map<String, RunRecord> records) {
    Map<String, Map<CaseKey, String>> doubts = new HashMap<>();
    records.forEach(
        (run, record) -> {
          for (Doubt doubt : record.doubts()) {
            Map<CaseKey, String> reasons = doubts.computeIfAbsent(run, r -> new HashMap<>());
            for (CaseKey of : Set.copyOf(doubt.cases())) {
              reasons.merge(of, doubt.reason(), (a, b) -> a + "; " + b);
            }
          }
        });
    return doubts;
  }

  private static RowList doubted(RowList rows, Map<String, Map<CaseKey, String>> doubts) {
    RowList.Builder builder = new RowList.Builder();
    for (Row row : rows) {
      String reason = doubts.getOrDefault(row.run(), Map.of()).getOrDefault(row.caseKey(), "");
      builder.add(
          reason.isEmpty() || row.status() == Status.FAILED
              ? row
              : row.with(Status.SUSPECT, both(row.reason(), reason)));
    }
    return builder.build();
  }

  private static String both(String known, String learnt) {
    return known.isEmpty() || known.equals(learnt) ? learnt : known + "; " + learnt;
  }
}

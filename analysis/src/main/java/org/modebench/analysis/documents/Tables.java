package org.modebench.analysis.documents;

import java.util.ArrayList;
import java.util.List;
import org.modebench.analysis.results.Results;
import org.modebench.analysis.table.Document;

/** Prints what was measured: each workload's modes beside SEQUENTIAL and beside the ideal. */
public final class Tables {
  /** The confidence level of every interval. */
  static final double CONFIDENCE = 0.95;

  private Tables() {}

  /** The tables of every run in the results, before a format lays them out. */
  public static List<Document> documents(Results results) {
    return runs(results).stream().map(RunDocument::of).toList();
  }

  /**
   * The tables of every run in the results, each run for itself, in order of appearance.
   *
   * <p>To show one run, pass {@link Results#ofRun}. The text is the same in every locale and ends
   * in LF; without any row it has no table.
   */
  public static String render(Results results, TableFormat format) {
    return format.render(runs(results));
  }

  private static List<RunTables> runs(Results results) {
    List<RunTables> runs = new ArrayList<>();
    results.byRun().forEach((run, rows) -> runs.add(RunTables.of(run, rows)));
    return runs;
  }
}

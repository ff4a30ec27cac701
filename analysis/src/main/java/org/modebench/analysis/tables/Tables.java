package org.modebench.analysis.tables;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.modebench.analysis.results.Results;
import org.modebench.analysis.results.Row;

/** Prints what was measured: each workload's modes beside SEQUENTIAL and beside the ideal. */
public final class Tables {
  /** The confidence level of every interval. */
  static final double CONFIDENCE = 0.95;

  private Tables() {}

  /**
   * The tables of every run in the results, each run for itself, in order of appearance.
   *
   * <p>To show one run, pass {@link Results#ofRun}. The text is the same in every locale and ends
   * in LF; without any row it has no table.
   */
  public static String render(Results results, TableFormat format) {
    Map<String, List<Row>> byRun =
        results.rows().stream()
            .collect(
                Collectors.groupingBy(
                    Row::run, LinkedHashMap::new, Collectors.toUnmodifiableList()));
    List<RunTables> runs =
        byRun.entrySet().stream()
            .map(entry -> RunTables.of(entry.getKey(), entry.getValue()))
            .toList();
    return format.render(runs);
  }
}

package org.modebench.analysis.findings.comparison;

import java.util.Arrays;
import java.util.List;
import org.modebench.analysis.catalogue.Catalogue;
import org.modebench.analysis.cells.MeasuredWorkload;
import org.modebench.analysis.results.Results;
import org.modebench.analysis.results.Row;
import org.modebench.analysis.results.RowList;

/**
 * The rows of a run that were measured with one value of a parameter, as if they had no such
 * parameter: so the workloads of two values become comparable.
 *
 * @param parameter as rows have it, such as {@code limit=100000}
 */
public record ParameterChoice(String parameter) {
  private static final String SEPARATOR = ";";

  /** The rows with the value, the parameter removed, in their order. */
  public Results of(Results results) {
    RowList.Builder rows = new RowList.Builder();
    results.rows().stream()
        .filter(row -> params(row).contains(parameter))
        .map(this::without)
        .forEach(rows::add);
    return results.choosing(rows.build());
  }

  private static List<String> params(Row row) {
    return Arrays.asList(row.params().split(SEPARATOR, -1));
  }

  private Row without(Row row) {
    String name = parameter.substring(0, Math.max(0, parameter.indexOf('=')));
    String others = MeasuredWorkload.of(row, Catalogue.STANDARD).without(name).params();
    return new Row(
        row.run(),
        row.timestamp(),
        row.benchmark(),
        row.mode(),
        row.workers(),
        row.calls(),
        others,
        row.fork(),
        row.iteration(),
        row.metric(),
        row.value(),
        row.unit(),
        row.status(),
        row.reason(),
        row.host(),
        row.cores(),
        row.jdk(),
        row.commit());
  }
}

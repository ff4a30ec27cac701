package org.modebench.analysis.documents;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.modebench.analysis.findings.comparison.RecordedCell;
import org.modebench.analysis.prose.DifferenceWords;
import org.modebench.analysis.results.Status;
import org.modebench.analysis.statistics.Criteria;
import org.modebench.analysis.statistics.Estimate;
import org.modebench.analysis.table.Column;
import org.modebench.analysis.table.Entry;
import org.modebench.analysis.table.Field;
import org.modebench.analysis.table.Figures;
import org.modebench.analysis.text.ForeignText;

/**
 * How a cell of a recording is shown.
 *
 * @param criteria of its interval
 */
record RecordedColumns(Criteria criteria) {
  private static final String MEAN =
      "geometric mean of the fork means (an estimate of the median if forks are log-normal), with its 95 % interval (Student's t on the log scale).";

  /**
   * What was measured, with why it cannot be trusted as footnotes.
   *
   * @param name of the column, and the beginning of those of its fields
   */
  <R> Column<R> value(String name, Function<R, Optional<RecordedCell>> cell) {
    List<Field<R>> fields =
        new ArrayList<>(
            Field.estimate(name, "", (R row) -> cell.apply(row).flatMap(this::estimate)));
    fields.add(
        Field.plain(
            name + "_median",
            row ->
                cell.apply(row)
                    .filter(known -> !known.forkMeans().isEmpty())
                    .<Object>map(RecordedCell::median)
                    .orElse("")));
    fields.add(
        Field.plain(
            name + "_forks",
            row -> cell.apply(row).<Object>map(known -> known.forkMeans().size()).orElse("")));
    fields.add(
        Field.plain(
            name + "_status",
            row -> cell.apply(row).<Object>map(known -> known.status().name()).orElse("")));
    return Column.of(
            name + DifferenceColumns.INTERVAL,
            (R row) ->
                cell.apply(row)
                    .map(known -> new Entry(text(known), footnotes(known)))
                    .orElse(Entry.of("")))
        .toTheRight()
        .as(fields);
  }

  /** What columns of that name show, as a sentence. */
  static String legend(String names) {
    return names + ": " + MEAN;
  }

  /** The value with its interval, or that there is none. */
  String text(RecordedCell cell) {
    DifferenceWords words = new DifferenceWords(cell.metric(), criteria);
    return estimate(cell)
        .map(words::value)
        .orElse(cell.status() == Status.FAILED ? "failed" : Figures.NONE);
  }

  private Optional<Estimate> estimate(RecordedCell cell) {
    return cell.sample().map(sample -> sample.estimate(criteria.confidence()));
  }

  private static List<String> footnotes(RecordedCell cell) {
    return cell.reasons().stream()
        .map(reason -> cell.status() + ": " + ForeignText.printable(reason))
        .toList();
  }
}

package org.modebench.analysis.table;

import java.util.List;
import java.util.stream.Stream;

/**
 * What is said about one subject, such as a run, before a format lays it out.
 *
 * @param facts where and how it was measured, a line each
 * @param remarks what a reader of any of the tables must know besides, a sentence each
 */
public record Document(
    String title, List<String> facts, List<Table<?>> tables, List<String> remarks) {
  /** Copies the lists. */
  public Document {
    facts = List.copyOf(facts);
    tables = List.copyOf(tables);
    remarks = List.copyOf(remarks);
  }

  /** What the columns shown mean, a sentence each, then the remarks; nothing without a table. */
  public List<String> legend() {
    if (tables.isEmpty()) {
      return List.of();
    }
    Stream<String> ofColumns =
        tables.stream()
            .flatMap(table -> table.columns().stream())
            .filter(column -> column.shown().isPresent())
            .map(Column::legend)
            .filter(legend -> !legend.isEmpty());
    return Stream.concat(ofColumns, remarks.stream()).distinct().toList();
  }
}

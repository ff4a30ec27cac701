package org.modebench.analysis.table;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Rows, and the columns that say what to show of each.
 *
 * @param rows a change of the first column's entry opens a section
 * @param notes sentences about the table as a whole
 */
public record Table<R>(String title, List<Column<R>> columns, List<R> rows, List<String> notes) {
  /** Copies the lists. */
  public Table {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
    notes = List.copyOf(notes);
  }

  /** A table without notes. */
  public Table(String title, List<Column<R>> columns, List<R> rows) {
    this(title, columns, rows, List.of());
  }

  /** The same table with other notes. */
  public Table<R> withNotes(List<String> others) {
    return new Table<>(title, columns, rows, others);
  }

  /**
   * The same table with the first {@code shown} of the columns that people see, and a note that
   * names the others.
   */
  Table<R> first(int shown) {
    List<Column<R>> visible = visible();
    if (shown >= visible.size()) {
      return this;
    }
    List<String> others = new ArrayList<>(notes);
    others.add(
        visible.subList(shown, visible.size()).stream()
            .map(column -> Column.oneLine(column.title()))
            .collect(Collectors.joining(", ", "Not shown, for the width of the terminal: ", ".")));
    return new Table<>(title, visible.subList(0, shown), rows, others);
  }

  private List<Column<R>> visible() {
    return columns.stream().filter(column -> column.shown().isPresent()).toList();
  }

  /** What people see of it. */
  public Sheet sheet() {
    List<Column<R>> visible = visible();
    Footnotes footnotes = new Footnotes();
    List<List<Sheet.Cell>> cells = new ArrayList<>();
    for (R row : rows) {
      List<Sheet.Cell> ofRow = new ArrayList<>();
      visible.forEach(
          column -> column.shown().ifPresent(shown -> ofRow.add(footnotes.mark(shown.apply(row)))));
      cells.add(List.copyOf(ofRow));
    }
    return new Sheet(
        title,
        visible.stream().map(column -> new Sheet.Head(column.title(), column.number())).toList(),
        List.copyOf(cells),
        footnotes.sentences(),
        notes);
  }

  /** All its fields, for programs and spreadsheets. */
  public String csv() {
    return CsvTable.of(columns, rows);
  }
}

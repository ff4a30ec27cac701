package org.modebench.analysis.table;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.modebench.analysis.text.ForeignText;

/** Lays rows out for programs and spreadsheets: full precision, base units, RFC 4180 with LF. */
public final class CsvTable {
  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setRecordSeparator('\n').get();

  /** What makes a spreadsheet take a text for a formula, also in the forms of full width. */
  private static final String FORMULA = "=+-@＝＋－＠";

  private CsvTable() {}

  /** A header, then a line for each row with the fields of each column. */
  public static <R> String of(List<Column<R>> columns, List<R> rows) {
    List<Field<R>> fields = columns.stream().flatMap(c -> c.fields().stream()).toList();
    StringBuilder out = new StringBuilder();
    print(fields.stream().map(field -> text(field.name())).toList(), out);
    for (R row : rows) {
      print(fields.stream().map(field -> field.value().apply(row)).toList(), out);
    }
    return out.toString();
  }

  private static void print(List<String> line, StringBuilder out) {
    try {
      FORMAT.printRecord(out, line.toArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Foreign text that a spreadsheet does not take for a formula and a terminal not for orders. */
  public static String text(String text) {
    String safe = ForeignText.safe(text);
    return !safe.isEmpty() && FORMULA.indexOf(safe.charAt(0)) >= 0 ? "'" + safe : safe;
  }
}

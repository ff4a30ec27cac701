package org.modebench.analysis.table;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.commons.csv.CSVFormat;

/** Lays rows out for programs and spreadsheets: full precision, base units, RFC 4180 with LF. */
public final class CsvTable {
  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setRecordSeparator('\n').get();

  private CsvTable() {}

  /** A header, then a line for each row with the fields of each column. */
  public static <R> String of(List<Column<R>> columns, List<R> rows) {
    List<Field<R>> fields = columns.stream().flatMap(c -> c.fields().stream()).toList();
    StringBuilder out = new StringBuilder();
    print(fields.stream().map(field -> Field.safe(field.name())).toList(), out);
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
}

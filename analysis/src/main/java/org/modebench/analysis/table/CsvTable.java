package org.modebench.analysis.table;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.commons.csv.CSVFormat;
import org.modebench.analysis.statistics.Estimate;
import org.modebench.analysis.statistics.Interval;

/** A CSV table for programs and spreadsheets: full precision, base units, RFC 4180 with LF. */
public final class CsvTable {
  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setRecordSeparator('\n').get();

  /** What makes a spreadsheet take a text for a formula, also in the forms of full width. */
  private static final String FORMULA = "=+-@＝＋－＠";

  private final StringBuilder out = new StringBuilder();

  /** A table with the names of the columns given. */
  public CsvTable(List<String> header) {
    add(header);
  }

  /** Adds a line; texts from a results file go through {@link #text} first. */
  public void add(List<String> fields) {
    try {
      FORMAT.printRecord(out, fields.toArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Foreign text that a spreadsheet does not take for a formula and a terminal not for orders. */
  public static String text(String text) {
    StringBuilder safe = new StringBuilder();
    if (!text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0) {
      safe.append('\'');
    }
    text.chars()
        .forEach(
            c -> {
              if (Character.isISOControl(c)) {
                safe.append(String.format(Locale.ROOT, "\\u%04x", c));
              } else {
                safe.append((char) c);
              }
            });
    return safe.toString();
  }

  /** The shortest decimal that reads back as the same number; nothing if there is none. */
  public static String number(OptionalDouble number) {
    return number.isPresent() ? Double.toString(number.getAsDouble()) : "";
  }

  /** Three fields: value, low and high bound, each empty where it is not known. */
  public static List<String> estimate(Optional<Estimate> estimate) {
    Optional<Interval> interval = estimate.flatMap(Estimate::interval);
    return List.of(
        estimate.map(e -> Double.toString(e.value())).orElse(""),
        interval.map(i -> Double.toString(i.low())).orElse(""),
        interval.map(i -> Double.toString(i.high())).orElse(""));
  }

  @Override
  public String toString() {
    return out.toString();
  }
}

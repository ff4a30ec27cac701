package org.modebench.analysis.results;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * The first line of a results file, also as a spreadsheet saves it: behind a byte order mark, in
 * quotes, ended by CRLF.
 */
public final class ResultsHeader {
  /** Its columns. */
  static final List<String> COLUMNS = List.of(ResultsCsv.HEADER.split(",", -1));

  /** The byte order mark. */
  static final char MARK = '\ufeff';

  private ResultsHeader() {}

  /** The text without a byte order mark in front, which says UTF-8 and is no part of it. */
  public static String withoutMark(String text) {
    return !text.isEmpty() && text.charAt(0) == MARK ? text.substring(1) : text;
  }

  /** Whether a line, which may have its end, is the header. */
  public static boolean is(String line) {
    try (CSVParser csv = CSVParser.parse(withoutMark(line), ResultsCsv.FORMAT)) {
      List<CSVRecord> records = csv.getRecords();
      return records.size() == 1 && records.get(0).toList().equals(COLUMNS);
    } catch (IOException | UncheckedIOException unbalancedQuotes) {
      return false;
    }
  }

  /**
   * Whether a text without a line end is the beginning of the header, as a killed run leaves it.
   */
  public static boolean mayBegin(String text) {
    return ResultsCsv.HEADER.startsWith(withoutMark(text)) || is(text);
  }
}

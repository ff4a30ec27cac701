package org.modebench.analysis.results;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVRecord;
import org.modebench.analysis.catalogue.Metrics;
import org.modebench.analysis.text.ForeignText;

/** Turns records of a results file into rows. */
final class RowParser {
  private static final String EXAMPLE_INSTANT = "2026-11-01T12:00:00Z";

  private static final Set<String> UNITS = Set.of("s", "bytes", "bytes/s", "1/s", "1");

  /** How many minutes are looked up, which is those of three weeks. */
  private static final int KNOWN_MINUTES = 32_768;

  /** Up to the minute, which is looked up, since to parse all of it takes more than a line does. */
  private static final int MINUTE_LENGTH = "2026-11-01T12:00:".length();

  private final String fileName;
  private final Matcher wholeNumber = Pattern.compile("[0-9]{1,10}").matcher("");
  private final Matcher number =
      Pattern.compile("-?[0-9]+(\\.[0-9]*)?([eE][-+]?[0-9]+)?").matcher("");
  private final Matcher time =
      Pattern.compile(
              "[0-9]{4}-[0-9]{2}-[0-9]{2}T([01][0-9]|2[0-3]):[0-5][0-9]:"
                  + "[0-5][0-9](\\.[0-9]{1,9})?Z")
          .matcher("");

  /** Of each metric: that of its catalogue entry, or else of its first row. */
  private final Map<String, String> units = new HashMap<>();

  private final Map<String, Instant> minutes = new HashMap<>();
  private String lastTime = "";
  private Instant lastInstant = Instant.EPOCH;

  RowParser(String fileName) {
    this.fileName = fileName;
    Metrics.all().forEach((name, metric) -> units.put(name, metric.unit()));
  }

  /**
   * The row of a record.
   *
   * @param line number of the line on which the record starts, for the sentence of the exception
   */
  Row parse(CSVRecord record, long line) throws ResultsFileException {
    if (record.size() != ResultsHeader.COLUMNS.size()) {
      throw new ResultsFileException(
          "%s, line %s: a line must have %s fields, but this one has %s; correct or remove it."
              .formatted(fileName, line, ResultsHeader.COLUMNS.size(), record.size()));
    }
    Fields fields = new Fields(record, line);
    String run = fields.textNotEmpty(0);
    Instant timestamp = fields.instant(1);
    String benchmark = fields.textNotEmpty(2);
    String mode = fields.textNotEmpty(3);
    int workers = fields.wholeNumber(4, 1);
    int calls = fields.wholeNumber(5, 1);
    String params = fields.text(6);
    int fork = fields.wholeNumber(7, 1);
    Status status = fields.status(12);
    boolean failed = status == Status.FAILED;
    int iteration = fields.wholeNumber(8, failed ? 0 : 1);
    String metric = failed ? fields.text(9) : fields.textNotEmpty(9);
    double value = failed ? fields.noValue(10) : fields.value(10, status);
    return new Row(
        run,
        timestamp,
        benchmark,
        mode,
        workers,
        calls,
        params,
        fork,
        iteration,
        metric,
        value,
        failed ? fields.text(11) : fields.unit(11, metric),
        status,
        fields.text(13),
        fields.text(14),
        fields.wholeNumber(15, 1),
        fields.text(16),
        fields.text(17));
  }

  /** The fields of one record, by column number. */
  private final class Fields {
    private final CSVRecord record;
    private final long line;

    Fields(CSVRecord record, long line) {
      this.record = record;
      this.line = line;
    }

    String text(int column) {
      return record.get(column);
    }

    String textNotEmpty(int column) throws ResultsFileException {
      if (record.get(column).isEmpty()) {
        throw refusal(column, "must not be empty");
      }
      return text(column);
    }

    Instant instant(int column) throws ResultsFileException {
      String text = record.get(column);
      if (!text.equals(lastTime)) {
        try {
          lastInstant = time.reset(text).matches() ? plain(text) : Instant.parse(text);
          lastTime = text;
        } catch (DateTimeParseException e) {
          throw refusal(column, "must be a UTC time such as " + EXAMPLE_INSTANT);
        }
      }
      return lastInstant;
    }

    /** The instant of a text that has nothing but a date, a time of day, and Z. */
    private Instant plain(String text) {
      String minute = text.substring(0, MINUTE_LENGTH);
      Instant begin = minutes.get(minute);
      if (begin == null) {
        begin = Instant.parse(minute + "00Z");
        if (minutes.size() == KNOWN_MINUTES) {
          minutes.clear();
        }
        minutes.put(minute, begin);
      }
      double seconds = Double.parseDouble(text.substring(MINUTE_LENGTH, text.length() - 1));
      // Exact: a double tells nanoseconds of a minute apart.
      return begin.plusNanos(Math.round(seconds * 1e9));
    }

    int wholeNumber(int column, int least) throws ResultsFileException {
      String text = record.get(column);
      // Long.parseLong alone would take a plus sign and the digits of every script.
      long parsed = wholeNumber.reset(text).matches() ? Long.parseLong(text) : -1;
      if (parsed < least || parsed > Integer.MAX_VALUE) {
        throw refusal(column, "must be a whole number from " + least + " to " + Integer.MAX_VALUE);
      }
      return (int) parsed;
    }

    Status status(int column) throws ResultsFileException {
      return switch (record.get(column)) {
        case "VALID" -> Status.VALID;
        case "SUSPECT" -> Status.SUSPECT;
        case "FAILED" -> Status.FAILED;
        default -> throw refusal(column, "must be VALID, SUSPECT or FAILED");
      };
    }

    double value(int column, Status status) throws ResultsFileException {
      String text = record.get(column);
      // Double.parseDouble alone would take NaN, Infinity, hexadecimal numbers and a suffix.
      double value = number.reset(text).matches() ? Double.parseDouble(text) : Double.NaN;
      if (Double.isNaN(value) && number.reset(text.replace(',', '.')).matches()) {
        throw refusal(column, "must use a decimal point");
      }
      if (!(value >= 0 && value <= Double.MAX_VALUE)) {
        throw refusal(column, "must be a finite number of at least 0 in a " + status + " row");
      }
      return value;
    }

    double noValue(int column) throws ResultsFileException {
      if (!record.get(column).isEmpty()) {
        throw refusal(column, "must be empty in a FAILED row");
      }
      return Double.NaN;
    }

    /** In a file, a metric has one unit; that of an unknown one is what its first row says. */
    String unit(int column, String metric) throws ResultsFileException {
      String unit = text(column);
      if (!UNITS.contains(unit)) {
        throw refusal(column, "must be s, bytes, bytes/s, 1/s or 1");
      }
      String expected = units.computeIfAbsent(metric, name -> unit);
      if (!unit.equals(expected)) {
        throw refusal(column, "of " + ForeignText.quoted(metric) + " must be " + expected);
      }
      return unit;
    }

    private ResultsFileException refusal(int column, String bound) {
      return new ResultsFileException(
          "%s, line %s: %s %s, but is %s; correct or remove the line."
              .formatted(
                  fileName,
                  line,
                  ResultsHeader.COLUMNS.get(column),
                  bound,
                  ForeignText.quoted(record.get(column))));
    }
  }
}

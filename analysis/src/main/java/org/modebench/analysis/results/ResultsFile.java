package org.modebench.analysis.results;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.modebench.analysis.results.record.RunRecord;
import org.modebench.analysis.text.ForeignText;

/**
 * Reads a results file.
 *
 * <p>A run that was killed while it wrote leaves a last line without its end. Such a line is left
 * out with a warning, since everything before it is good; any other fault is refused, since a line
 * that was skipped in silence would change the figures.
 */
public final class ResultsFile {
  private final String name;
  private final RowParser parser;
  private final RowList.Builder rows = new RowList.Builder();
  private final List<String> warnings = new ArrayList<>();
  private boolean torn;
  private Optional<Row> last = Optional.empty();

  private ResultsFile(Path file) {
    this.name = file.toString();
    this.parser = new RowParser(name);
  }

  /**
   * Reads the rows of a file that count, joined with what is on record of their runs. Where the
   * record beside the file cannot be used, a warning says so.
   *
   * @throws ResultsFileException if the file is missing, is not a results file, or has a line that
   *     cannot be used
   */
  public static Results read(Path file) throws ResultsFileException {
    Results rows = readRows(file);
    try {
      Map<String, RunRecord> records = new HashMap<>();
      EnvironmentFile.beside(file).records().forEach(record -> records.put(record.run(), record));
      return RecordedRows.join(rows, records).with(run -> ForkCourses.of(file, run));
    } catch (ResultsFileException e) {
      List<String> warnings = new ArrayList<>(rows.warnings());
      warnings.add(String.valueOf(e.getMessage()));
      return Results.of(rows.rows(), warnings).with(run -> ForkCourses.of(file, run));
    }
  }

  /** The rows of one run that count, joined with what is on record of it. */
  public static Results joined(List<Row> rows, RunRecord record) {
    return RecordedRows.join(Results.of(rows), Map.of(record.run(), record));
  }

  /**
   * Reads every row of a file, as it stands there.
   *
   * @throws ResultsFileException if the file is missing, is not a results file, or has a line that
   *     cannot be used
   */
  public static Results readRows(Path file) throws ResultsFileException {
    if (Files.isDirectory(file)) {
      throw new ResultsFileException(
          "%s is a directory, but must be a results file; give the path of a file inside it."
              .formatted(file));
    }
    Optional<String> refusal = FileKind.refusal(file);
    if (refusal.isPresent()) {
      throw new ResultsFileException(refusal.get());
    }
    return read(file, () -> Files.newInputStream(file));
  }

  /**
   * Whether the last line of a file is incomplete, as a killed run leaves it, and not merely
   * without its end, as an editor may.
   */
  public static boolean hasTornLine(Path file) {
    ResultsFile reading = new ResultsFile(file);
    try (TailInputStream in = new TailInputStream(Files.newInputStream(file))) {
      reading.readAll(in);
      return reading.torn;
    } catch (ResultsFileException | UncheckedIOException | IOException e) {
      // Nobody can tell: the line is treated as what no row can be read from.
      return true;
    }
  }

  /** Opens the bytes of a file; tests inject its faults. */
  interface Source {
    InputStream open() throws IOException;
  }

  static Results read(Path file, Source source) throws ResultsFileException {
    ResultsFile reading = new ResultsFile(file);
    try (TailInputStream in = new TailInputStream(source.open())) {
      reading.readAll(in);
      return Results.of(reading.rows.build(), reading.warnings);
    } catch (UncheckedIOException e) {
      throw unreadable(file, Objects.requireNonNull(e.getCause()));
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private static ResultsFileException unreadable(Path file, IOException cause) {
    if (cause instanceof NoSuchFileException) {
      return new ResultsFileException(
          "%s does not exist; give the path of a results file.".formatted(file), cause);
    }
    if (cause instanceof CharacterCodingException) {
      return new ResultsFileException(
          "%s, line %s: a results file must be UTF-8, but this line is not; save it as UTF-8."
              .formatted(file, Utf8.firstMalformedLine(file)),
          cause);
    }
    String why =
        cause instanceof AccessDeniedException
            ? "permission denied"
            : Optional.ofNullable(cause.getMessage()).orElse(cause.getClass().getSimpleName());
    return new ResultsFileException(
        "%s cannot be read (%s); give a readable file.".formatted(file, why), cause);
  }

  private void readAll(TailInputStream in) throws IOException, ResultsFileException {
    BufferedReader text =
        new BufferedReader(
            // Reports malformed input.
            new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder()));
    skipMark(text);
    try (CSVParser csv = CSVParser.parse(text, ResultsCsv.FORMAT)) {
      Iterator<CSVRecord> records = csv.iterator();
      readHeader(records);
      Optional<CSVRecord> record = next(records, csv, in);
      long line = 2;
      while (record.isPresent()) {
        long nextLine = csv.getCurrentLineNumber() + 1;
        Optional<CSVRecord> following = next(records, csv, in);
        // Only the last record can be torn, and that it is the last shows when no other follows.
        boolean isLast = following.isEmpty() && !torn;
        if (!isNoRow(record.get())) {
          read(record.get(), line, isLast, in);
        }
        record = following;
        line = nextLine;
      }
    }
  }

  private static void skipMark(Reader text) throws IOException {
    text.mark(1);
    if (text.read() != ResultsHeader.MARK) {
      text.reset();
    }
  }

  /** An empty line, as spreadsheets add, or the header of a file that was appended to this one. */
  private static boolean isNoRow(CSVRecord record) {
    String first = record.get(0);
    return first.isEmpty()
        ? record.stream().allMatch(String::isEmpty)
        : first.equals(ResultsHeader.COLUMNS.get(0))
            && record.toList().equals(ResultsHeader.COLUMNS);
  }

  private void read(CSVRecord record, long line, boolean isLast, TailInputStream in)
      throws ResultsFileException {
    if (isLast && isTorn(record, in)) {
      warnTorn(line);
      return;
    }
    Row row = parser.parse(record, line);
    rows.add(row);
    last = Optional.of(row);
  }

  private void readHeader(Iterator<CSVRecord> records) throws ResultsFileException {
    List<String> header;
    try {
      if (!records.hasNext()) {
        throw new ResultsFileException(
            ("%s is empty, but its first line must be the header \"%s\"; give a file that a "
                    + "run wrote.")
                .formatted(name, ResultsCsv.HEADER));
      }
      header = records.next().toList();
    } catch (UncheckedIOException e) {
      if (e.getCause() instanceof CSVException) {
        throw new ResultsFileException(
            ("%s, line 1: the header must be \"%s\", but has unbalanced quotes; give "
                    + "a file that a run wrote.")
                .formatted(name, ResultsCsv.HEADER),
            e);
      }
      throw e;
    }
    if (!header.equals(ResultsHeader.COLUMNS)) {
      throw new ResultsFileException(
          ("%s, line 1: the header must be \"%s\", but is %s; give a file that a run of "
                  + "this version wrote.")
              .formatted(name, ResultsCsv.HEADER, ForeignText.quoted(String.join(",", header))));
    }
  }

  /**
   * A line without its end may be cut in its last field, unless that is the one of the row before:
   * all rows of a run have one commit.
   */
  private boolean isTorn(CSVRecord record, TailInputStream in) {
    int fields = ResultsHeader.COLUMNS.size();
    boolean whole =
        record.size() == fields
            && last.filter(
                    row ->
                        row.run().equals(record.get(0))
                            && row.commit().equals(record.get(fields - 1)))
                .isPresent();
    return record.size() < fields || (in.endsInsideLine() && !whole);
  }

  private void warnTorn(long line) {
    torn = true;
    warnings.add(
        "%s, line %s: the last line is incomplete, because the run was killed while writing it; it is ignored."
            .formatted(name, line));
  }

  /** The next record; none at the end of the file, or where only a torn line is left. */
  private Optional<CSVRecord> next(Iterator<CSVRecord> records, CSVParser csv, TailInputStream in)
      throws IOException, ResultsFileException {
    long line = csv.getCurrentLineNumber() + 1;
    try {
      return records.hasNext() ? Optional.of(records.next()) : Optional.empty();
    } catch (UncheckedIOException e) {
      if (!(e.getCause() instanceof CSVException)) {
        throw e;
      }
      in.transferTo(OutputStream.nullOutputStream());
      if (in.endsInsideLine() && line == in.lastLine()) {
        warnTorn(line);
        return Optional.empty();
      }
      throw new ResultsFileException(
          "%s, line %s: a quote in a field must be doubled and the field quoted, but the quotes here are unbalanced; correct or remove the line."
              .formatted(name, line),
          e);
    }
  }
}

package org.modebench.analysis.results;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.modebench.analysis.results.record.CaseKey;
import org.modebench.analysis.text.Count;

/**
 * The lines of a file beside the rows of which each begins with a case and a fork, in the order of
 * the file. A line that cannot be read is left out, since the rows do not need it.
 *
 * @param header the first line
 * @param unreadable how many lines were left out
 */
public record ForkLines(String header, List<Line> lines, int unreadable) {
  /** How the first line begins, without the comma after it. */
  public static final String COLUMNS = "benchmark,mode,workers,calls,params,fork";

  private static final int FORK = COLUMNS.split(",").length - 1;

  /**
   * One line.
   *
   * @param text the line as it stands there
   * @param values what the columns after the fork have
   */
  public record Line(ForkKey fork, String text, List<String> values) {}

  /** The lines of a file; empty if there is no such file, or its lines are of another kind. */
  public static Optional<ForkLines> read(Path results, String run, String kind) throws IOException {
    List<String> all = new SideFiles(results).lines(run, kind);
    if (all.isEmpty() || !all.get(0).startsWith(COLUMNS + ",")) {
      return Optional.empty();
    }
    String header = all.get(0);
    int fields = header.split(",").length;
    List<Line> lines = new ArrayList<>();
    for (String text : all.subList(1, all.size())) {
      line(text, fields).ifPresent(lines::add);
    }
    return Optional.of(new ForkLines(header, List.copyOf(lines), all.size() - 1 - lines.size()));
  }

  /** What is said of a file some of whose lines were left out; nothing if none was. */
  public static List<String> leftOut(Path file, int lines) {
    return lines == 0
        ? List.of()
        : List.of(
            "%s: %s cannot be read, and %s left out."
                .formatted(file, Count.of(lines, "line"), lines == 1 ? "is" : "are"));
  }

  private static Optional<Line> line(String text, int fields) {
    try (CSVParser parser = CSVParser.parse(text, ResultsCsv.FORMAT)) {
      List<CSVRecord> read = parser.getRecords();
      return read.size() == 1 && read.get(0).size() == fields
          ? Optional.of(new Line(fork(read.get(0)), text, values(read.get(0))))
          : Optional.empty();
    } catch (IOException | UncheckedIOException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static ForkKey fork(CSVRecord line) {
    return new ForkKey(
        new CaseKey(
            line.get(0),
            line.get(1),
            Integer.parseInt(line.get(2)),
            Integer.parseInt(line.get(3)),
            line.get(4)),
        Integer.parseInt(line.get(FORK)));
  }

  private static List<String> values(CSVRecord line) {
    return line.toList().subList(FORK + 1, line.size());
  }
}

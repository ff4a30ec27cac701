package org.modebench.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.modebench.analysis.results.SideFiles;
import org.modebench.plan.Case;
import org.openjdk.jmh.results.BenchmarkResult;

/** A file of lines beside the rows, each of which begins with the case and the fork. */
final class ForkFile {
  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setRecordSeparator('\n').get();

  private final SideFiles files;
  private final Path file;
  private final String run;
  private final String kind;
  private final String header;

  /**
   * @param results the results file
   * @param run its identifier
   * @param kind what is in the file, as its name says
   * @param header the first line, without its end
   */
  ForkFile(Path results, String run, String kind, String header) {
    this.files = new SideFiles(results);
    this.file = files.file(run, kind);
    this.run = run;
    this.kind = kind;
    this.header = header;
  }

  /** Where it is, or would be. */
  Path path() {
    return file;
  }

  /** Appends the lines of a fork, of which the columns after the fork are given, all at once. */
  void append(Case of, int fork, List<List<Object>> lines) throws IOException {
    boolean begun = Files.exists(file) && Files.size(file) > header.length();
    StringBuilder text = new StringBuilder(begun ? "" : header + '\n');
    for (List<Object> line : lines) {
      List<Object> fields =
          new ArrayList<>(
              List.of(of.benchmark(), of.mode(), of.workers(), of.calls(), of.otherParams(), fork));
      fields.addAll(line);
      text.append(FORMAT.format(fields.toArray())).append('\n');
    }
    files.append(run, kind, text.toString());
  }

  /** What a fork told of a type, if it did. */
  static <R> Optional<R> told(BenchmarkResult raw, Class<R> type) {
    return raw.getSecondaryResults().values().stream()
        .filter(type::isInstance)
        .map(type::cast)
        .findFirst();
  }
}

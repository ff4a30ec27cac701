package org.modebench.analysis.results;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;

/** The text form of results: RFC 4180 with LF line ends, the same in every locale. */
public final class ResultsCsv {
  /** The first line of every results file, without its line end. */
  public static final String HEADER =
      "run,timestamp,benchmark,mode,workers,calls,params,fork,iteration,metric,value,unit,status,"
          + "reason,host,cores,jdk,commit";

  static final CSVFormat FORMAT = CSVFormat.RFC4180.builder().setRecordSeparator('\n').get();

  private static final Pattern LINE_END = Pattern.compile("\r\n|\r|\n");

  private ResultsCsv() {}

  /**
   * One row as one physical line that ends in LF.
   *
   * <p>A line end inside a text becomes a space, so that a crash while writing can tear the last
   * line only. The value is the shortest decimal that reads back as the same double; NaN is an
   * empty field.
   */
  public static String format(Row row) {
    StringBuilder line = new StringBuilder(256);
    try {
      FORMAT.printRecord(
          line,
          oneLine(row.run()),
          row.timestamp(),
          oneLine(row.benchmark()),
          oneLine(row.mode()),
          row.workers(),
          row.calls(),
          oneLine(row.params()),
          row.fork(),
          row.iteration(),
          oneLine(row.metric()),
          Double.isNaN(row.value()) ? "" : Double.toString(row.value()),
          oneLine(row.unit()),
          row.status(),
          oneLine(row.reason()),
          oneLine(row.host()),
          row.cores(),
          oneLine(row.jdk()),
          oneLine(row.commit()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return line.toString();
  }

  /** Writes the header and rows, in UTF-8; flushes, and leaves the stream open. */
  public static void write(List<Row> rows, OutputStream out) throws IOException {
    Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    text.write(HEADER + "\n");
    for (Row row : rows) {
      text.write(format(row));
    }
    text.flush();
  }

  /** A text as a line has it. */
  static String oneLine(String text) {
    boolean plain = text.indexOf('\n') < 0 && text.indexOf('\r') < 0;
    return plain ? text : LINE_END.matcher(text).replaceAll(" ");
  }
}

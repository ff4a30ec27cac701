package org.modebench.analysis.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResultsFileTest {
  private static final String HEADER = ResultsCsv.HEADER + "\n";
  private static final String LINE = ResultsCsv.format(RowSamples.valid(1, 0.25));

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void nameTheFile() {
    file = folder.resolve("results.csv");
  }

  private void write(String text) throws IOException {
    Files.writeString(file, text);
  }

  private void assertRefused(String sentence) {
    assertThatThrownBy(() -> ResultsFile.read(file))
        .isInstanceOf(ResultsFileException.class)
        .hasMessage(sentence.replace("FILE", file.toString()));
  }

  @Test
  void whatWasWrittenIsRead() throws Exception {
    List<Row> rows =
        List.of(
            RowSamples.valid(1, 0.1 + 0.2),
            RowSamples.valid(2, Double.MIN_VALUE),
            RowSamples.row(3, 7e300, Status.SUSPECT, "mock at 90 %, \"slow\""),
            RowSamples.row(0, Double.NaN, Status.FAILED, "=cmd()|<script>alert(1)</script>,ü🙂"));
    write(HEADER + String.join("", rows.stream().map(ResultsCsv::format).toList()));

    Results results = ResultsFile.read(file);

    assertThat(results.rows()).isEqualTo(rows);
    assertThat(results.warnings()).isEmpty();
  }

  @Test
  void aHeaderAloneIsAFileWithoutRows() throws Exception {
    write(HEADER);
    assertThat(ResultsFile.read(file).rows()).isEmpty();
    assertThat(ResultsFile.read(file).newestRun()).isEmpty();
  }

  @Test
  void missing() {
    assertRefused("FILE does not exist; give the path of a results file.");
  }

  @Test
  void directory() {
    file = folder;
    assertRefused(
        "FILE is a directory, but must be a results file; give the path of a file inside it.");
  }

  /** An I/O error is injected, since the superuser can read a file without permissions. */
  @Test
  void unreadable() {
    InputStream broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("Input/output error");
          }

          @Override
          public int read(byte[] buffer, int offset, int length) throws IOException {
            throw new IOException("Input/output error");
          }
        };
    assertThatThrownBy(() -> ResultsFile.read(Path.of("results.csv"), () -> broken))
        .isInstanceOf(ResultsFileException.class)
        .hasMessage(
            "results.csv cannot be read (Input/output error); give a file that can be read.");
  }

  @Test
  void permissionDenied() {
    assertThatThrownBy(
            () ->
                ResultsFile.read(
                    Path.of("results.csv"),
                    () -> {
                      throw new AccessDeniedException("results.csv");
                    }))
        .isInstanceOf(ResultsFileException.class)
        .hasMessage(
            "results.csv cannot be read (permission denied); give a file that can be read.");
  }

  @Test
  void empty() throws IOException {
    write("");
    assertRefused(
        "FILE is empty, but its first line must be the header \""
            + ResultsCsv.HEADER
            + "\"; give a file that a run wrote.");
  }

  @Test
  void otherHeader() throws IOException {
    write("name,kind,count\nx,y,1\n");
    assertRefused(
        "FILE, line 1: the header must be \""
            + ResultsCsv.HEADER
            + "\", but is \"name,kind,count\"; give a file that a run of this version wrote.");
  }

  @Test
  void headerWithAnOpenQuote() throws IOException {
    write("\"run,timestamp\n");
    assertRefused(
        "FILE, line 1: the header must be \""
            + ResultsCsv.HEADER
            + "\", but has unbalanced quotes; give a file that a run wrote.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          r1,2026       | ,2026           | run must not be empty, but is ""
          2026-11-01T12:00:00Z | yesterday | timestamp must be a UTC time such as 2026-11-01T12:00:00Z, but is "yesterday"
          ,IoBound,     | ,,              | benchmark must not be empty, but is ""
          ,THREAD_POOL, | ,,              | mode must not be empty, but is ""
          ,5,10,        | ,two,10,        | workers must be a whole number from 1 to 2147483647, but is "two"
          ,5,10,        | ,0,10,          | workers must be a whole number from 1 to 2147483647, but is "0"
          ,5,10,        | ,+5,10,         | workers must be a whole number from 1 to 2147483647, but is "+5"
          ,5,10,        | ,٥,10,          | workers must be a whole number from 1 to 2147483647, but is "٥"
          ,5,10,        | ,5,2147483648,  | calls must be a whole number from 1 to 2147483647, but is "2147483648"
          ,5,10,        | ,5,99999999999999999999,| calls must be a whole number from 1 to 2147483647, but is "99999999999999999999"
          ,1,1,wall     | ,-1,1,wall      | fork must be a whole number from 1 to 2147483647, but is "-1"
          ,1,1,wall     | ,1,0,wall       | iteration must be a whole number from 1 to 2147483647, but is "0"
          ,wall,        | ,,              | metric must not be empty, but is ""
          ,0.25,        | ,,              | value must be a finite number of at least 0 in a VALID row, but is ""
          ,0.25,        | ,fast,          | value must be a finite number of at least 0 in a VALID row, but is "fast"
          ,0.25,        | ,-0.25,         | value must be a finite number of at least 0 in a VALID row, but is "-0.25"
          ,0.25,        | ,NaN,           | value must be a finite number of at least 0 in a VALID row, but is "NaN"
          ,0.25,        | ,Infinity,      | value must be a finite number of at least 0 in a VALID row, but is "Infinity"
          ,0.25,        | ,1e999,         | value must be a finite number of at least 0 in a VALID row, but is "1e999"
          ,0.25,        | ,0x1p3,         | value must be a finite number of at least 0 in a VALID row, but is "0x1p3"
          ,s,VALID      | ,ms,VALID       | unit must be s, bytes, bytes/s, 1/s or 1, but is "ms"
          ,s,VALID      | ,,VALID         | unit must be s, bytes, bytes/s, 1/s or 1, but is ""
          ,s,VALID      | ,bytes,VALID    | unit of "wall" must be s, but is "bytes"
          ,wall,        | ,rss,           | unit of "rss" must be bytes, but is "s"
          ,wall,        | ,throughput,    | unit of "throughput" must be 1/s, but is "s"
          ,VALID,       | ,FAILED,        | value must be empty in a FAILED row, but is "0.25"
          ,VALID,       | ,valid,         | status must be VALID, SUSPECT or FAILED, but is "valid"
          ,2,17.0.15    | ,many,17.0.15   | cores must be a whole number from 1 to 2147483647, but is "many"
          """)
  void malformedLineInTheMiddle(String good, String bad, String fault) throws IOException {
    String line = LINE.replace(good, bad);
    assertThat(line).isNotEqualTo(LINE);
    write(HEADER + LINE + line + LINE);
    assertRefused("FILE, line 3: " + fault + "; correct or remove the line.");
  }

  /** A mean of values in two units is no value at all. */
  @Test
  void aMetricInTwoUnits() throws IOException {
    String first = LINE.replace(",wall,0.25,s,", ",gc.alloc.rate.norm,0.25,bytes,");
    write(HEADER + first + first.replace(",bytes,", ",1,"));
    assertRefused(
        "FILE, line 3: unit of \"gc.alloc.rate.norm\" must be bytes, but is \"1\"; correct or remove"
            + " the line.");
  }

  @Test
  void wrongNumberOfFields() throws IOException {
    write(HEADER + LINE + "r1,IoBound\n" + LINE);
    assertRefused(
        "FILE, line 3: a line must have 18 fields, but this one has 2; correct or remove it.");
  }

  @Test
  void tooManyFieldsAreNoTornLine() throws IOException {
    write(HEADER + LINE.replace("abc123", "abc123,more"));
    assertRefused(
        "FILE, line 2: a line must have 18 fields, but this one has 19; correct or remove it.");
  }

  /** A complete last line is not torn: its faults are reported. */
  @Test
  void malformedLastLine() throws IOException {
    write(HEADER + LINE + LINE.replace("0.25", "fast"));
    assertRefused(
        "FILE, line 3: value must be a finite number of at least 0 in a VALID row, but is \"fast\";"
            + " correct or remove the line.");
  }

  @Test
  void quoteThatIsNeverClosed() throws IOException {
    write(HEADER + LINE + LINE.replace("abc123", "\"abc") + LINE + LINE);
    assertRefused(
        "FILE, line 3: a quote in a field must be doubled and the field quoted, but the quotes here are unbalanced; correct or remove the line.");
  }

  /** Guards against leaving out, as torn, every line from the open quote to the end. */
  @Test
  void quoteThatIsNeverClosedBeforeATornEnd() throws IOException {
    write(HEADER + LINE + LINE.replace("abc123", "\"abc") + LINE + "r1,2026");
    assertRefused(
        "FILE, line 3: a quote in a field must be doubled and the field quoted, but the quotes here are unbalanced; correct or remove the line.");
  }

  @Test
  void textAfterAQuote() throws IOException {
    write(HEADER + LINE.replace("abc123", "\"abc\"123") + LINE);
    assertRefused(
        "FILE, line 2: a quote in a field must be doubled and the field quoted, but the quotes here are unbalanced; correct or remove the line.");
  }

  @Test
  void notUtf8() throws IOException {
    write(HEADER + LINE);
    byte[] latin1 = LINE.replace("box", "büro").getBytes(StandardCharsets.ISO_8859_1);
    Files.write(file, latin1, StandardOpenOption.APPEND);
    assertRefused(
        "FILE, line 3: a results file must be UTF-8, but this line is not; save it as UTF-8.");
  }

  @Test
  void aHostileValueIsShownShortAndWithoutControlCharacters() throws IOException {
    write(HEADER + LINE.replace("VALID", "\u001b[2J" + "<b>".repeat(1_000_000)));
    assertRefused(
        "FILE, line 2: status must be VALID, SUSPECT or FAILED, but is \"\\u001b[2J"
            + "<b>".repeat(78)
            + "<b\"… (3000004 characters); correct or remove the line.");
  }

  /** Every prefix of a file is what a kill may leave, and the last field must be whole, too. */
  @Test
  void everyTornEndIsLeftOutWithAWarning() throws Exception {
    String last = ResultsCsv.format(RowSamples.row(2, 0.5, Status.SUSPECT, "off, by \"3 %\""));
    String whole = HEADER + LINE + last;
    for (int end = (HEADER + LINE).length() + 1; end < whole.length() - 1; end++) {
      write(whole.substring(0, end));
      Results results = ResultsFile.read(file);
      assertThat(results.rows())
          .as("%d characters", end)
          .containsExactly(RowSamples.valid(1, 0.25));
      assertThat(results.warnings())
          .containsExactly(
              file
                  + ", line 3: the last line is incomplete, because the run was killed while writing it; it is ignored.");
    }
  }

  @Test
  void anIncompleteLastRecordWithItsLineEndIsTornToo() throws Exception {
    write(HEADER + LINE + "r1,2026-11-01T12:00:00Z,IoBo\n");
    Results results = ResultsFile.read(file);
    assertThat(results.rows()).hasSize(1);
    assertThat(results.warnings()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"=cmd()|' /C calc'!A0", "<script>alert(1)</script>", "\\input{x} & % $"})
  void hostileTextIsText(String text) throws Exception {
    write(HEADER + LINE.replace("box", text));
    assertThat(ResultsFile.read(file).rows().get(0).host()).isEqualTo(text);
  }

  @Test
  void megabyteFieldsAreRead() throws Exception {
    String reason = "x".repeat(5_000_000);
    write(HEADER + ResultsCsv.format(RowSamples.row(1, 1, Status.SUSPECT, reason)));
    assertThat(ResultsFile.read(file).rows().get(0).reason()).isEqualTo(reason);
  }

  /** A bound on hanging and on memory (equal texts are one object), not a claim of speed. */
  @Test
  @Timeout(120)
  void aMillionRowsAreRead() throws Exception {
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write(HEADER);
      for (int i = 1; i <= 1_000_000; i++) {
        out.write(ResultsCsv.format(RowSamples.valid(i, i * 1e-6)));
      }
    }
    List<Row> rows = ResultsFile.read(file).rows();
    assertThat(rows).hasSize(1_000_000);
    assertThat(rows.get(999_999).value()).isEqualTo(1.0);
    assertThat(rows.get(999_999).params()).isSameAs(rows.get(0).params());
  }
}

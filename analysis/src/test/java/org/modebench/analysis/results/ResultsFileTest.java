package org.modebench.analysis.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;
import static org.modebench.analysis.text.Facts.says;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
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

  private void assertRefused(String... facts) {
    assertThatThrownBy(() -> ResultsFile.read(file))
        .isInstanceOf(ResultsFileException.class)
        .extracting(Throwable::getMessage, STRING)
        .containsSubsequence(
            Stream.of(facts).map(fact -> fact.replace("FILE", file.toString())).toList());
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
    assertRefused("FILE", "does not exist", "give");
  }

  @Test
  void directory() {
    file = folder;
    assertRefused("FILE", "directory", "results file");
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
        .hasMessageContainingAll("results.csv", "Input/output error");
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
        .hasMessageContainingAll("results.csv", "permission denied");
  }

  @Test
  void empty() throws IOException {
    write("");
    assertRefused("FILE", "empty", ResultsCsv.HEADER);
  }

  @Test
  void otherHeader() throws IOException {
    write("name,kind,count\nx,y,1\n");
    assertRefused("FILE, line 1", ResultsCsv.HEADER, "\"name,kind,count\"");
  }

  @Test
  void headerWithAnOpenQuote() throws IOException {
    write("\"run,timestamp\n");
    assertRefused("FILE, line 1", ResultsCsv.HEADER, "quotes");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          r1,2026       | ,2026           | run;empty;""
          2026-11-01T12:00:00Z | yesterday | timestamp;UTC;2026-11-01T12:00:00Z;"yesterday"
          ,IoBound,     | ,,              | benchmark;empty;""
          ,THREAD_POOL, | ,,              | mode;empty;""
          ,5,10,        | ,two,10,        | workers;1 to 2147483647;"two"
          ,5,10,        | ,0,10,          | workers;1 to 2147483647;"0"
          ,5,10,        | ,+5,10,         | workers;1 to 2147483647;"+5"
          ,5,10,        | ,٥,10,          | workers;1 to 2147483647;"٥"
          ,5,10,        | ,5,2147483648,  | calls;1 to 2147483647;"2147483648"
          ,5,10,        | ,5,99999999999999999999,| calls;1 to 2147483647;"99999999999999999999"
          ,1,1,wall     | ,-1,1,wall      | fork;1 to 2147483647;"-1"
          ,1,1,wall     | ,1,0,wall       | iteration;1 to 2147483647;"0"
          ,wall,        | ,,              | metric;empty;""
          ,0.25,        | ,,              | value;finite;0;VALID;""
          ,0.25,        | ,fast,          | value;finite;0;VALID;"fast"
          ,0.25,        | ,-0.25,         | value;finite;0;VALID;"-0.25"
          ,0.25,        | ,NaN,           | value;finite;0;VALID;"NaN"
          ,0.25,        | ,Infinity,      | value;finite;0;VALID;"Infinity"
          ,0.25,        | ,1e999,         | value;finite;0;VALID;"1e999"
          ,0.25,        | ,0x1p3,         | value;finite;0;VALID;"0x1p3"
          ,s,VALID      | ,ms,VALID       | unit;s, bytes, bytes/s, 1/s or 1;"ms"
          ,s,VALID      | ,,VALID         | unit;s, bytes, bytes/s, 1/s or 1;""
          ,s,VALID      | ,bytes,VALID    | unit;"wall";s;"bytes"
          ,wall,        | ,rss,           | unit;"rss";bytes;"s"
          ,wall,        | ,throughput,    | unit;"throughput";1/s;"s"
          ,VALID,       | ,FAILED,        | value;empty;FAILED;"0.25"
          ,VALID,       | ,valid,         | status;VALID, SUSPECT or FAILED;"valid"
          ,2,17.0.15    | ,many,17.0.15   | cores;1 to 2147483647;"many"
          """)
  void malformedLineInTheMiddle(String good, String bad, String facts) throws IOException {
    String line = LINE.replace(good, bad);
    assertThat(line).isNotEqualTo(LINE);
    write(HEADER + LINE + line + LINE);
    assertRefused(("FILE, line 3;" + facts + ";correct").split(";"));
  }

  /** A mean of values in two units is no value at all. */
  @Test
  void aMetricInTwoUnits() throws IOException {
    String first = LINE.replace(",wall,0.25,s,", ",gc.alloc.rate.norm,0.25,bytes,");
    write(HEADER + first + first.replace(",bytes,", ",1,"));
    assertRefused("FILE, line 3", "unit", "\"gc.alloc.rate.norm\"", "bytes", "\"1\"");
  }

  @Test
  void wrongNumberOfFields() throws IOException {
    write(HEADER + LINE + "r1,IoBound\n" + LINE);
    assertRefused("FILE, line 3", "18 fields", "2");
  }

  @Test
  void tooManyFieldsAreNoTornLine() throws IOException {
    write(HEADER + LINE.replace("abc123", "abc123,more"));
    assertRefused("FILE, line 2", "18 fields", "19");
  }

  /** A complete last line is not torn: its faults are reported. */
  @Test
  void malformedLastLine() throws IOException {
    write(HEADER + LINE + LINE.replace("0.25", "fast"));
    assertRefused("FILE, line 3", "value", "finite", "0", "\"fast\"");
  }

  @Test
  void quoteThatIsNeverClosed() throws IOException {
    write(HEADER + LINE + LINE.replace("abc123", "\"abc") + LINE + LINE);
    assertRefused("FILE, line 3", "quote", "unbalanced");
  }

  /** Guards against leaving out, as torn, every line from the open quote to the end. */
  @Test
  void quoteThatIsNeverClosedBeforeATornEnd() throws IOException {
    write(HEADER + LINE + LINE.replace("abc123", "\"abc") + LINE + "r1,2026");
    assertRefused("FILE, line 3", "quote", "unbalanced");
  }

  @Test
  void textAfterAQuote() throws IOException {
    write(HEADER + LINE.replace("abc123", "\"abc\"123") + LINE);
    assertRefused("FILE, line 2", "quote", "unbalanced");
  }

  @Test
  void notUtf8() throws IOException {
    write(HEADER + LINE);
    byte[] latin1 = LINE.replace("box", "büro").getBytes(StandardCharsets.ISO_8859_1);
    Files.write(file, latin1, StandardOpenOption.APPEND);
    assertRefused("FILE, line 3", "UTF-8");
  }

  @Test
  void aHostileValueIsShownShortAndWithoutControlCharacters() throws IOException {
    write(HEADER + LINE.replace("VALID", "\u001b[2J" + "<b>".repeat(1_000_000)));
    assertRefused("FILE, line 2", "\"\\u001b[2J" + "<b>".repeat(98) + "<b\"…", "3000004");
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
      assertThat(results.warnings()).satisfiesExactly(says(file + ", line 3", "incomplete"));
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

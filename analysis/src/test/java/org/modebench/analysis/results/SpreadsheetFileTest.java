package org.modebench.analysis.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.modebench.analysis.text.Facts.saying;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A results file that a spreadsheet or an editor saved: read as it was, or refused by name. */
class SpreadsheetFileTest {
  private static final String HEADER = ResultsCsv.HEADER + "\n";
  private static final String LINE =
      "r1,2026-11-01T12:00:00Z,CpuBound,THREADS,2,10,limit=9,1,1,wall,0.25,s,VALID,,box,2,17,abc1\n";
  private static final String FILE = HEADER + LINE + LINE.replace(",1,wall", ",2,wall");

  @TempDir private Path folder;

  private Path file(String content) throws IOException {
    return Files.writeString(folder.resolve("results.csv"), content);
  }

  private void assertReadAsItWas(String saved) throws Exception {
    RowList expected = ResultsFile.readRows(file(FILE)).rows();
    Results read = ResultsFile.readRows(file(saved));
    assertThat(read.rows()).isEqualTo(expected).hasSize(2);
    assertThat(read.warnings()).isEmpty();
  }

  private void assertRefused(String... facts) {
    assertThatThrownBy(() -> ResultsFile.readRows(folder.resolve("results.csv")))
        .isInstanceOf(ResultsFileException.class)
        .hasMessageContaining(folder.resolve("results.csv").toString())
        .satisfies(saying(facts))
        .message()
        .hasLineCount(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"results-crlf.csv", "results-bom.csv"})
  void lineEndsAndByteOrderMarksMakeNoDifference(String name) throws Exception {
    Path saved =
        Path.of(Objects.requireNonNull(SpreadsheetFileTest.class.getResource(name)).toURI());
    assertThat(ResultsFile.readRows(saved).rows())
        .singleElement()
        .satisfies(row -> assertThat(row.value()).isEqualTo(0.05))
        .satisfies(row -> assertThat(row.commit()).isEqualTo("98ae88c"));
    assertReadAsItWas("\ufeff" + FILE.replace("\n", "\r\n"));
  }

  @Test
  void quotesAndEmptyLinesMakeNoDifference() throws Exception {
    assertReadAsItWas(FILE.replaceAll("[^,\n]+", "\"$0\""));
    assertReadAsItWas(FILE + "\n\n");
    assertReadAsItWas(FILE + "\n");
    assertReadAsItWas(FILE + ",".repeat(17) + "\n");
    assertReadAsItWas(FILE.replace("\n", "\n\n"));
  }

  /** Whoever joins two files has the header twice. */
  @Test
  void aHeaderInTheMiddleIsNoRow() throws Exception {
    assertReadAsItWas(HEADER + LINE + HEADER + LINE.replace(",1,wall", ",2,wall"));
  }

  /** An editor may take it away; in the last field it could hide that the row was cut. */
  @Test
  void aMissingLastLineEndMakesNoDifference() throws Exception {
    assertReadAsItWas(FILE.stripTrailing());
    String without = FILE.replace("abc1", "").stripTrailing();
    assertThat(ResultsFile.readRows(file(without)).rows()).hasSize(2);
    Results cut = ResultsFile.readRows(file(FILE.stripTrailing().replaceAll("1$", "")));
    assertThat(cut.rows()).hasSize(1);
    assertThat(cut.warnings()).singleElement().asString().contains("incomplete");
  }

  @ParameterizedTest
  @CsvSource({"';', semicolons", "'\t', tabs"})
  void otherSeparatorsAreNamed(String separator, String name) throws IOException {
    file("\ufeff" + FILE.replace(",", separator));
    assertRefused(name);
    file(FILE.replaceAll("[^,\n]+", "\"$0\"").replace(",", separator));
    assertRefused(name);
  }

  @Test
  void aDecimalCommaIsNamed() throws IOException {
    file(FILE.replace("0.25", "\"0,25\""));
    assertRefused("decimal point", "\"0,25\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE"})
  void utf16IsNamed(String charset) throws IOException {
    Files.write(folder.resolve("results.csv"), FILE.getBytes(Charset.forName(charset)));
    assertRefused("UTF-16");
  }

  @Test
  void compressedFilesAreNamed() throws IOException {
    Files.write(folder.resolve("results.csv"), new byte[] {0x1f, (byte) 0x8b, 8, 0});
    assertRefused("gzip");
    Files.write(folder.resolve("results.csv"), "PK\u0003\u0004xl".getBytes(StandardCharsets.UTF_8));
    assertRefused("zip archive");
  }
}

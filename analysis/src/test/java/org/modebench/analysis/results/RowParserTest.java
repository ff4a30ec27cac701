package org.modebench.analysis.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.modebench.analysis.text.Facts.saying;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Times are put together from a minute and seconds: they must be those that the JDK reads. */
class RowParserTest {
  @TempDir private Path folder;

  private Path file(String timestamp) throws IOException {
    String row = ResultsCsv.format(RowSamples.valid(1, 1));
    String known = RowSamples.valid(1, 1).timestamp().toString();
    return Files.writeString(
        folder.resolve("results.csv"),
        ResultsCsv.HEADER + "\n" + row + row.replace(known, timestamp));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-01T12:00:00Z",
        "2026-11-01T12:00:59.999999999Z",
        "2026-11-01T12:00:59.000000001Z",
        "2026-11-01T23:59:07.1Z",
        "2024-02-29T00:00:33.123456789Z",
        "1969-12-31T23:59:59.999Z",
        "0000-01-01T00:00:00Z",
        "2026-11-01T24:00:00Z",
        "2026-12-31T23:59:60Z",
        "2026-11-01t12:00:00z",
        "2026-11-01T14:00:00.5+02:00",
        "+12026-11-01T12:00:00Z",
        "-0001-11-01T12:00:00Z"
      })
  void aTimeIsThatOfTheJdk(String timestamp) throws Exception {
    assertThat(ResultsFile.read(file(timestamp)).rows().get(1).timestamp())
        .isEqualTo(Instant.parse(timestamp));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-02-30T12:00:00Z",
        "2026-13-01T12:00:00Z",
        "2026-11-01T24:00:01Z",
        "2026-11-01T12:60:00Z",
        "2026-11-01T12:00:61Z",
        "2026-11-01T12:00:00.1234567891Z",
        "2026-11-01T12:00:00"
      })
  void whatIsNoTimeIsRefused(String timestamp) throws IOException {
    Path file = file(timestamp);
    assertThatThrownBy(() -> ResultsFile.read(file))
        .isInstanceOf(ResultsFileException.class)
        .satisfies(
            saying(
                file + ", line 3", "timestamp", "2026-11-01T12:00:00Z", "\"" + timestamp + "\""));
  }
}

package org.modebench.analysis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A file that a command does not read is named for what it is, and so is what to give. */
class WrongFileTest {
  @TempDir private Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private String refusal(String... words) {
    err.reset();
    assertThat(Main.run(words, out, new PrintStream(err, true, StandardCharsets.UTF_8)))
        .isEqualTo(2);
    assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
    return err.toString(StandardCharsets.UTF_8);
  }

  private String file(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content).toString();
  }

  private static String given(String name) throws URISyntaxException {
    return Path.of(Objects.requireNonNull(WrongFileTest.class.getResource("jmh/" + name)).toURI())
        .toString();
  }

  @Test
  void jmhsJsonIsReadByCompareAlone() throws Exception {
    for (String command : List.of("tables", "differences", "report", "export", "verify")) {
      assertThat(refusal(command, given("duplicates-old.json")))
          .contains("duplicates-old.json", "JMH's own results", "compare")
          .hasLineCount(1);
    }
  }

  @Test
  void jmhsCsvIsReadByNone() throws Exception {
    String csv = given("jmh-rf-csv.csv");
    for (String said :
        List.of(
            refusal("tables", csv),
            refusal("compare", csv, csv),
            refusal("compare", given("duplicates-old.json"), csv))) {
      assertThat(said).contains("jmh-rf-csv.csv", "JMH's CSV", "-rf json", "compare");
    }
  }

  @Test
  void theRecordOfARunNamesItsResults() throws IOException {
    String record = file("a.environment.json", "{\n  \"runs\": {}\n}\n");
    String results = folder.resolve("a.csv").toString();
    assertThat(refusal("tables", record)).contains("record", results);
    assertThat(refusal("compare", record, record)).contains("record", results);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a.html | <!DOCTYPE html><p> | for a browser",
        "a.svg | <svg> | for a browser",
        "a.json | {} | JSON, but",
        "a.txt | # JMH version: 1.37 | JMH's printed output",
        "a.txt | Benchmark    Mode  Cnt  Score   Error | JMH's printed output",
        "a.txt | Benchmark;Mode;Threads;Samples | JMH's CSV",
        "a.csv | '' | is empty",
      })
  void otherFilesAreNamed(String name, String content, String said) throws IOException {
    assertThat(refusal("tables", file(name, content))).contains(name, said).hasLineCount(1);
  }

  @Test
  void aFolderIsNamed() {
    assertThat(refusal("compare", folder.toString(), folder.toString())).contains("is a directory");
  }
}

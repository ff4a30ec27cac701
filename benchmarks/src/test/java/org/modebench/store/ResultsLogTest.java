package org.modebench.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.modebench.analysis.text.Facts.saying;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.modebench.analysis.results.ResultsCsv;
import org.modebench.analysis.results.ResultsFile;
import org.modebench.analysis.results.Row;
import org.modebench.analysis.results.Status;
import org.modebench.fork.Measured;
import org.modebench.plan.UsageException;
import org.modebench.session.Cases;

@Tag("any-jdk")
class ResultsLogTest {
  private static final String HEADER = ResultsCsv.HEADER + "\n";
  private static final List<Row> FORK =
      new RowFactory("run", "h", 2, "17", "abc")
          .measured(
              Cases.cpu("THREADS", 2),
              1,
              Instant.EPOCH,
              List.of(new Measured(1, "wall", 0.5, "s")),
              Status.VALID,
              "");

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void name() {
    file = folder.resolve("results.csv");
  }

  @Test
  void aNewFileHasAHeaderAndThenTheRowsOfEachFork() throws Exception {
    try (ResultsLog log = ResultsLog.open(file)) {
      log.writeHeader();
      log.append(FORK);
      log.append(FORK);
    }
    String row = ResultsCsv.format(FORK.get(0));
    assertThat(file).hasContent(HEADER + row + row);
  }

  @Test
  void rowsAreAppendedToAFileThatIsThere() throws Exception {
    Files.writeString(file, HEADER + "old line\n");
    try (ResultsLog log = ResultsLog.open(file)) {
      log.writeHeader();
      log.append(FORK);
    }
    assertThat(Files.readString(file)).startsWith(HEADER + "old line\nrun,");
  }

  /** Results may be kept elsewhere than where the run looks for them. */
  @Test
  void aLinkStaysALinkToTheFileThatIsWritten() throws Exception {
    Path elsewhere = Files.createDirectory(folder.resolve("elsewhere")).resolve("kept.csv");
    Files.writeString(elsewhere, HEADER + "old line\n");
    Files.createSymbolicLink(file, elsewhere);
    try (ResultsLog log = ResultsLog.open(file)) {
      log.append(FORK);
      assertThat(LockFile.besideOf(elsewhere)).exists();
    }
    assertThat(file).isSymbolicLink();
    assertThat(Files.readString(elsewhere)).startsWith(HEADER + "old line\nrun,");
  }

  @Test
  void aHeaderThatWasTornIsMadeWhole() throws Exception {
    Files.writeString(file, HEADER.substring(0, 20));
    try (ResultsLog log = ResultsLog.open(file)) {
      log.writeHeader();
    }
    assertThat(file).hasContent(HEADER);
  }

  @Test
  void aFileWithAnotherHeaderIsRefusedAndKept() throws Exception {
    Files.writeString(file, "a,b\n1,2\n");

    assertThatThrownBy(() -> ResultsLog.open(file))
        .isInstanceOf(UsageException.class)
        .satisfies(saying("\"" + file + "\"", ResultsCsv.HEADER, "\"a,b\"", "--output"));
    assertThat(file).hasContent("a,b\n1,2\n");
  }

  /** A spreadsheet saved it: rows are appended with the line ends that it has. */
  @ParameterizedTest
  @ValueSource(
      strings = {"%s\r\n", "\ufeff%s\r\n", "\ufeff%s\n", "%s\r\n\r\n,,,\r\n", "\"%s\"\r\n", "%s\n"})
  void aFileThatASpreadsheetSavedIsGoneOnWith(String form) throws Exception {
    String columns =
        form.contains("\"") ? ResultsCsv.HEADER.replace(",", "\",\"") : ResultsCsv.HEADER;
    String before = form.formatted(columns);
    Files.writeString(file, before);
    try (ResultsLog log = ResultsLog.open(file)) {
      assertThat(log.moveTornLine()).isEmpty();
      log.writeHeader();
      log.append(FORK);
    }
    String lineEnd = before.contains("\r") ? "\r\n" : "\n";
    String after = Files.readString(file);
    assertThat(after).startsWith(before).endsWith(lineEnd);
    assertThat(after.split("(?<=\n)"))
        .allMatch(line -> line.endsWith("\r\n") == lineEnd.equals("\r\n"));
    assertThat(ResultsFile.readRows(file).rows()).isEqualTo(FORK);
  }

  @ParameterizedTest
  @CsvSource({"';', semicolons", "'\t', tabs"})
  void otherSeparatorsAreNamed(String separator, String named) throws Exception {
    String content = ResultsCsv.HEADER.replace(",", separator) + "\r\n";
    Files.writeString(file, content);
    assertThatThrownBy(() -> ResultsLog.open(file))
        .isInstanceOf(UsageException.class)
        .hasMessageContainingAll(file.toString(), named, "--output");
    assertThat(Files.readString(file)).isEqualTo(content);
  }

  /** An editor may leave the last line without its end, in which nothing else is missing. */
  @Test
  void aLastRowWithoutItsLineEndIsKept() throws Exception {
    try (ResultsLog log = ResultsLog.open(file)) {
      log.writeHeader();
      log.append(FORK);
      log.append(FORK);
    }
    String whole = Files.readString(file);
    for (boolean resumed : List.of(true, false)) {
      Files.writeString(file, whole.stripTrailing());
      try (ResultsLog log = ResultsLog.open(file)) {
        if (resumed) {
          log.cutTornLine();
        } else {
          assertThat(log.moveTornLine()).isEmpty();
        }
      }
      assertThat(Files.readString(file)).isEqualTo(whole);
    }
  }

  @Test
  void aFileThatAnotherRunWritesIsRefused() throws Exception {
    Files.writeString(file, HEADER);
    try (ResultsLog other = ResultsLog.open(file)) {
      other.append(FORK);

      assertThatThrownBy(() -> ResultsLog.open(file))
          .isInstanceOf(UsageException.class)
          .satisfies(saying("Another run", "\"" + file + "\"", "--output"));
    }
  }

  /** As a killed run leaves it: the system has released the lock on it. */
  @Test
  void aStaleLockFileIsHarmlessAndTakenAwayAtTheEnd() throws Exception {
    Files.createFile(LockFile.besideOf(file));
    try (ResultsLog log = ResultsLog.open(file)) {
      log.writeHeader();
    }
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }

  /** The rows may be read while they are written; the lock stays. */
  @Test
  void readingTheFileDoesNotReleaseTheLock() throws Exception {
    try (ResultsLog log = ResultsLog.open(file)) {
      log.writeHeader();
      log.append(FORK);
      assertThat(ResultsFile.readRows(file).rows()).isEqualTo(FORK);
      assertThatThrownBy(() -> ResultsLog.open(file)).hasMessageStartingWith("Another run is");
      log.append(FORK);
    }
    assertThat(ResultsFile.readRows(file).rows()).hasSize(2);
  }

  @Test
  void aTornLineIsCutOffWhereItIsLongerThanABlock() throws Exception {
    Files.writeString(file, HEADER + "whole\n" + "t".repeat(200_000));
    try (ResultsLog log = ResultsLog.open(file)) {
      log.cutTornLine();
    }
    assertThat(file).hasContent(HEADER + "whole\n");
  }

  @Test
  void aFolderIsRefused() {
    assertThatThrownBy(() -> ResultsLog.open(folder))
        .isInstanceOf(UsageException.class)
        .satisfies(saying("--output", "file", "\"" + folder + "\" is a folder"));
  }

  @Test
  void aFileInAFolderThatIsNotThereIsRefused() {
    Path missing = folder.resolve("missing");
    assertThatThrownBy(() -> ResultsLog.open(missing.resolve("results.csv")))
        .isInstanceOf(UsageException.class)
        .satisfies(saying("--output", "\"" + missing + "\" does not exist"));
  }

  /** Tests may run as root, to whom every folder is writable; no one can create a file in /proc. */
  @Test
  void aPlaceWhereNothingCanBeWrittenIsRefused() {
    Path file = Path.of("/proc/results.csv");
    assertThatThrownBy(() -> ResultsLog.open(file))
        .isInstanceOf(UsageException.class)
        .satisfies(saying("\"/proc/results.csv\"", "(", ")", "--output"));
  }

  @Test
  void aTornLineIsMovedAsideAndNothingIsLost() throws Exception {
    Files.writeString(file, HEADER + "whole\nto");
    Path torn = folder.resolve("results.csv.torn");
    Files.writeString(torn, "earlier\n");
    try (ResultsLog log = ResultsLog.open(file)) {
      assertThat(log.moveTornLine()).contains(torn);
      assertThat(log.moveTornLine()).isEmpty();
    }
    assertThat(file).hasContent(HEADER + "whole\n");
    assertThat(torn).hasContent("earlier\nto\n");
  }

  @Test
  void aFileThatWasNotThereIsTakenAwayAgain() throws Exception {
    ResultsLog.open(file).forget();
    assertThat(file).doesNotExist();

    Files.writeString(file, HEADER);
    ResultsLog.open(file).forget();
    assertThat(file).hasContent(HEADER);
  }

  @Test
  void anEmptyFileHasNoTornLine() throws Exception {
    try (ResultsLog log = ResultsLog.open(file)) {
      assertThat(log.moveTornLine()).isEqualTo(Optional.empty());
    }
  }
}

package org.modebench.analysis.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.modebench.analysis.text.Facts.saying;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SideFilesTest {
  private static final String RUN = "20261101T120000Z-beef";

  @TempDir private Path folder;
  private SideFiles files;

  @BeforeEach
  void open() {
    files = new SideFiles(folder.resolve("results.csv"));
  }

  @Test
  void standBesideTheResultsUnderTheNameOfTheRun() throws Exception {
    files.append(RUN, "latencies.csv", "a\n");
    files.append(RUN, "batches.csv", "b\n");
    files.append(RUN + "0", "batches.csv", "c\n");
    Files.writeString(folder.resolve("results.csv"), "");

    assertThat(files.of(RUN))
        .containsExactly(
            folder.resolve("results." + RUN + ".batches.csv"),
            folder.resolve("results." + RUN + ".latencies.csv"));
    assertThat(files.kinds(RUN)).containsExactly("batches.csv", "latencies.csv");
    assertThat(files.of(RUN)).allMatch(SideFiles::isBesideRows);
    assertThat(SideFiles.isBesideRows(folder.resolve("attempt-1.old.csv"))).isFalse();
  }

  @Test
  void whatACrashToreIsLeftOutAndCutOffBeforeTheNextLines() throws Exception {
    files.append(RUN, "batches.csv", "one\ntwo\n");
    Path file = files.file(RUN, "batches.csv");
    Files.writeString(file, "torn".repeat(50_000), StandardOpenOption.APPEND);

    assertThat(files.lines(RUN, "batches.csv")).containsExactly("one", "two");

    files.append(RUN, "batches.csv", "three\n");
    assertThat(file).hasContent("one\ntwo\nthree\n");
  }

  @Test
  void nothingIsThereBeforeItIsWritten() throws Exception {
    assertThat(files.of(RUN)).isEmpty();
    assertThat(files.lines(RUN, "batches.csv")).isEmpty();
  }

  /** The identifier comes from a file that anyone may have written. */
  @Test
  void aRunThatIsNoNameOfAFileIsRefused() {
    assertThatThrownBy(() -> files.file("../../etc", "batches.csv"))
        .isInstanceOf(IllegalArgumentException.class)
        .satisfies(saying("identifier", "letters, digits, _ and -", "\"../../etc\""));
  }
}

package org.modebench.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.modebench.analysis.text.Facts.saying;

import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("any-jdk")
class FileReadTest {
  private static final int BYTES = 8_192;

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void write() throws IOException {
    file = folder.resolve("blocks");
    FileRead.write(file, 3, BYTES);
  }

  private FileRead read(int block) {
    return new FileRead(file, block, BYTES, false);
  }

  @Test
  void everyBlockHasItsOwnChecksum() throws IOException {
    for (int block = 0; block < 3; block++) {
      assertThat(read(block).call()).isEqualTo(read(block).expected());
    }
    assertThat(read(0).expected()).isNotIn(read(1).expected(), read(2).expected());
  }

  /** One byte in the middle of a block, which a process or a disk may have changed. */
  @Test
  void oneOtherByteIsSeen() throws IOException {
    try (RandomAccessFile changed = new RandomAccessFile(file.toFile(), "rw")) {
      changed.seek(BYTES + 5_000);
      int before = changed.read();
      changed.seek(BYTES + 5_000);
      changed.write(before ^ 1);
    }
    assertThat(read(1).call()).isNotEqualTo(read(1).expected());
    assertThat(read(0).call()).isEqualTo(read(0).expected());
  }

  @Test
  void aWorkerReadsTheSame() throws Exception {
    Task there = new TaskReader().read(read(2).toText());
    assertThat(there.call()).isEqualTo(read(2).expected());
    assertThat(there).hasToString(read(2).toString());
  }

  @Test
  void aFileThatEndsTooSoonIsSaid() {
    assertThatExceptionOfType(EOFException.class)
        .isThrownBy(() -> read(3).call())
        .satisfies(saying("Block 3", "8192 bytes"));
  }

  @Test
  void aFileThatIsNotThereOrThereAlreadyIsSaid() {
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> new FileRead(folder.resolve("none"), 0, BYTES, true).call())
        .satisfies(saying("none"));
    assertThatExceptionOfType(FileAlreadyExistsException.class)
        .isThrownBy(() -> FileRead.write(file, 1, BYTES));
  }
}

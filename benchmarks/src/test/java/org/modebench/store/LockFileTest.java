package org.modebench.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("any-jdk")
class LockFileTest {

  @TempDir private Path folder;

  /** As Linux does for a file of another user, with {@code fs.protected_regular}. */
  private static FileChannel refusingToCreate(Path file, OpenOption... options) throws IOException {
    if (Files.exists(file) && List.of(options).contains(StandardOpenOption.CREATE)) {
      throw new AccessDeniedException(file.toString());
    }
    return FileChannel.open(file, options);
  }

  @Test
  void aLockThatAnotherUserCreatedIsOpenedAsItIs() throws Exception {
    Path file = Files.createFile(folder.resolve("jmh.lock"));

    try (FileChannel channel = LockFile.open(file, LockFileTest::refusingToCreate)) {
      assertThat(LockFile.isLocked(channel)).isTrue();
    }
  }

  @Test
  void aLockThatIsNotThereIsCreated() throws Exception {
    Path file = folder.resolve("jmh.lock");

    try (FileChannel channel = LockFile.open(file, LockFileTest::refusingToCreate)) {
      assertThat(LockFile.isLocked(channel)).isTrue();
    }
    assertThat(file).exists();
  }
}

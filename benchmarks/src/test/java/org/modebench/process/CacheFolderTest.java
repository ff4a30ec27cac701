package org.modebench.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CacheFolderTest {
  @TempDir private Path folder;

  @Test
  void theFirstFolderIsUsedWithoutARemark() {
    Path cache = folder.resolve("a/b");

    Path next = folder.resolve("c");
    CacheFolder found = new CacheFolder(List.of(cache.toString(), next.toString()), 1);

    assertThat(found.best()).isEqualTo(cache).isEmptyDirectory();
    assertThat(next).as("what is not needed is not created").doesNotExist();
    assertThat(found.remark()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "a:b,              separates class paths",
    "file/cache,       cannot be written",
    "not-a-\0-name,    cannot be used",
  })
  void aFolderThatCannotBeUsedIsPassedOverWithItsReason(String name, String reason)
      throws Exception {
    Files.createFile(folder.resolve("file"));
    String bad = folder + "/" + name;
    String good = folder + "/good";

    CacheFolder found = new CacheFolder(List.of(bad, good), 1);

    assertThat(found.best()).isEqualTo(Path.of(good));
    assertThat(found.remark()).get().asString().contains(bad, reason, good);
  }

  @Test
  void aWorseFolderThatCannotBeUsedIsNoReasonForTheBest() {
    CacheFolder found = new CacheFolder(List.of(folder.toString(), "a:b"), 1);

    assertThat(found.best()).isEqualTo(folder);
    assertThat(found.remark()).isEmpty();
  }

  /** Where the user has no entry in the list of users, the home is "?". */
  @Test
  void aRelativeFolderIsPassedOver() {
    CacheFolder found = new CacheFolder(List.of("?/.cache/modebench", folder.toString()), 1);

    assertThat(found.best()).isEqualTo(folder);
    assertThat(found.remark()).get().asString().contains("?/.cache", "absolute");
  }

  @Test
  void aFullDiskIsPassedOver() {
    CacheFolder found = new CacheFolder(List.of(folder.toString()), Long.MAX_VALUE);

    assertThat(found.folders()).isEmpty();
    assertThatIllegalStateException()
        .isThrownBy(found::best)
        .withMessageContainingAll(folder.toString(), "free space", "XDG_CACHE_HOME");
  }
}

package org.modebench.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("any-jdk")
class ScratchFolderTest {
  @TempDir Path parent;

  private Path left(long pid) throws Exception {
    Path folder = Files.createDirectory(parent.resolve("modebench-word-" + pid + "-1"));
    Files.writeString(folder.resolve("file"), "left");
    return folder;
  }

  private static long pidOfTheDead() throws Exception {
    Process process = new ProcessBuilder("true").start();
    process.waitFor();
    return process.pid();
  }

  @Test
  void whatAProcessLeftThatIsGoneIsGoneWithTheNext() throws Exception {
    Path ofTheDead = left(pidOfTheDead());
    Path ofTheLiving = left(ProcessHandle.current().pid());
    Path ofAnother = Files.createDirectory(parent.resolve("modebench-words-" + pidOfTheDead()));

    try (ScratchFolder folder = ScratchFolder.in(parent, "word")) {
      assertThat(ofTheDead).doesNotExist();
      assertThat(ofTheLiving).isDirectory();
      assertThat(ofAnother).isDirectory();
      assertThat(folder.path()).isEmptyDirectory();
    }
  }

  @Test
  void oneInsideIsGoneAlone() throws Exception {
    ScratchFolder folder = ScratchFolder.in(parent, "word");
    try (ScratchFolder inside = folder.inside("part")) {
      Files.createDirectories(inside.file("a/b"));
      assertThat(inside.path().getParent()).isEqualTo(folder.path());
    }
    assertThat(folder.path()).isEmptyDirectory();
    folder.close();
    assertThat(folder.path()).doesNotExist();
    // Twice, and nothing happens.
    folder.close();
  }
}

package org.modebench.analysis.results;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
  @TempDir private Path folder;

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void keepsLinksAndPermissions() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "old");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw----"));
    Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("file"));

    AtomicFile.write(link, "new".getBytes(UTF_8));

    assertThat(link).isSymbolicLink();
    assertThat(file).hasContent("new");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-rw----");
    assertThat(files()).containsExactly("file", "link");
  }

  @Test
  void makesANewFileAsOpenAsAnyOther() throws IOException {
    Path other = Files.writeString(folder.resolve("other"), "");
    Path file = folder.resolve("file");

    AtomicFile.write(file, "new".getBytes(UTF_8));

    assertThat(Files.getPosixFilePermissions(file)).isEqualTo(Files.getPosixFilePermissions(other));
  }

  /** As a full disk does. */
  @Test
  void leavesNothingBehindWhereWritingFails() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "old");

    assertThatThrownBy(
            () ->
                AtomicFile.write(
                    file,
                    channel -> {
                      channel.write(new byte[10]);
                      throw new IOException("No space left on device");
                    }))
        .hasMessage("No space left on device");

    assertThat(files()).containsExactly("file");
    assertThat(file).hasContent("old");
  }

  @Test
  void saysWhatIsNoFile() {
    assertThatThrownBy(() -> AtomicFile.write(folder, new byte[0])).hasMessage("it is a directory");
    assertThatThrownBy(() -> AtomicFile.write(Path.of("/dev/null"), new byte[0]))
        .hasMessage("it is not a regular file");
    assertThatThrownBy(() -> AtomicFile.write(folder.resolve("no").resolve("file"), new byte[0]))
        .hasMessage("its folder does not exist");
  }

  @Test
  void saysWhyWithoutThePath() {
    assertThat(AtomicFile.why(new AccessDeniedException("/a"))).isEqualTo("permission denied");
    assertThat(AtomicFile.why(new FileSystemException("/a", null, "Read-only file system")))
        .isEqualTo("Read-only file system");
    assertThat(AtomicFile.why(new IOException("/a (Is a directory)"))).isEqualTo("Is a directory");
    assertThat(AtomicFile.why(new IOException("broken"))).isEqualTo("broken");
    assertThat(AtomicFile.why(new IOException())).isEqualTo("IOException");
  }
}

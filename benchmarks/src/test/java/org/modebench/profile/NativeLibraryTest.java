package org.modebench.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NativeLibraryTest {
  @TempDir private Path folder;

  /** First bytes of executables: ELF, and Mach-O for several processors. */
  @ParameterizedTest
  @CsvSource({
    "Linux,    amd64,   7f454c46",
    "Linux,    aarch64, 7f454c46",
    "Mac OS X, aarch64, cafebabe",
    "Mac OS X, x86_64,  cafebabe"
  })
  void unpacksTheLibraryOfThePlatform(String system, String processor, String magic)
      throws Exception {
    Path file = new NativeLibrary(system, processor, List.of(folder)).unpacked("4.5");

    assertThat(file.getFileName().toString()).matches("async-profiler-4\\.5-[0-9a-f]{16}\\.so");
    assertThat(java.util.HexFormat.of().formatHex(Files.readAllBytes(file), 0, 4)).isEqualTo(magic);
    assertThat(files()).containsExactly(file);
  }

  /** As a full disk or a crash may have left it. */
  @Test
  void replacesAFileThatIsNotWhatItsNameSays() throws Exception {
    NativeLibrary library = new NativeLibrary("Linux", "amd64", List.of(folder));
    Path file = library.unpacked("4.5");
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, new byte[] {1, 2, 3});

    assertThat(library.unpacked("4.5")).isEqualTo(file);
    assertThat(Files.readAllBytes(file)).isEqualTo(whole);
  }

  @Test
  void takesTheNextFolderWhereTheFirstCannotBeUsed() throws Exception {
    Path blocked = Files.writeString(folder.resolve("file"), "").resolve("cache");
    Path comma = folder.resolve("a,b");
    Path good = folder.resolve("good");

    assertThat(new NativeLibrary("Linux", "amd64", List.of(blocked, comma, good)).unpacked("4.5"))
        .hasParent(good);
    assertThatThrownBy(() -> new NativeLibrary("Linux", "amd64", List.of(blocked)).unpacked("4.5"))
        .isInstanceOf(ProfileException.class)
        .hasMessageStartingWith(
            "Profiles need a writable folder without a comma or % in its name for the profiler's library, but ["
                + blocked
                + "] is not one (")
        .hasMessageEndingWith("); the run continues without them.");
  }

  @Test
  void saysOnWhichPlatformsThereIsNone() {
    assertThatThrownBy(
            () -> new NativeLibrary("Windows 11", "amd64", List.of(folder)).unpacked("4.5"))
        .isInstanceOf(ProfileException.class)
        .hasMessage(
            "Profiles need Linux on x86-64 or arm64, or macOS, but this is Windows 11 on amd64; the run continues without them.");
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }
}

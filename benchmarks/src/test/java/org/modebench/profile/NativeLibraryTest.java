package org.modebench.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;
import static org.modebench.analysis.text.Facts.saying;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NativeLibraryTest {
  @TempDir private Path folder;
  private final List<String> said = new ArrayList<>();

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
    Path file = new NativeLibrary(system, processor, List.of(folder)).unpacked("4.5", said::add);

    assertThat(file.getFileName().toString()).matches("async-profiler-4\\.5-[0-9a-f]{16}\\.so");
    assertThat(java.util.HexFormat.of().formatHex(Files.readAllBytes(file), 0, 4)).isEqualTo(magic);
    assertThat(files()).containsExactly(file);
  }

  /** As a full disk or a crash may have left it. */
  @Test
  void replacesAFileThatIsNotWhatItsNameSays() throws Exception {
    NativeLibrary library = library(folder);
    Path file = library.unpacked("4.5", said::add);
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, new byte[] {1, 2, 3});

    assertThat(library.unpacked("4.5", said::add)).isEqualTo(file);
    assertThat(Files.readAllBytes(file)).isEqualTo(whole);
  }

  @Test
  void takesTheNextFolderWhereTheFirstCannotBeUsedAndSaysSo() throws Exception {
    Path blocked = Files.writeString(folder.resolve("file"), "").resolve("cache");
    Path comma = folder.resolve("a,b");
    Path good = folder.resolve("good");

    Path file = library(blocked, comma, good).unpacked("4.5", said::add);

    assertThat(file).hasParent(good);
    assertThat(said).singleElement(STRING).contains(blocked.toString(), "comma", good.toString());
  }

  @Test
  void saysWhyNoFolderCanBeUsed() throws Exception {
    Path blocked = Files.writeString(folder.resolve("file"), "").resolve("cache");

    assertThatThrownBy(() -> library(blocked).unpacked("4.5", said::add))
        .isInstanceOf(ProfileException.class)
        .hasMessageContainingAll(blocked.toString(), "without");
  }

  @Test
  void saysOnWhichPlatformsThereIsNone() {
    assertThatThrownBy(
            () ->
                new NativeLibrary("Windows 11", "amd64", List.of(folder))
                    .unpacked("4.5", said::add))
        .isInstanceOf(ProfileException.class)
        .satisfies(saying("Linux on x86-64 or arm64", "macOS", "Windows 11 on amd64", "without"));
  }

  private static NativeLibrary library(Path... caches) {
    return new NativeLibrary("Linux", "amd64", List.of(caches));
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }
}

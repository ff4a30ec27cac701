package org.modebench.fork;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("any-jdk")
class InstalledJavaTest {
  @TempDir private Path folder;

  private Path installed(String name, String release) throws IOException {
    Path home = Files.createDirectories(folder.resolve(name));
    Path launcher = Files.createDirectories(home.resolve("bin")).resolve("java");
    Files.writeString(launcher, "");
    assertThat(launcher.toFile().setExecutable(true)).isTrue();
    Files.writeString(home.resolve("release"), release);
    return launcher;
  }

  @Test
  void isTheNewestThatIsThere() throws Exception {
    installed("a-17", "IMPLEMENTOR=\"Debian\"\nJAVA_VERSION=\"17.0.15\"\n");
    Path newest = installed("jdk-25.jdk/Contents/Home", "JAVA_VERSION=\"25\"\n");
    installed("old", "JAVA_VERSION=\"1.8.0_402\"\n");
    installed("unknown", "JAVA_VERSION=\"\\u12\"\n");
    Files.createDirectories(folder.resolve("broken-99"));

    assertThat(InstalledJava.newest(List.of(folder.resolve("nowhere"), folder)))
        .contains(new InstalledJava(25, newest));
    assertThat(InstalledJava.newest(List.of(folder.resolve("old")))).isEmpty();
  }

  @Test
  void isOfTheReleaseThatIsAskedFor() throws Exception {
    Path asked = installed("b-17", "JAVA_VERSION=\"17.0.15\"\n");
    installed("c-25", "JAVA_VERSION=\"25\"\n");

    assertThat(InstalledJava.of(17, List.of(folder))).contains(new InstalledJava(17, asked));
    assertThat(InstalledJava.of(21, List.of(folder))).isEmpty();
  }
}

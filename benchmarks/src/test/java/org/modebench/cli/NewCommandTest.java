package org.modebench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.modebench.analysis.command.ExitStatus;
import picocli.CommandLine;

@Tag("any-jdk")
class NewCommandTest {
  private static final Path JAR = Path.of("/opt/with space/benchmarks.jar");

  @TempDir Path folder;
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int run(Path target) {
    return new CommandLine(new NewCommand(JAR))
        .setOut(new PrintWriter(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8))
        .setErr(new PrintWriter(err, true, StandardCharsets.UTF_8))
        .execute(target.toString());
  }

  @Test
  void writesAProjectThatKnowsTheJar() {
    Path project = folder.resolve("a/new/project");
    assertThat(run(project)).isEqualTo(ExitStatus.DONE);
    assertThat(project.resolve("pom.xml")).content().doesNotContain("<dependenc");
    assertThat(project.resolve("src/main/java/com/example/WordCount.java")).isNotEmptyFile();
    assertThat(project.resolve(".gitignore")).content().contains("target/", "runs/");
    assertThat(project.resolve("README.md"))
        .content()
        .contains("mvn -q package\njava -jar '" + JAR + "' Own ")
        .doesNotContain("@jar@");
  }

  @Test
  void anEmptyFolderIsAsGood() {
    assertThat(run(folder)).isEqualTo(ExitStatus.DONE);
    assertThat(folder.resolve("pom.xml")).exists();
  }

  @Test
  void nothingIsOverwritten() throws Exception {
    Path mine = Files.writeString(folder.resolve("pom.xml"), "mine");
    assertThat(run(folder)).isEqualTo(ExitStatus.UNUSABLE);
    assertThat(err.toString(StandardCharsets.UTF_8).lines())
        .singleElement()
        .asString()
        .contains("DIR", "empty", folder.toString());
    assertThat(mine).content().isEqualTo("mine");
    assertThat(folder).isDirectoryContaining("glob:**/pom.xml");
  }

  @Test
  void aFolderThatCannotBeMadeIsNamed() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "");
    assertThat(run(file.resolve("project"))).isEqualTo(ExitStatus.UNUSABLE);
    assertThat(err.toString(StandardCharsets.UTF_8).lines())
        .singleElement()
        .asString()
        .contains(file.resolve("project").toString());
  }
}

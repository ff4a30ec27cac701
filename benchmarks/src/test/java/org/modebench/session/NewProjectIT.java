package org.modebench.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.modebench.analysis.results.ResultsFile;
import org.modebench.analysis.results.Row;
import org.modebench.analysis.results.Status;

/** The project that {@code new} writes, by the commands of its own README. */
@Tag("any-jdk")
class NewProjectIT {
  @TempDir Path folder;

  @Test
  void isBuiltAndMeasuredByItsTwoCommands() throws Exception {
    Jar jar = new Jar(folder);
    assertThat(jar.run("new", "project").status()).isZero();
    Path project = jar.file("project");

    List<String> commands = commands(project.resolve("README.md"));
    assertThat(commands).hasSize(2);
    assertThat(shell(project, commands.get(0))).isZero();
    // Shortened: how long it takes to be sure is not what is tested.
    assertThat(
            shell(
                project,
                commands
                    .get(1)
                    // JMH's lock on the machine is in the folder for temporary files.
                    .replace("java -jar", "java -Djava.io.tmpdir=" + folder + " -jar")
                    .replace("mode=all", "mode=SEQUENTIAL,THREAD_POOL,PROCESS")
                    .concat(" -f 1 -wi 0 -i 1 -r 50ms -p workers=2")))
        .isZero();

    List<Row> rows = ResultsFile.read(project.resolve("runs/results.csv")).rows();
    Set<String> modes = rows.stream().map(Row::mode).collect(Collectors.toSet());
    assertThat(modes).containsExactlyInAnyOrder("SEQUENTIAL", "THREAD_POOL", "PROCESS");
    assertThat(rows).noneMatch(row -> row.status() == Status.FAILED);
  }

  private static List<String> commands(Path readme) throws Exception {
    List<String> commands = new ArrayList<>();
    boolean inside = false;
    for (String line : Files.readAllLines(readme)) {
      if (line.startsWith("```")) {
        inside = !inside;
      } else if (inside) {
        commands.add(line);
      }
    }
    return commands;
  }

  private int shell(Path in, String command) throws Exception {
    ProcessBuilder builder = new ProcessBuilder("bash", "-euc", command);
    String java = System.getProperty("java.home");
    builder.environment().put("JAVA_HOME", java);
    builder.environment().merge("PATH", java + "/bin:", (path, first) -> first + path);
    File log = folder.resolve("log").toFile();
    int status =
        builder
            .directory(in.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log)
            .start()
            .waitFor();
    assertThat(log).content().doesNotContain("\tat ");
    return status;
  }
}

package org.modebench.analysis.flames;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GraphsTest {
  @TempDir private Path folder;

  @Test
  void leadsFromAnyPageToTheGraphsOfTheRun() throws Exception {
    Path results = folder.resolve("results.csv");
    assertThat(Graphs.address(results, folder.resolve("report.html"), "r1")).isEmpty();
    Files.createDirectory(folder.resolve("profiles"));
    Files.writeString(
        folder.resolve("profiles").resolve("index.html"), "<p " + Graphs.mark("r1") + ">");

    assertThat(Graphs.address(results, folder.resolve("report.html"), "r1"))
        .contains("profiles/index.html");
    assertThat(Graphs.address(results, folder.resolve("a").resolve("b.html"), "r1"))
        .contains("../profiles/index.html");
    assertThat(Graphs.address(results, folder.resolve("report.html"), "r2")).isEmpty();
  }
}

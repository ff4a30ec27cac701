package org.modebench.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.modebench.analysis.flames.FlameFile;
import org.modebench.analysis.flames.Stacks;

class ProfileFolderTest {
  private static final ProfileName SEQUENTIAL =
      new ProfileName("CpuBound", "SEQUENTIAL", 1, "", ProfileEvent.CPU);
  private static final ProfileName PROCESS =
      new ProfileName("CpuBound", "PROCESS", 10, "", ProfileEvent.CPU);

  @TempDir private Path parent;

  private Path folder() {
    return parent.resolve("profiles");
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(folder())) {
      return files.map(f -> f.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void drawsOneGraphOfAllForksAlsoOfThoseBeforeAnInterruption() throws Exception {
    new ProfileFolder(folder(), "r1").add(PROCESS, Stacks.parse("worker;[main];a 1\n"));
    ProfileFolder resumed = new ProfileFolder(folder(), "r1");
    resumed.forgetOtherRuns();
    resumed.add(PROCESS, Stacks.parse("worker;[main];a 2\nfork;[caller];b 4\n"));

    assertThat(resumed.draw()).containsExactly(PROCESS);
    assertThat(FlameFile.read(folder().resolve(PROCESS.fileName())).toCollapsed())
        .isEqualTo("fork;[caller];b 4\nworker;[main];a 3\n");

    resumed.forgetParts();
    assertThat(files()).containsExactly(PROCESS.fileName());
  }

  @Test
  void forgetsThePartsOfOtherRunsButNotTheirGraphs() throws Exception {
    ProfileFolder old = new ProfileFolder(folder(), "r1");
    old.add(PROCESS, Stacks.parse("a 1\n"));
    old.draw();

    new ProfileFolder(folder(), "r2").forgetOtherRuns();

    assertThat(files()).containsExactly(PROCESS.fileName());
    new ProfileFolder(parent.resolve("nowhere"), "r3").forgetOtherRuns();
  }

  /**
   * A hundred frames of a hundredth of a percent each are too narrow to be drawn, but are a percent
   * of the time of the task all the same.
   */
  @Test
  void countsWhatIsTooNarrowToBeDrawn() throws Exception {
    ProfileFolder profiles = new ProfileFolder(folder(), "r1");
    StringBuilder narrow = new StringBuilder("fork;[caller];JNI_CreateJavaVM 9900\n");
    for (int i = 0; i < 100; i++) {
      narrow.append("fork;[caller];f").append(i);
      narrow.append(";org/modebench/task/Countdown.call_[j] 1\n");
    }
    profiles.add(SEQUENTIAL, Stacks.parse(narrow.toString()));
    profiles.add(PROCESS, Stacks.parse("worker;[main];org/modebench/task/Countdown.call_[j] 1\n"));
    profiles.draw();
    profiles.drawDifference(SEQUENTIAL, PROCESS);
    profiles.writeIndex(Map.of());

    assertThat(Files.readString(folder().resolve("index.html"))).contains("1.0 %");
    assertThat(
            Files.readString(
                folder()
                    .resolve(
                        "CpuBound_mode=SEQUENTIAL_workers=1_event=cpu_versus_PROCESS_10.html")))
        .contains("Countdown.call");
  }

  /** Below the task modes differ; the task itself is one frame in both. */
  @Test
  void drawsDifferencesInBothDirectionsAlignedAtTheTask() throws Exception {
    ProfileFolder profiles = new ProfileFolder(folder(), "r1");
    profiles.add(
        SEQUENTIAL, Stacks.parse("fork;[caller];org/modebench/task/Countdown.call_[j] 100\n"));
    profiles.add(
        PROCESS,
        Stacks.parse(
            "worker;[main];w;org/modebench/task/Countdown.call_[j] 10\nworker;[main];JNI_CreateJavaVM 40\n"));
    profiles.draw();
    profiles.drawDifference(SEQUENTIAL, PROCESS);
    profiles.writeIndex(Map.of());
    profiles.forgetParts();

    String there = "CpuBound_mode=PROCESS_workers=10_event=cpu_versus_SEQUENTIAL_1.html";
    String back = "CpuBound_mode=SEQUENTIAL_workers=1_event=cpu_versus_PROCESS_10.html";
    assertThat(files())
        .containsExactly(PROCESS.fileName(), there, SEQUENTIAL.fileName(), back, "index.html");
    assertThat(Files.readString(folder().resolve(there)))
        .contains("JNI_CreateJavaVM")
        // Of 50 samples ten are of the task, where all 50 would be.
        .contains("\nd=-40\n")
        .contains("const maxdiff = 40;");
    assertThat(Files.readString(folder().resolve(back)))
        .doesNotContain("JNI_CreateJavaVM")
        .contains("\nd=80\n");
    assertThat(Files.readString(folder().resolve("index.html")))
        .contains("80.0 %")
        .contains("20.0 %")
        .contains("versus_SEQUENTIAL_1.html")
        .contains("versus_PROCESS_10.html");
  }
}

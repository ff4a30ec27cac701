package org.modebench.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.modebench.analysis.text.Facts.saying;
import static org.modebench.analysis.text.Facts.says;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.modebench.analysis.flames.FlameFile;
import org.modebench.analysis.flames.Stacks;
import org.modebench.plan.ProfileEvent;

class ProfileFolderTest {
  private static final ProfileName SEQUENTIAL =
      new ProfileName("CpuBound", "SEQUENTIAL", 1, "", ProfileEvent.CPU);
  private static final ProfileName PROCESS =
      new ProfileName("CpuBound", "PROCESS", 10, "", ProfileEvent.CPU);

  private static final Provenance OF_R1 =
      new Provenance("r1", "2026-11-25", "25.0.1", "10 calls, limit=5000000", 0, 1, "");

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
    resumed.forgetOldRuns();
    resumed.add(PROCESS, Stacks.parse("worker;[main];a 2\nfork;[caller];b 4\n"));

    assertThat(resumed.draw(Map.of(PROCESS, OF_R1)))
        .containsOnly(entry(PROCESS, OF_R1.withForks(2)));
    assertThat(FlameFile.read(folder().resolve(PROCESS.fileName())).toCollapsed())
        .isEqualTo("fork;[caller];b 4\nworker;[main];a 3\n");

    resumed.forgetParts();
    assertThat(files()).containsExactly(PROCESS.fileName());
  }

  /** Another run that was stopped may go on; not one of which nobody has thought for a month. */
  @Test
  void forgetsThePartsOfOldRunsButNotTheirGraphs() throws Exception {
    ProfileFolder old = new ProfileFolder(folder(), "r1");
    old.add(PROCESS, Stacks.parse("a 1\n"));
    old.draw(Map.of(PROCESS, OF_R1));
    ProfileFolder other = new ProfileFolder(folder(), "r2");

    other.forgetOldRuns();
    assertThat(files()).containsExactly(".parts-r1", PROCESS.fileName());

    Files.setLastModifiedTime(
        folder().resolve(".parts-r1"), FileTime.from(Instant.now().minus(Duration.ofDays(31))));
    other.forgetOldRuns();
    assertThat(files()).containsExactly(PROCESS.fileName());

    new ProfileFolder(parent.resolve("nowhere"), "r3").forgetOldRuns();
  }

  @Test
  void forgetsDifferencesOfAGraphThatAnotherRunHasReplaced() throws Exception {
    drawBoth("r1");
    assertThat(files()).hasSize(5).filteredOn(file -> file.contains("_versus_")).hasSize(2);

    ProfileFolder next = new ProfileFolder(folder(), "r2");
    next.add(SEQUENTIAL, Stacks.parse("fork;b 1\n"));
    next.draw(Map.of(SEQUENTIAL, OF_R2));
    next.writeIndex(Map.of());
    next.forgetParts();

    assertThat(files()).containsExactly(PROCESS.fileName(), SEQUENTIAL.fileName(), "index.html");
    assertThat(Files.readString(folder().resolve("index.html")))
        .contains("<p data-run='r1'>10 calls, limit=5000000; run r1, 2026-11-25, JDK 25.0.1</p>")
        .contains("<p data-run='r2'>10 calls, limit=5000000; run r2, 2026-11-26, JDK 17.0.9</p>")
        .doesNotContain("Differences");
  }

  private static final Provenance OF_R2 =
      new Provenance("r2", "2026-11-26", "17.0.9", "10 calls, limit=5000000", 0, 1, "");

  private static final Map<ProfileName, Provenance> BOTH =
      Map.of(SEQUENTIAL, OF_R1, PROCESS, OF_R1);

  private void drawBoth(String run) throws Exception {
    ProfileFolder profiles = new ProfileFolder(folder(), run);
    profiles.add(SEQUENTIAL, Stacks.parse("fork;a 1\n"));
    profiles.add(PROCESS, Stacks.parse("worker;a 1\n"));
    profiles.draw(BOTH);
    profiles.drawDifference(SEQUENTIAL, PROCESS);
    profiles.writeIndex(Map.of());
    profiles.forgetParts();
  }

  /** The mock's many threads that rest are the same for both, and most of a graph by the clock. */
  @Test
  void comparesWithoutTheMock() throws Exception {
    ProfileFolder profiles = new ProfileFolder(folder(), "r1");
    profiles.add(SEQUENTIAL, Stacks.parse("mock;x 99\nfork;a 1\n"));
    profiles.add(PROCESS, Stacks.parse("mock;x 1\nworker;a 1\n"));
    Provenance slow = new Provenance("r1", "2026-11-25", "25.0.1", "10 calls", 0, 1, "SUSPECT: b");
    profiles.draw(Map.of(SEQUENTIAL, OF_R1, PROCESS, slow));
    profiles.drawDifference(SEQUENTIAL, PROCESS);

    String page =
        Files.readString(folder().resolve(new DifferenceName(PROCESS, SEQUENTIAL).fileName()));
    assertThat(page)
        .contains("<small>PROCESS, 10 workers: SUSPECT: b</small>")
        .doesNotContain("mock");

    profiles = new ProfileFolder(folder(), "r2");
    profiles.add(SEQUENTIAL, Stacks.parse("mock;x 99\n"));
    profiles.add(PROCESS, Stacks.parse("worker;a 1\n"));
    profiles.draw(BOTH);
    profiles.drawDifference(SEQUENTIAL, PROCESS);
    assertThat(files()).noneMatch(file -> file.contains("_versus_"));
  }

  /** One file that is not what its name says costs nothing but itself, and its differences. */
  @Test
  void leavesOutOfTheIndexWhatIsNoGraph() throws Exception {
    drawBoth("r1");
    Path broken = Files.writeString(folder().resolve(PROCESS.fileName()), "<html>\n");

    assertThat(new ProfileFolder(folder(), "r2").writeIndex(Map.of()))
        .satisfiesExactly(says("\"" + broken + "\"", "not a flame graph", "index"));
    assertThat(Files.readString(folder().resolve("index.html")))
        .contains("SEQUENTIAL, 1 worker")
        .doesNotContain("PROCESS, 10 workers")
        .doesNotContain("Differences");
  }

  /** A case in which there was nothing to sample is not one that was not profiled. */
  @Test
  void hasAGraphOfNothingToo() throws Exception {
    ProfileName locks = new ProfileName("CpuBound", "SEQUENTIAL", 1, "", ProfileEvent.LOCK);
    ProfileFolder profiles = new ProfileFolder(folder(), "r1");
    profiles.add(locks, new Stacks());
    profiles.draw(Map.of(locks, OF_R1));

    for (ProfileFolder any : List.of(profiles, new ProfileFolder(folder(), "r2"))) {
      assertThat(any.writeIndex(Map.of())).isEmpty();
      assertThat(Files.readString(folder().resolve("index.html")))
          .contains("<tr class='note'><td colspan='2'>nothing was sampled</td></tr>");
    }
    assertThat(Files.readString(folder().resolve(locks.fileName())))
        .contains("<small>Nothing was sampled.</small>");
  }

  @Test
  void saysWhatIsInTheWay() throws Exception {
    Files.writeString(folder(), "a file");
    ProfileFolder profiles = new ProfileFolder(folder(), "r1");

    assertThatThrownBy(() -> profiles.add(PROCESS, Stacks.parse("a 1\n")))
        .isInstanceOf(ProfileException.class)
        .satisfies(saying("\"" + folder() + "\"", "folder", "is a file"));

    Files.delete(folder());
    Files.createDirectories(folder().resolve("index.html"));
    assertThatThrownBy(() -> profiles.writeIndex(Map.of()))
        .isInstanceOf(ProfileException.class)
        .satisfies(saying("\"" + folder().resolve("index.html") + "\"", "file", "is a folder"));
  }

  /** Neither may be written to by anybody, not even by root. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void saysWhyAFolderCannotBeWritten() {
    assertThatThrownBy(
            () ->
                new ProfileFolder(Path.of("/proc/profiles"), "r1")
                    .add(PROCESS, Stacks.parse("a 1\n")))
        .isInstanceOf(ProfileException.class)
        .satisfies(saying("\"/proc/profiles\"", "(", ")", "permissions", "space"));
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
    profiles.draw(BOTH);
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
    profiles.draw(BOTH);
    profiles.drawDifference(SEQUENTIAL, PROCESS);
    profiles.writeIndex(Map.of());
    profiles.forgetParts();

    String there = "CpuBound_mode=PROCESS_workers=10_event=cpu_versus_SEQUENTIAL_1.html";
    String back = "CpuBound_mode=SEQUENTIAL_workers=1_event=cpu_versus_PROCESS_10.html";
    assertThat(files())
        .containsExactly(PROCESS.fileName(), there, SEQUENTIAL.fileName(), back, "index.html");
    assertThat(Files.readString(folder().resolve(there)))
        .contains("JNI_CreateJavaVM")
        // Of 50 samples ten are of the task, of the 100 others all.
        .contains("\nd=-8000;a=10;b=100\n")
        .contains("const maxdiff = 8000;");
    assertThat(Files.readString(folder().resolve(back)))
        .doesNotContain("JNI_CreateJavaVM")
        .contains("\nd=8000;a=100;b=10\n");
    assertThat(Files.readString(folder().resolve("index.html")))
        .contains("80.0 %")
        .contains("20.0 %")
        .contains("versus_SEQUENTIAL_1.html")
        .contains("versus_PROCESS_10.html");
  }
}

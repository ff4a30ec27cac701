package org.modebench.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.modebench.analysis.text.Facts.saying;
import static org.modebench.analysis.text.Facts.says;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import one.profiler.AsyncProfiler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.modebench.analysis.flames.Stacks;
import org.modebench.plan.ProfileEvent;

class ForkRecordingsTest {
  private static final ProfileEvent CPU = ProfileEvent.CPU;

  @TempDir private Path folder;

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void readsWhatIsWholeAndSaysWhatIsNot() throws Exception {
    Path library = NativeLibrary.ofThisMachine(List.of(folder)).unpacked("test", said -> {});
    Path made;
    try (ForkRecordings recordings = ForkRecordings.create(library, CPU)) {
      made = recordings.folder();
      long before = System.nanoTime();
      record(library, made.resolve("mock-1.jfr"));
      byte[] whole = Files.readAllBytes(made.resolve("mock-1.jfr"));
      Files.write(made.resolve("fork-2.jfr"), java.util.Arrays.copyOf(whole, whole.length / 2));
      Files.write(made.resolve("worker-3.jfr"), new byte[0]);
      Files.writeString(made.resolve("problems.txt"), "The worker process 4 refuses.\n");

      long after = System.nanoTime();
      recordings.read();

      assertThat(recordings.problems())
          .satisfiesExactly(
              says("The worker process 4 refuses."), says("2 of 3 recordings", "missing"));
      assertThat(recordings.stacks().toCollapsed()).contains("mock;[main]");
      assertThat(recordings.isOfFork()).isFalse();

      // The same once more, with a life and an iteration of its time.
      Files.move(made.resolve("mock-1.jfr"), made.resolve("worker-1.jfr"));
      Files.writeString(
          made.resolve("lives.txt"),
          "1 0 %d %d 0 %d %d\n".formatted(before, before, Long.MAX_VALUE, Long.MAX_VALUE));
      Files.writeString(made.resolve("spans.txt"), "%d %d\n".formatted(before, after));
      assertThat(read(made)).contains("worker;[work];[main]").doesNotContain("[start]");
      Files.writeString(made.resolve("spans.txt"), "%d %d\n".formatted(before - 2, before - 1));
      assertThat(read(made)).isEmpty();

      Path kept = folder.resolve("kept").resolve("fork-1");
      recordings.keepIn(kept);
      assertThat(kept.resolve("worker-1.jfr")).hasBinaryContent(whole);
    }
    assertThat(made).doesNotExist();
  }

  private static String read(Path made) throws IOException {
    Path file = made.resolve("worker-1.jfr");
    Tidying tidying = new Tidying(ProcessKind.WORKER, false);
    Stacks stacks = new Stacks();
    for (Recording.Sampled sampled :
        Recording.read(
            file,
            CPU,
            MeasuredSpans.read(made.resolve("spans.txt")),
            WorkerLives.read(made.resolve("lives.txt")).of(file))) {
      tidying.tidy(sampled).ifPresent(frames -> stacks.add(frames, sampled.value()));
    }
    return stacks.toCollapsed();
  }

  /** In this JVM, where the profiler can run but once at a time. */
  private static void record(Path library, Path file) throws Exception {
    AsyncProfiler profiler = AsyncProfiler.getInstance(library.toString());
    profiler.execute(new ProfileRequest(library, file, CPU, false).start(file));
    ThreadMXBean thread = ManagementFactory.getThreadMXBean();
    long end = thread.getCurrentThreadCpuTime() + 200_000_000;
    long steps = 0;
    while (thread.getCurrentThreadCpuTime() < end) {
      steps++;
    }
    assertThat(steps).isPositive();
    profiler.execute(ProfileRequest.stop(file));
  }

  @Test
  void saysThatTheForkLeftNothing() throws Exception {
    try (ForkRecordings recordings = ForkRecordings.create(folder.resolve("lib.so"), CPU)) {
      recordings.read();
      assertThat(recordings.problems()).satisfiesExactly(says("fork", "no recording", "missing"));
      assertThat(recordings.stacks().isEmpty()).isTrue();
    }
  }

  @Test
  void deletesWhatKilledRunsLeft() throws Exception {
    Process gone = new ProcessBuilder("true").start();
    gone.waitFor();
    Path left = Files.createDirectories(folder.resolve("recordings-" + gone.pid() + "-1"));
    Files.writeString(left.resolve("worker-1.jfr"), "");
    Path used =
        Files.createDirectories(
            folder.resolve("recordings-" + ProcessHandle.current().pid() + "-1"));
    Path other = Files.createDirectories(folder.resolve("recordings-of-mine"));

    ForkRecordings.cleanAfterOthers(folder.resolve("lib.so"));

    assertThat(left).doesNotExist();
    assertThat(used).exists();
    assertThat(other).exists();
  }

  @Test
  void saysThatThereIsNoRoom() {
    Path nowhere = folder.resolve("nowhere");
    assertThatThrownBy(() -> ForkRecordings.create(nowhere.resolve("lib.so"), CPU))
        .isInstanceOf(ProfileException.class)
        .satisfies(saying("no space", "\"" + nowhere + "\"", "without a profile"));
  }
}

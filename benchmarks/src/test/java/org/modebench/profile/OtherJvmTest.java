package org.modebench.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.modebench.analysis.text.Facts.saying;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.modebench.plan.ProfileEvent;

@EnabledOnOs({OS.LINUX, OS.MAC})
class OtherJvmTest {
  @TempDir private Path folder;
  private Path library = Path.of("");
  private Process process = ProcessHandleOf.nothing();

  /** A process to begin with, so that there is always one to end. */
  private static final class ProcessHandleOf {
    static Process nothing() {
      try {
        return new ProcessBuilder("true").start();
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  @BeforeEach
  void unpack() throws ProfileException {
    library = NativeLibrary.ofThisMachine(List.of(folder)).unpacked("test", said -> {});
  }

  @AfterEach
  void end() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Starts a JVM that computes, and waits until it runs. */
  private OtherJvm start(String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(arguments));
    Path source =
        Files.writeString(
            folder.resolve("Busy.java"),
            "class Busy { public static void main(String[] a) { System.out.println(1);"
                + " for (long i = 1; ; i++) if (i % 1_000_000_007 == 0) System.out.flush(); } }");
    command.add(source.toString());
    process = new ProcessBuilder(command).start();
    assertThat(process.getInputStream().read()).isEqualTo('1');
    return new OtherJvm(process.toHandle(), ProcessKind.WORKER, folder.resolve("worker-1.jfr"));
  }

  private Duration cpuTime() {
    return process.info().totalCpuDuration().orElseThrow();
  }

  @Test
  void recordsAJvmFromOutside() throws Exception {
    OtherJvm jvm = start();
    ProfileRequest request = new ProfileRequest(library, folder, ProfileEvent.CPU, false);

    jvm.command(library, request.start(jvm.recording()));
    Duration enough = cpuTime().plusMillis(400);
    while (cpuTime().compareTo(enough) < 0) {
      Thread.sleep(20);
    }
    jvm.command(library, ProfileRequest.stop(jvm.recording()));

    assertThat(process.isAlive()).isTrue();
    assertThat(
            Recording.read(
                jvm.recording(), ProfileEvent.CPU, new MeasuredSpans(), Optional.empty()))
        .anyMatch(
            sampled ->
                sampled.thread().equals("main")
                    && sampled.frames().stream().anyMatch(f -> f.startsWith("Busy.main")));
  }

  @Test
  void saysThatAJvmRefuses() throws Exception {
    OtherJvm jvm = start("-XX:+DisableAttachMechanism");

    assertThatThrownBy(() -> jvm.command(library, "status"))
        .isInstanceOf(ProfileException.class)
        .satisfies(saying("worker process " + process.pid(), "-XX:+DisableAttachMechanism"));
    assertThat(process.isAlive()).isTrue();
  }

  @Test
  void saysThatAProcessHasEnded() throws Exception {
    OtherJvm jvm = start();
    process.destroyForcibly().waitFor();

    assertThatThrownBy(() -> jvm.command(library, "status"))
        .isInstanceOf(ProfileException.class)
        .satisfies(saying("worker process " + process.pid(), "has ended", "missing"));
  }

  @Test
  void saysWhatTheProfilerRefuses() throws Exception {
    OtherJvm jvm = start();

    assertThatThrownBy(() -> jvm.command(library, "start,event=nonsense,loglevel=none"))
        .isInstanceOf(ProfileException.class)
        .satisfies(saying("worker process " + process.pid(), "(error ", "missing"));
  }
}

package org.modebench.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modebench.analysis.text.Facts.says;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.modebench.plan.ProfileEvent;

/** Three processes that look like workers, and let nobody attach. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class AttachmentsTest {
  private static final int WORKERS = 3;

  @TempDir private Path folder;
  private final List<Process> workers = new ArrayList<>();

  @AfterEach
  void end() throws InterruptedException {
    for (Process worker : workers) {
      worker.destroyForcibly().waitFor();
    }
  }

  /** Each refusal takes ten seconds, for which the measurement would wait. */
  @Test
  void asksNoOtherOfAKindThatRefuses() throws Exception {
    Path source =
        Files.writeString(
            folder.resolve("Sleeper.java"),
            "class Sleeper { public static void main(String[] a) throws Exception {"
                + " System.out.println(1); Thread.sleep(600_000); } }");
    for (int i = 0; i < WORKERS; i++) {
      workers.add(
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-XX:+DisableAttachMechanism",
                  source.toString(),
                  "org.modebench.process.WorkerMain")
              .start());
    }
    for (Process worker : workers) {
      assertThat(worker.getInputStream().read()).isEqualTo('1');
    }
    Path library = NativeLibrary.ofThisMachine(List.of(folder)).unpacked("test", said -> {});
    Attachments attachments =
        new Attachments(new ProfileRequest(library, folder, ProfileEvent.CPU, false));

    attachments.attachToAll();
    attachments.attachToNewServers();
    attachments.stopAll();

    Collection<String> problems = attachments.problems();
    assertThat(problems).hasSize(2);
    assertThat(problems)
        .first()
        .asString()
        .matches(".*worker process \\d+ .*-XX:\\+DisableAttachMechanism.*");
    assertThat(problems).last().satisfies(says("2 more worker processes", "missing"));
  }
}

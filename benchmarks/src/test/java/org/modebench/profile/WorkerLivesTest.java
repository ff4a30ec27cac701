package org.modebench.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.modebench.process.WorkerLife;

class WorkerLivesTest {
  private static final WorkerLife ONE = new WorkerLife(17, -5, 200, 210, 80, 300, 350);
  private static final WorkerLife OTHER = new WorkerLife(18, 1, 2, 3, 4, 5, Long.MAX_VALUE);

  @TempDir private Path folder;

  @Test
  void areFoundByTheNumberInTheNameOfTheRecording() throws Exception {
    Path file = folder.resolve("lives.txt");
    WorkerLives.write(file, List.of(ONE, OTHER));

    WorkerLives lives = WorkerLives.read(file);

    assertThat(lives.of(Path.of("a", "worker-17.jfr"))).contains(ONE);
    assertThat(lives.of(Path.of("worker-18.jfr"))).contains(OTHER);
    assertThat(lives.of(Path.of("worker-19.jfr"))).isEmpty();
    assertThat(lives.of(Path.of("worker-.jfr"))).isEmpty();
  }

  /** A full disk, or a fork that was killed before it told them. */
  @Test
  void thoseThatAreNotThereWholeAreNotKnown() throws Exception {
    Path file = folder.resolve("lives.txt");
    assertThat(WorkerLives.read(file).of(Path.of("worker-17.jfr"))).isEmpty();
    Files.writeString(file, "17 -5 200 210 80 300 350\n18 1 2 3");

    WorkerLives lives = WorkerLives.read(file);

    assertThat(lives.of(Path.of("worker-17.jfr"))).contains(ONE);
    assertThat(lives.of(Path.of("worker-18.jfr"))).isEmpty();
  }
}

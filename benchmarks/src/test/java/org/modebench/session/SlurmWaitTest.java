package org.modebench.session;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.modebench.slurm.Slurm;
import org.modebench.slurm.SlurmJobs;

/** How long {@code slurm --wait} waits where every shard has its rows. */
@Tag("any-jdk")
@EnabledOnOs(OS.LINUX)
class SlurmWaitTest extends ShardedPlan {
  /** Waits, and returns how often it asked for the queue. */
  private int asked(String squeue) throws Exception {
    measure(2);
    Path bin = Files.createDirectories(folder.resolve("bin"));
    Path command = Files.writeString(bin.resolve("squeue"), script(bin, squeue));
    assertThat(command.toFile().setExecutable(true)).isTrue();
    Files.writeString(folder.resolve("job.sh"), "shards=2\n");
    Files.writeString(folder.resolve("jobs"), "17\n");
    PrintStream to = new PrintStream(out, true, UTF_8);
    assertThat(new SlurmJobs(new Slurm(Optional.of(bin)), folder, to, to).await()).isZero();
    return Files.readAllLines(bin.resolve("asked")).size();
  }

  private static String script(Path bin, String squeue) throws IOException {
    Files.writeString(bin.resolve("asked"), "");
    return "#!/bin/sh\necho >>%s/asked\n%s\n".formatted(bin, squeue.replace("BIN", "" + bin));
  }

  /** It still writes its record, without which the merged run would lack its end. */
  @Test
  void aJobThatRunsIsWaitedFor() throws Exception {
    assertThat(asked("[ $(wc -l <BIN/asked) -ge 2 ] || echo '17 2 COMPLETING n1'")).isEqualTo(3);
  }

  @Test
  void aJobThatHasNothingLeftToMeasureIsNot() throws Exception {
    assertThat(asked("echo '17 2 PENDING '")).isEqualTo(2);
  }

  @Test
  void norIsAControllerThatDoesNotAnswer() throws Exception {
    assertThat(asked("exit 1")).isEqualTo(2);
  }
}

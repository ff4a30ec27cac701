package org.modebench.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.modebench.host.JvmVariables;

class JvmArgumentsTest {

  @Test
  void whatIsOfOneJvmIsLeftOut() {
    assertThat(
            JvmArguments.likewise(
                List.of(
                    "-Dmodebench.runner=1",
                    "-Dmodebench.tmpdir=/tmp",
                    "-Djava.io.tmpdir=/tmp/of-the-fork",
                    "-Xmx1g",
                    "-XX:+UseParallelGC",
                    "-XX:CompileCommandFile=/tmp/x",
                    "-agentpath:/x.so",
                    "-Dcom.acme.setting=1")))
        .containsExactly(
            "-Djava.io.tmpdir=/tmp/of-the-fork",
            "-Xmx1g",
            "-XX:+UseParallelGC",
            "-Dcom.acme.setting=1");
  }

  @Test
  void aWorkerLikeThisJvmHasItsCompilersAndCollectorAndTheSameArchive() {
    WorkerCommand fast =
        new WorkerCommand(
            "java",
            List.of(Path.of("w.jar")),
            List.of("-XX:SharedArchiveFile=a"),
            JvmVariables.none());

    assertThat(fast.worker()).contains("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");
    assertThat(fast.likeThisJvm().worker())
        .contains("-XX:SharedArchiveFile=a")
        .containsAll(JvmArguments.ofThisJvm())
        .doesNotContain("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");
  }
}

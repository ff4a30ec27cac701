package org.modebench.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.modebench.server.common.Offload;
import org.modebench.server.common.ServedFile;
import org.modebench.server.common.Server;
import org.modebench.server.common.ServerSettings;
import org.modebench.task.FileRead;

/** Servers that read a block of a file for a request, before it waits. */
@Timeout(60)
@Tag("any-jdk")
class ReadingServersTest {
  private static final int BLOCKS = 2;
  private static final int BYTES = 4_096;
  private static final String PATH = "/hello?latencyMillis=1&block=";

  @TempDir Path folder;

  private Path path;

  @BeforeEach
  void write() throws IOException {
    path = folder.resolve("blocks of a file");
    FileRead.write(path, BLOCKS, BYTES);
  }

  private Server start(ServerModel model, String offload) throws IOException {
    return model.start(
        new ServerSettings(0, 1, Optional.empty(), Duration.ofSeconds(20))
            .computingIn(Offload.parse(offload))
            .reading(new ServedFile(path, BLOCKS, BYTES, false)));
  }

  private static Client.Reply read(Server server, int block) throws IOException {
    return Client.get(server.port(), PATH + block);
  }

  private void damage(int block) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
      file.seek((long) block * BYTES);
      file.write(~file.read());
    }
  }

  /** That the block was read, and checked, is what a damaged one shows. */
  @ParameterizedTest
  @CsvSource({
    "SYNC_WORKER, none",
    "PREFORK, none",
    "THREAD_PER_CONNECTION, none",
    "THREAD_POOL, none",
    "EVENT_LOOP, none",
    "EVENT_LOOP, threads",
    "EVENT_LOOP_BLOCKED, none",
    "EVENT_LOOP_OFFLOAD, none",
    "SELECTOR, none",
    "SELECTOR, threads"
  })
  void everyReadIsChecked(ServerModel model, String offload) throws Exception {
    try (Server server = start(model, offload)) {
      assertThat(read(server, 0).status()).isEqualTo(200);
      damage(1);
      Client.Reply damaged = read(server, 1);
      assertThat(damaged.status()).isEqualTo(502);
      assertThat(damaged.body()).contains("block 1", "must find what was written");
      assertThat(read(server, 0).status()).isEqualTo(200);
      Client.Reply beyond = read(server, BLOCKS);
      assertThat(beyond.status()).isEqualTo(400);
      assertThat(beyond.body()).contains("number of blocks", "2");
      assertThat(Client.get(server.port(), "/hello?latencyMillis=0").status()).isEqualTo(200);
    }
  }

  @Test
  void aServerWithoutAFileHasNoBlock() throws Exception {
    ServerSettings settings = new ServerSettings(0, 1, Optional.empty(), Duration.ofSeconds(20));
    try (Server server = ServerModel.EVENT_LOOP.start(settings)) {
      assertThat(read(server, 0).status()).isEqualTo(400);
    }
  }
}

package org.modebench.analysis.shards;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.modebench.analysis.results.record.Shard;

class ShardFolderTest {
  @TempDir Path folder;

  @Test
  void attemptsAreTheFilesWithRowsInTheFoldersOfShards() throws Exception {
    ShardFolder shards = new ShardFolder(folder);
    Path second = shards.begin(new Shard(2, 2));
    Path first = shards.begin(new Shard(1, 2));
    Path again = shards.begin(new Shard(1, 2));
    Files.createFile(first.resolveSibling("attempt-1.20261101T120000Z-beef.course.csv"));
    Files.createFile(first.resolveSibling("attempt-1.csv.lock"));
    Files.createFile(folder.resolve("merged.csv"));

    assertThat(shards.attempts()).containsExactly(first, again, second);
    assertThat(shards.attempts(new Shard(1, 2))).containsExactly(first, again);
    assertThat(new ShardFolder(folder.resolve("none")).attempts()).isEmpty();
  }

  /** As {@code slurm --wait} looks, while an attempt writes drafts of its record and moves them. */
  @Test
  void filesThatComeAndGoMeanwhileDoNoHarm() throws Exception {
    ShardFolder shards = new ShardFolder(folder);
    Path attempt = shards.begin(new Shard(1, 1));
    AtomicBoolean writing = new AtomicBoolean(true);
    Thread writer =
        new Thread(
            () -> {
              while (writing.get()) {
                try {
                  Files.delete(Files.createFile(attempt.resolveSibling(".draft.tmp")));
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              }
            });
    writer.start();
    try {
      for (int i = 0; i < 2_000; i++) {
        assertThat(shards.attempts()).containsExactly(attempt);
      }
    } finally {
      writing.set(false);
      writer.join();
    }
  }
}

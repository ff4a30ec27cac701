package org.modebench.pipeline;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/** What the disk itself takes: a block that is written, and waited for. */
public final class RawSync {
  private static final int BLOCK_BYTES = 4096;

  private RawSync() {}

  /**
   * The median time of writing a block and an fdatasync, in nanoseconds.
   *
   * @param file new, beside the database
   */
  public static long medianNanos(Path file, int blocks) throws IOException {
    long[] times = new long[blocks];
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      for (int i = 0; i < blocks; i++) {
        long begin = System.nanoTime();
        channel.write(ByteBuffer.allocate(BLOCK_BYTES));
        channel.force(false);
        times[i] = System.nanoTime() - begin;
      }
    }
    Arrays.sort(times);
    return times[blocks / 2];
  }
}

package org.modebench.analysis.results;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** Lines that are appended to a file, so that a crash can tear the last one only. */
public final class AppendedLines {
  private static final int BLOCK = 1 << 16;

  private AppendedLines() {}

  /**
   * Appends bytes and flushes them to disk. Where that fails the file is cut back to what it was.
   */
  public static void append(FileChannel file, ByteBuffer bytes) throws IOException {
    long end = file.size();
    try {
      while (bytes.hasRemaining()) {
        file.write(bytes, file.size());
      }
      file.force(true);
    } catch (IOException e) {
      file.truncate(end);
      throw e;
    }
  }

  /** Where the last line that has its end ends; 0 if there is none. */
  public static long end(FileChannel file) throws IOException {
    long from = file.size();
    while (from > 0) {
      long to = from;
      from = Math.max(0, to - BLOCK);
      byte[] block = read(file, from, (int) (to - from));
      for (int i = block.length - 1; i >= 0; i--) {
        if (block[i] == '\n') {
          return from + i + 1;
        }
      }
    }
    return 0;
  }

  /** Cuts off a last line without its end, as a killed process leaves it. */
  public static void cutTorn(FileChannel file) throws IOException {
    long end = end(file);
    if (end < file.size()) {
      file.truncate(end);
      file.force(true);
    }
  }

  /** The bytes at a place; zeros where the file has ended. */
  public static byte[] read(FileChannel file, long from, int length) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(length);
    while (buffer.hasRemaining() && file.read(buffer, from + buffer.position()) >= 0) {
      // Reads on until all is there.
    }
    return buffer.array();
  }
}

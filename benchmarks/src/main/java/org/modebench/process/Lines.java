package org.modebench.process;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Reads the lines of the protocol, on both sides of the pipe.
 *
 * <p>Like a {@link java.io.BufferedReader}, at a third of its cost for a hand-off, and never more
 * than {@link #MAXIMUM_BYTES} a line.
 */
final class Lines {

  static final int MAXIMUM_BYTES = 1 << 16;

  private final InputStream in;
  private final byte[] buffer = new byte[MAXIMUM_BYTES];
  private int filled;

  Lines(InputStream in) {
    this.in = in;
  }

  /**
   * Returns the next line without its end; null at the end of the input.
   *
   * @throws IOException if a line is longer than {@link #MAXIMUM_BYTES}, or cannot be read
   */
  @Nullable String next() throws IOException {
    int searched = 0;
    while (true) {
      for (int i = searched; i < filled; i++) {
        if (buffer[i] == '\n') {
          String line = new String(buffer, 0, i, StandardCharsets.UTF_8);
          filled -= i + 1;
          System.arraycopy(buffer, i + 1, buffer, 0, filled);
          return line;
        }
      }
      searched = filled;
      if (filled == buffer.length) {
        throw new IOException("A line of the protocol is longer than 65536 bytes.");
      }
      int read = in.read(buffer, filled, buffer.length - filled);
      if (read < 0) {
        return null;
      }
      filled += read;
    }
  }
}

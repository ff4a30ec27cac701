package org.modebench.analysis.results;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Remembers how many line feeds came through and whether the last byte was one. */
final class TailInputStream extends FilterInputStream {
  private long lineFeeds;
  private int last = '\n';

  TailInputStream(InputStream in) {
    super(in);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int count = super.read(buffer, offset, length);
    for (int i = offset; i < offset + count; i++) {
      if (buffer[i] == '\n') {
        lineFeeds++;
      }
    }
    if (count > 0) {
      last = buffer[offset + count - 1];
    }
    return count;
  }

  /** Whether the bytes so far end in the middle of a line. */
  boolean endsInsideLine() {
    return last != '\n';
  }

  /** The number of the line that the last byte belongs to, from 1. */
  long lastLine() {
    return endsInsideLine() ? lineFeeds + 1 : lineFeeds;
  }
}

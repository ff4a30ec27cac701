package org.modebench.server.loop;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.modebench.server.common.RequestBounds;

/**
 * Bytes that have arrived and that nobody has understood yet.
 *
 * <p>TCP knows no messages: a read gives half a request, or three and a half. So bytes are kept
 * until they have an end, which for the head of an HTTP message is an empty line.
 */
final class Inbox {

  /** A message's first line and headers, with the ends of all lines. */
  static final int MOST_BYTES =
      RequestBounds.LINE_BYTES + RequestBounds.HEADER_BYTES + 2 * (RequestBounds.HEADERS + 2);

  private static final int INITIAL_BYTES = 1024;

  /** Filled up to its position. */
  private ByteBuffer bytes = ByteBuffer.allocate(INITIAL_BYTES);

  /** Where the line begins that has no end yet; what is before it has been looked at. */
  private int line;

  /** The bytes of the headers before that line, without the ends of their lines. */
  private int headers;

  /** Up to where the bytes of that line have been looked at. */
  private int scanned;

  /**
   * Takes what has arrived at {@code channel}, as much as there is room for.
   *
   * @return whether more can arrive
   */
  boolean fill(ReadableByteChannel channel) throws IOException {
    if (!bytes.hasRemaining()) {
      int capacity = Math.min(2 * bytes.capacity(), MOST_BYTES);
      bytes = ByteBuffer.allocate(capacity).put(bytes.flip());
    }
    return channel.read(bytes) >= 0;
  }

  /** Returns whether there is no room for more until something has been taken out. */
  boolean isFull() {
    return bytes.position() == MOST_BYTES;
  }

  boolean isEmpty() {
    return bytes.position() == 0;
  }

  /** Returns the first line and the headers of the next message; null if its end is not there. */
  @Nullable String takeHead() throws Refusal {
    while (scanned < bytes.position()) {
      if (bytes.get(scanned++) != '\n') {
        continue;
      }
      int length = lineUpTo(scanned - 1);
      boolean first = line == 0;
      line = scanned;
      if (length == 0 && !first) {
        return takeText(line);
      }
      if (length == 0) {
        // Empty lines before a request mean nothing (RFC 9112, 2.2).
        drop(line);
      } else if (first) {
        checkFirst(length);
      } else {
        headers += length;
        if (headers > RequestBounds.HEADER_BYTES) {
          throw new Refusal(RequestBounds.HEADERS_TOO_LONG);
        }
      }
    }
    if (line == 0) {
      checkFirst(lineUpTo(bytes.position()));
    }
    if (isFull()) {
      throw new Refusal(RequestBounds.HEADERS_TOO_LONG);
    }
    return null;
  }

  /** Returns the next {@code length} bytes, a body; null if not all of them are there. */
  byte @Nullable [] takeBody(int length) {
    if (bytes.position() < length) {
      return null;
    }
    byte[] body = Arrays.copyOf(bytes.array(), length);
    drop(length);
    return body;
  }

  void clear() {
    drop(bytes.position());
  }

  /** The bytes of the line up to there, without a carriage return at its end. */
  private int lineUpTo(int end) {
    return end - line - (end > line && bytes.get(end - 1) == '\r' ? 1 : 0);
  }

  private static void checkFirst(int length) throws Refusal {
    if (length > RequestBounds.LINE_BYTES) {
      throw new Refusal(RequestBounds.LINE_TOO_LONG);
    }
  }

  private String takeText(int length) {
    String text = new String(bytes.array(), 0, length, StandardCharsets.ISO_8859_1);
    drop(length);
    return text;
  }

  private void drop(int length) {
    bytes.flip().position(length);
    bytes.compact();
    line = 0;
    headers = 0;
    scanned = 0;
  }
}

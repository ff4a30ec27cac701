package org.modebench.upload;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.security.DigestOutputStream;
import java.security.MessageDigest;

/**
 * What is uploaded: bytes that everybody can make again who knows how many there are, and of which
 * no part can be lost, doubled or moved without another digest.
 *
 * @param bytes how many, a multiple of 8
 */
public record Content(long bytes) {
  /** How much is read or written at a time. */
  static final int CHUNK = 1 << 14;

  /** Any odd number spreads the positions over all bits. */
  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  /**
   * Checks the number.
   *
   * @throws IllegalArgumentException with a sentence, if it is none
   */
  public Content {
    if (bytes < 0 || bytes % Long.BYTES != 0) {
      throw new IllegalArgumentException(
          "A content must have a multiple of %d bytes, but has %d.".formatted(Long.BYTES, bytes));
    }
  }

  /**
   * Writes all of it, no faster than the pace allows.
   *
   * @throws IOException if it cannot be written
   */
  void writeTo(OutputStream out, Pace pace) throws IOException {
    byte[] chunk = new byte[CHUNK];
    ByteBuffer words = ByteBuffer.wrap(chunk);
    for (long begin = 0; begin < bytes; begin += CHUNK) {
      int length = (int) Math.min(CHUNK, bytes - begin);
      for (int at = 0; at < length; at += Long.BYTES) {
        words.putLong(at, (begin + at + 1) * SPREAD);
      }
      out.write(chunk, 0, length);
      pace.await(begin + length);
    }
  }

  /** Returns the receipt of who got all of it. */
  public Receipt receipt() {
    MessageDigest digest = Receipt.newDigest();
    try (OutputStream out = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
      writeTo(out, Pace.unlimited());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Receipt.of(bytes, digest);
  }
}

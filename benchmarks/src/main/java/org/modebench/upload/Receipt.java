package org.modebench.upload;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What came.
 *
 * @param bytes how many
 * @param digest their SHA-256, in hexadecimal digits
 */
public record Receipt(long bytes, String digest) {

  static MessageDigest newDigest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256.", e);
    }
  }

  static Receipt of(long bytes, MessageDigest digest) {
    return new Receipt(bytes, HexFormat.of().formatHex(digest.digest()));
  }

  /**
   * Reads to the end, or as many bytes as are expected, no faster than the pace allows.
   *
   * @throws IOException if it cannot be read
   */
  static Receipt of(InputStream in, long expected, Pace pace) throws IOException {
    MessageDigest digest = newDigest();
    byte[] chunk = new byte[Content.CHUNK];
    long bytes = 0;
    while (bytes < expected) {
      int read = in.read(chunk, 0, (int) Math.min(chunk.length, expected - bytes));
      if (read < 0) {
        break;
      }
      digest.update(chunk, 0, read);
      bytes += read;
      pace.await(bytes);
    }
    return of(bytes, digest);
  }

  /** Returns this as a line, which {@link #parse} reads. */
  String toLine() {
    return bytes + " " + digest + "\n";
  }

  /**
   * Reads a line.
   *
   * @throws IOException with a sentence, if it is none
   */
  static Receipt parse(String line) throws IOException {
    String[] parts = line.strip().split(" ", -1);
    try {
      if (parts.length == 2) {
        return new Receipt(Long.parseLong(parts[0]), parts[1]);
      }
    } catch (NumberFormatException e) {
      // Refused below.
    }
    throw new IOException(
        "A receipt must be a number of bytes and their digest, but is '" + line.strip() + "'.");
  }

  @Override
  public String toString() {
    return "%d bytes with the digest %s".formatted(bytes, digest);
  }
}

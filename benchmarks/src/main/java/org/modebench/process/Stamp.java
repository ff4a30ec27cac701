package org.modebench.process;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Short names for long descriptions. */
final class Stamp {

  private static final int BYTES = 8;

  private Stamp() {}

  static String of(String description) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(description.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256.", e);
    }
  }

  /** Stamps the Java that this JVM runs on. */
  static String ofJdk() {
    return of(System.getProperty("java.home") + '\n' + System.getProperty("java.vm.version"));
  }
}

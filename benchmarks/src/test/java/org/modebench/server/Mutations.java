package org.modebench.server;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

/** What may arrive at a server: valid requests with random damage, and plain noise. */
final class Mutations {

  private static final int LONGEST_NOISE = 600;
  private static final String SPECIAL = "\0\t\r\n :?&=%/\u007f\u00ff";

  private Mutations() {}

  /** Returns some bytes, which depend on nothing but the state of {@code random}. */
  static byte[] next(Random random) {
    if (random.nextInt(10) == 0) {
      byte[] noise = new byte[random.nextInt(LONGEST_NOISE)];
      random.nextBytes(noise);
      return noise;
    }
    byte[] bytes =
        valid(random).repeat(1 + random.nextInt(3)).getBytes(StandardCharsets.ISO_8859_1);
    for (int damages = random.nextInt(4); damages > 0; damages--) {
      bytes = damaged(bytes, random);
    }
    return bytes;
  }

  private static String valid(Random random) {
    return "GET /hello?latencyMillis="
        + random.nextInt(3)
        + " HTTP/1."
        + random.nextInt(2)
        + "\r\nHost: localhost\r\n"
        + (random.nextBoolean() ? "Connection: keep-alive\r\n" : "")
        + (random.nextInt(5) == 0 ? "Content-Length: 0\r\n" : "")
        + (random.nextInt(10) == 0 ? "Transfer-Encoding: chunked\r\n" : "")
        + "Accept: */*\r\n\r\n";
  }

  private static byte[] damaged(byte[] bytes, Random random) {
    if (bytes.length == 0) {
      return bytes;
    }
    int at = random.nextInt(bytes.length);
    byte[] result = bytes.clone();
    switch (random.nextInt(4)) {
      case 0 -> result[at] = (byte) random.nextInt();
      case 1 -> result[at] = (byte) SPECIAL.charAt(random.nextInt(SPECIAL.length()));
      case 2 -> result = Arrays.copyOf(bytes, at);
      default -> {
        // A piece of it once more, somewhere else.
        int length = random.nextInt(bytes.length - at);
        result = Arrays.copyOf(bytes, bytes.length + length);
        System.arraycopy(
            bytes, random.nextInt(bytes.length - length), result, bytes.length, length);
      }
    }
    return result;
  }
}

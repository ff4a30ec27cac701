package org.modebench.analysis.results;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Finds where a file stops being UTF-8; the decoder of a stream reads ahead and cannot tell. */
final class Utf8 {
  private Utf8() {}

  /** The number of the first line that is not UTF-8, from 1; "unknown" if it cannot be found. */
  static String firstMalformedLine(Path file) {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      long line = 1;
      for (int b = in.read(); b >= 0; b = in.read()) {
        bytes.write(b);
        if (b == '\n') {
          if (!isUtf8(bytes)) {
            return Long.toString(line);
          }
          bytes.reset();
          line++;
        }
      }
      return isUtf8(bytes) ? "unknown" : Long.toString(line);
    } catch (IOException e) {
      return "unknown";
    }
  }

  private static boolean isUtf8(ByteArrayOutputStream bytes) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.toByteArray()));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}

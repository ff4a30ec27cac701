package org.modebench.upload;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a store is asked for on a connection, as its first line: to take so many bytes that follow,
 * which it answers by their {@link Receipt}, or to give so many.
 *
 * @param take whether it is to take them
 * @param bytes how many
 * @param bytesPerSecond how fast at most; 0 for no limit
 */
record StoreOrder(boolean take, long bytes, long bytesPerSecond) {
  private static final Pattern LINE = Pattern.compile("(TAKE|GIVE) ([0-9]{1,12}) ([0-9]{1,12})");
  private static final int LONGEST_LINE = 40;

  byte[] toLine() {
    return "%s %d %d\n"
        .formatted(take ? "TAKE" : "GIVE", bytes, bytesPerSecond)
        .getBytes(StandardCharsets.US_ASCII);
  }

  /**
   * Reads the line, and nothing after it.
   *
   * @throws IOException with a sentence, if it is none
   */
  static StoreOrder read(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    int next = in.read();
    while (next >= 0 && next != '\n' && line.length() < LONGEST_LINE) {
      line.append((char) next);
      next = in.read();
    }
    Matcher order = LINE.matcher(line);
    if (!order.matches()) {
      throw new IOException(
          "A store must be told to TAKE or GIVE bytes, but is told '%s'.".formatted(line));
    }
    return new StoreOrder(
        order.group(1).equals("TAKE"),
        Long.parseLong(order.group(2)),
        Long.parseLong(order.group(3)));
  }
}

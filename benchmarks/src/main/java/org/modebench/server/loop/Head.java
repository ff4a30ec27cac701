package org.modebench.server.loop;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.modebench.server.common.RequestBounds;

/**
 * The head of an HTTP/1 message (RFC 9112): its first line, and its headers by name in small
 * letters.
 */
record Head(String firstLine, Map<String, String> headers) {

  private static final Pattern LINE_END = Pattern.compile("\r?\n");
  private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

  /**
   * Reads a head.
   *
   * @throws Refusal if it is none
   */
  static Head parse(String text) throws Refusal {
    String[] lines = LINE_END.split(text, -1);
    Map<String, String> headers = new HashMap<>();
    for (int i = 1; i < lines.length && !lines[i].isEmpty(); i++) {
      if (i > RequestBounds.HEADERS) {
        throw new Refusal(RequestBounds.HEADERS_TOO_LONG);
      }
      int colon = lines[i].indexOf(':');
      // No space may be before the colon, and none before the name: both have been used to make
      // two servers see two different requests.
      if (colon < 0 || !TOKEN.matcher(lines[i].substring(0, colon)).matches()) {
        throw Refusal.notHttp("A header must be a name, a colon and a value.");
      }
      headers.merge(
          lines[i].substring(0, colon).toLowerCase(Locale.ROOT),
          lines[i].substring(colon + 1).strip(),
          (one, other) -> one + ',' + other);
    }
    return new Head(lines[0], headers);
  }

  /** Returns whether the connection is to go on after this message. */
  boolean keepsAlive(boolean byDefault) {
    String connection = headers.getOrDefault("connection", "").toLowerCase(Locale.ROOT);
    return byDefault ? !connection.contains("close") : connection.contains("keep-alive");
  }

  /**
   * Returns how many bytes of body follow; 0 if it does not say.
   *
   * @throws Refusal if it says it in a way that is not understood here
   */
  long bodyBytes() throws Refusal {
    String length = headers.getOrDefault("content-length", "0");
    if (headers.containsKey("transfer-encoding")) {
      throw new Refusal(Refusal.BODY);
    }
    try {
      long bytes = Long.parseLong(length);
      if (bytes >= 0 && length.charAt(0) != '+') {
        return bytes;
      }
    } catch (NumberFormatException e) {
      // Refused below, as a negative number is.
    }
    throw Refusal.notHttp("Content-Length must be a number of bytes.");
  }
}

package org.modebench.upload;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a request asks of a server of uploads.
 *
 * @param bytes of the body; 0 where there is none
 * @param bytesPerSecond how fast the store is to be at most; 0 for no limit
 */
record Target(Kind kind, long bytes, long bytesPerSecond) {
  /** What others ask for, and the answer. */
  static final String HELLO_PATH = "/hello";

  static final String HELLO = "Hello\n";
  static final String NOTHING = "There is nothing at this path.\n";

  private static final Pattern FILE =
      Pattern.compile("/file\\?bytes=([0-9]{1,12})&pace=([0-9]{1,12})");

  /** The kinds of requests. */
  enum Kind {
    /** Has a body for the store, and is answered by its receipt. */
    UPLOAD,
    /** Is answered by a body from the store. */
    DOWNLOAD,
    /** Has nothing to do with the store. */
    HELLO,
    UNKNOWN
  }

  static Target of(String method, String target) {
    Matcher file = FILE.matcher(target);
    if (file.matches() && (method.equals("PUT") || method.equals("GET"))) {
      return new Target(
          method.equals("PUT") ? Kind.UPLOAD : Kind.DOWNLOAD,
          Long.parseLong(file.group(1)),
          Long.parseLong(file.group(2)));
    }
    return new Target(
        method.equals("GET") && target.equals(HELLO_PATH) ? Kind.HELLO : Kind.UNKNOWN, 0, 0);
  }

  /** Returns how a body is put or got. */
  static String file(Content content, long bytesPerSecond) {
    return "/file?bytes=%d&pace=%d".formatted(content.bytes(), bytesPerSecond);
  }

  /** Returns what the store is to do. */
  StoreOrder order() {
    return new StoreOrder(kind == Kind.UPLOAD, bytes, bytesPerSecond);
  }
}

package org.modebench.analysis.flames;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Text in pages. */
public final class Html {
  private Html() {}

  /** Text in which nothing is markup, for content and for quoted attributes. */
  public static String text(String any) {
    return any.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  /** What {@link #text} was made of. */
  static String plain(String text) {
    return text.replace("&#39;", "'")
        .replace("&quot;", "\"")
        .replace("&gt;", ">")
        .replace("&lt;", "<")
        .replace("&amp;", "&");
  }

  /** The address of a file in the same folder, for a quoted attribute. */
  public static String address(String fileName) {
    return URLEncoder.encode(fileName, StandardCharsets.UTF_8).replace("+", "%20");
  }
}

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

  /** The address of a file in the same folder, for a quoted attribute. */
  public static String address(String fileName) {
    return URLEncoder.encode(fileName, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** The title of a differential flame graph, with a link to that of the other direction. */
  public static String differenceTitle(String of, String base, String otherDirection) {
    return text(of)
        + " compared with "
        + text(base)
        + " (shares of each whole: red more, blue less, yellow only here; <a href='"
        + address(otherDirection)
        + "'>the other direction</a>)";
  }
}

package org.modebench.analysis.text;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Text in pages. */
public final class HtmlText {
  private HtmlText() {}

  /** Printable text in which nothing is markup, for content and for quoted attributes. */
  public static String escape(String text) {
    return ForeignText.safe(text)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  /** What {@link #escape} was given, if all of it was printable. */
  public static String unescape(String html) {
    return html.replace("&#39;", "'")
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

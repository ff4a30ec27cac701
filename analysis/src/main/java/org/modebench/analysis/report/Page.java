package org.modebench.analysis.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.modebench.analysis.text.HtmlText;

/** One HTML file with everything in it: it loads nothing and runs no script but its own. */
public final class Page {
  private static final String STYLE = resource("report.css");
  private static final String SCRIPT = resource("report.js");

  private Page() {}

  /** Sentences that stand against trusting what the page says. */
  public static Html warnings(List<String> sentences) {
    return Html.all(
        sentences.stream()
            .map(warning -> Html.element("p", List.of("class", "warning"), Html.sentence(warning)))
            .toList());
  }

  static String of(String title, Html body) {
    return of("en", Map.of(), title, body);
  }

  /**
   * The page.
   *
   * @param language of its texts, such as {@code en}
   * @param texts that the script says in that language, by name; in English what is not there
   */
  public static String of(String language, Map<String, String> texts, String title, Html body) {
    String data =
        texts.entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(
                text ->
                    " data-%s=\"%s\"".formatted(text.getKey(), HtmlText.escape(text.getValue())))
            .collect(Collectors.joining());
    // Style and script are allowed by their hashes, so that nothing from a results file could be.
    String policy =
        "default-src 'none'; style-src 'sha256-%s'; script-src 'sha256-%s'; base-uri 'none';"
                .formatted(hash(STYLE), hash(SCRIPT))
            + " form-action 'none'";
    return """
        <!DOCTYPE html>
        <html lang="%s">
        <head>
        <meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="%s">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>%s</title>
        <style>%s</style>
        </head>
        <body%s>
        %s
        <script>%s</script>
        </body>
        </html>
        """
        .formatted(
            language,
            policy.replace("\"", "&quot;"),
            HtmlText.escape(title),
            STYLE,
            data,
            body.markup(),
            SCRIPT);
  }

  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256.", e);
    }
  }

  private static String resource(String name) {
    try (InputStream in = Page.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("The jar lacks " + name + ".");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

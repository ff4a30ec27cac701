package org.modebench.analysis.flames;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import one.convert.FlameGraph;
import org.modebench.analysis.text.HtmlText;

/** The page of a flame graph: the converter's, with a heading that has room above its tools. */
final class FlamePage {
  private static final String END_OF_STYLE = "</style>\n";

  /** Where the page cuts a name that has no room in its frame. */
  private static final String LABEL = "const title = f.title.length <= chars ? f.title : f.title";

  /** Names in frames without their packages and folders, which pointing at the frame shows. */
  private static final String SHORT_LABEL =
      "const name = f.title.replace(/^.*\\//, '');\n"
          + "\t\t\t\t\tconst title = name.length <= chars ? name : name";

  private static final Pattern FACT =
      Pattern.compile("<meta name='profile-([a-z]+)' content='([^']*)'>");

  private static final Pattern TITLE = Pattern.compile("<h1>.*</h1>");

  /** Facts stand in the first lines of a page; what follows may be long. */
  private static final int LINES_OF_HEAD = 80;

  /** The converter draws the tools over the last line of the heading, and makes it one line. */
  private static final String STYLE =
      """
      	h1 {margin: 0 0 6px 0}
      	h1 small {display: block; font-size: 12px; margin-top: 3px}
      	header {margin: 0 0 6px 0}
      """;

  private FlamePage() {}

  /** The page of a graph, from what the converter prints of it. */
  static String of(String printed, Heading heading) {
    String page =
        TITLE
            .matcher(printed)
            .replaceFirst(Matcher.quoteReplacement("<h1>" + heading.html() + "</h1>"));
    int end = page.indexOf(END_OF_STYLE);
    if (end < 0) {
      throw new IllegalStateException("The converter's page has no style.");
    }
    int next = end + END_OF_STYLE.length();
    return page.substring(0, end)
        + STYLE
        + END_OF_STYLE
        + heading.head()
        + changed(page.substring(next), LABEL, SHORT_LABEL);
  }

  /** A change of what the converter prints, which must be there once. */
  static String changed(String page, String from, String to) {
    int place = page.indexOf(from);
    if (place < 0) {
      throw new IllegalStateException("The converter's page has no \"" + from + "\".");
    }
    return page.substring(0, place) + to + page.substring(place + from.length());
  }

  /** Names as they stand in the page's script, which nothing in them may end. */
  static String inScript(String names) {
    return names.replace("</", "< /").replace("<!--", "< !--");
  }

  /** What the converter prints of a graph. */
  static String text(FlameGraph graph) {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    try (PrintStream out = new PrintStream(text, false, StandardCharsets.UTF_8)) {
      graph.dump(out);
    }
    return text.toString(StandardCharsets.UTF_8);
  }

  /** The facts in the head of a page; none if it was drawn by others. */
  static Map<String, String> facts(Path page) throws IOException {
    Map<String, String> facts = new LinkedHashMap<>();
    try (Stream<String> lines = Files.lines(page, StandardCharsets.ISO_8859_1)) {
      for (String line : (Iterable<String>) lines.limit(LINES_OF_HEAD)::iterator) {
        Matcher fact = FACT.matcher(line);
        if (fact.matches()) {
          String value =
              new String(
                  fact.group(2).getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
          facts.put(fact.group(1), HtmlText.unescape(value));
        }
      }
    }
    return facts;
  }
}

package org.modebench.analysis.flames;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.modebench.analysis.text.HtmlText;

/**
 * What stands above a flame graph, and what is on record in its page.
 *
 * @param title one short line of plain text; also the title of the page
 * @param lines smaller lines below it, in HTML
 * @param facts by names of lower-case letters; {@link FlameFile#facts} reads them back
 */
public record Heading(String title, List<String> lines, Map<String, String> facts) {
  /** The fact that says what was sampled, such as {@code cpu}: only like is compared with like. */
  public static final String EVENT = "event";

  /** The fact that says in words what was measured, when and where. */
  public static final String ORIGIN = "origin";

  /** Events whose values are what they cost, and not how often they were seen. */
  private static final Set<String> UNCOUNTED = Set.of("lock", "alloc");

  public Heading {
    title = onOneLine(title);
    lines = lines.stream().map(Heading::onOneLine).toList();
    facts = Map.copyOf(facts);
  }

  /** The converter finds a heading again by its line. */
  private static String onOneLine(String text) {
    return text.replaceAll("\\p{Cntrl}+", " ");
  }

  /** A line that leads to the page of all graphs in the same folder. */
  public static String toIndex() {
    return "<a href='" + Graphs.INDEX + "'>All flame graphs</a>";
  }

  /** A heading of a title alone. */
  public static Heading of(String title) {
    return new Heading(title, List.of(), Map.of());
  }

  /**
   * The heading of a differential flame graph.
   *
   * @param of what is drawn
   * @param base what it is compared with
   * @param details smaller lines, in HTML
   * @param otherDirection the file, in the same folder, in which the base is drawn
   */
  public static Heading ofDifference(
      String of,
      String base,
      List<String> details,
      String otherDirection,
      Map<String, String> facts) {
    List<String> lines = new ArrayList<>(details);
    lines.add(
        "Colours compare the time of each frame itself, without that of the frames it calls, as a"
            + " share of the whole: red more, blue less; yellow frames are only here, grey ones are"
            + " not shown to differ. See also <a href='"
            + HtmlText.address(otherDirection)
            + "'>the other direction</a>.");
    return new Heading(of + " compared with " + base, lines, facts);
  }

  /** This heading, with one more line of plain text. */
  Heading with(String line) {
    List<String> more = new ArrayList<>(lines);
    more.add(HtmlText.escape(line));
    return new Heading(title, more, facts);
  }

  /** Whether the values of the profile are numbers of samples, and not of bytes or nanoseconds. */
  boolean countsSamples() {
    return !UNCOUNTED.contains(facts.getOrDefault(EVENT, ""));
  }

  /** The inside of the page's heading element. */
  String html() {
    StringBuilder html = new StringBuilder(HtmlText.escape(title));
    lines.forEach(line -> html.append("<small>").append(line).append("</small>"));
    return html.toString();
  }

  /** What belongs into the page's head. */
  String head() {
    StringBuilder head = new StringBuilder("<title>" + HtmlText.escape(title) + "</title>\n");
    new TreeMap<>(facts)
        .forEach(
            (name, value) ->
                head.append("<meta name='profile-")
                    .append(name)
                    .append("' content='")
                    .append(HtmlText.escape(onOneLine(value)))
                    .append("'>\n"));
    return head.toString();
  }
}

package org.modebench.analysis.flames;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.math3.distribution.HypergeometricDistribution;
import org.modebench.analysis.text.Count;

/**
 * How the shares of frames differ between two profiles: frame by frame, of the time of each itself,
 * by Fisher's exact test of its samples against all others, where the level is divided by the
 * number of frames compared (Bonferroni). The test takes samples as independent.
 */
final class Contrast {
  private static final double LEVEL = 0.05;

  /** From which difference on a colour is full, in hundredths of a percentage point. */
  private static final long FULL_COLOUR = 1000;

  private static final double HUNDREDTHS = 1e4;
  private static final Pattern SUFFIX = Pattern.compile("_\\[[0-6jik]]$");
  private static final Pattern FRAME = Pattern.compile("([fun])\\((\\d+)(?:,(\\d+))?.*\\)");
  private static final int TYPE_BITS = 3;

  private static final class Node {
    private final Map<String, Node> children = new HashMap<>();
    private final long[] self = new long[2];
    private final long[] total = new long[2];
  }

  private final Node root = new Node();
  private final boolean counted;
  private int compared;
  private int coloured;
  private long widest = FULL_COLOUR;

  /**
   * @param counted whether values are numbers of samples, so that there is something to test
   */
  Contrast(Stacks of, Stacks base, boolean counted) {
    this.counted =
        counted && of.total() + base.total() <= Integer.MAX_VALUE && of.total() + base.total() > 0;
    add(of, 0);
    add(base, 1);
    compared = Math.max(1, comparisons());
  }

  private void add(Stacks stacks, int side) {
    stacks.forEach(
        (frames, value) -> {
          Node node = root;
          node.total[side] += value;
          for (String frame : frames) {
            String title = FlamePage.inScript(SUFFIX.matcher(frame).replaceFirst(""));
            node = node.children.computeIfAbsent(title, name -> new Node());
            node.total[side] += value;
          }
          node.self[side] += value;
        });
  }

  private int comparisons() {
    int number = 0;
    Deque<Node> open = new ArrayDeque<>(List.of(root));
    while (!open.isEmpty()) {
      Node node = open.remove();
      number += node.self[0] + node.self[1] > 0 ? 1 : 0;
      open.addAll(node.children.values());
    }
    return number;
  }

  /** The converter's page of the first profile, with colours and figures of the differences. */
  String drawnIn(String page) {
    String[] lines = page.split("\n", -1);
    StringBuilder drawn = new StringBuilder(page.length() * 2);
    int line = 0;
    while (!lines[line].startsWith("const cpool")) {
      drawn.append(lines[line++]).append('\n');
    }
    List<String> titles = new ArrayList<>();
    for (; !lines[line].isEmpty(); line++) {
      drawn.append(lines[line]).append('\n');
      if (lines[line].startsWith("'")) {
        titles.add(unpacked(titles, lines[line]));
      }
    }
    List<Node> path = new ArrayList<>();
    String told = "";
    int level = 0;
    for (; line < lines.length; line++) {
      Matcher frame = FRAME.matcher(lines[line]);
      if (frame.matches()) {
        level = level(frame, level, path.isEmpty());
        Node node =
            level == 0
                ? root
                : path.get(level - 1)
                    .children
                    .getOrDefault(
                        titles.get(Integer.parseInt(frame.group(2)) >>> TYPE_BITS), new Node());
        path.subList(level, path.size()).clear();
        path.add(node);
        String difference = difference(node);
        drawn.append(difference.equals(told) ? "" : difference + '\n');
        told = difference;
      }
      drawn.append(lines[line]).append(line + 1 < lines.length ? "\n" : "");
    }
    return withScript(drawn.toString());
  }

  private static int level(Matcher frame, int last, boolean first) {
    return switch (frame.group(1)) {
      case "f" -> Integer.parseInt(frame.group(3));
      case "u" -> last + 1;
      default -> first ? 0 : last;
    };
  }

  /** Titles are in order, each without what it shares with the one before. */
  private static String unpacked(List<String> before, String line) {
    String packed =
        line.substring(1, line.lastIndexOf('\'')).replace("\\'", "'").replace("\\\\", "\\");
    return before.isEmpty()
        ? packed
        : before.get(before.size() - 1).substring(0, packed.charAt(0) - ' ') + packed.substring(1);
  }

  /** The line before a frame: {@code U} for one that is only here, and what each side has. */
  private String difference(Node node) {
    boolean onlyHere = node != root && node.total[1] == 0;
    long[] values = onlyHere ? node.total : node.self;
    double apart = share(values[0], 0) - share(values[1], 1);
    long hundredths = Math.round(apart * HUNDREDTHS);
    boolean clear = apart != 0 && (counted ? isSignificant(values) : hundredths != 0);
    coloured += clear ? 1 : 0;
    String colour = "0";
    if (clear) {
      long shown = hundredths == 0 ? Math.round(Math.signum(apart)) : hundredths;
      widest = Math.max(widest, Math.abs(shown));
      colour = onlyHere ? "U" : Long.toString(shown);
    }
    return "d=%s;a=%d;b=%d".formatted(colour, values[0], values[1]);
  }

  private double share(long value, int side) {
    return root.total[side] == 0 ? 0 : (double) value / root.total[side];
  }

  private boolean isSignificant(long[] values) {
    HypergeometricDistribution chance =
        new HypergeometricDistribution(
            null,
            Math.toIntExact(root.total[0] + root.total[1]),
            Math.toIntExact(values[0] + values[1]),
            Math.toIntExact(root.total[0]));
    int here = Math.toIntExact(values[0]);
    double tail =
        Math.min(chance.cumulativeProbability(here), chance.upperCumulativeProbability(here));
    return 2 * tail * compared < LEVEL;
  }

  private String withScript(String page) {
    String changed = FlamePage.changed(page, "maxdiff = -1;", "maxdiff = " + widest + ";");
    changed = FlamePage.changed(changed, "d = 0;", "d = 0, a = 0, b = 0;");
    changed =
        FlamePage.changed(changed, "(d ? (d > 0 ? ', +' : ', ') + d : '')", "(a + b ? own() : '')");
    String figures =
        """
        \tfunction own() {
        \t\tconst share = (n, of) => (of ? 100 * n / of : 0).toFixed(1) + '%% (' + n + ' of ' + of + ')';
        \t\treturn (d === U ? ', only here: ' : ', itself ') + share(a, %d) + ' here and ' + share(b, %d) + ' there' + (d === 0 ? '%s' : '');
        \t}

        """
            .formatted(
                root.total[0],
                root.total[1],
                counted ? ", which is within what so few samples explain" : "");
    return FlamePage.changed(changed, "\tfunction u(", figures + "\tfunction u(");
  }

  /** How many frames are coloured, and by which rule, as a sentence; once the page is drawn. */
  String sentence() {
    return counted
        ? String.format(
            Locale.ROOT,
            "%s coloured: those whose shares differ by more than %,d samples here and %,d there explain (5 %% for all frames together); point at a frame for its figures.",
            Count.of(coloured, "frame") + (coloured == 1 ? " is" : " are"),
            root.total[0],
            root.total[1])
        : "What was recorded is no number of samples, so that the differences are not tested; point at a frame for its figures.";
  }
}

package org.modebench.analysis.summary;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.modebench.analysis.findings.modes.ModeRanking;
import org.modebench.analysis.prose.RankedMode;
import org.modebench.analysis.table.Figures;
import org.modebench.analysis.text.Bar;

/** The modes of a workload from the fastest on: a bar, the ratio to the fastest, what is known. */
final class ModeList {
  private static final int LONGEST_BAR = 40;
  private static final int SHORTEST_BAR = 5;

  /** Indentation, and what stands between columns. */
  private static final int SPACES = 2 + 3 * 2;

  private ModeList() {}

  /**
   * @param most how many lines there may be; where there are more modes, the last line is about all
   *     that have none
   */
  static List<Line> of(ModeRanking contest, int columns, int most, boolean blocks) {
    List<RankedMode> items = RankedMode.of(contest);
    if (items.isEmpty() || most < 1) {
      return List.of();
    }
    int shown = items.size() <= most ? items.size() : most - 1;
    if (shown == 0) {
      return List.of(inOneLine(items, columns));
    }
    List<RankedMode> head = items.subList(0, shown);
    int name = head.stream().mapToInt(item -> item.name().length()).max().orElse(0);
    int ratio = head.stream().mapToInt(item -> item.figure().length()).max().orElse(0);
    int remarks = head.stream().mapToInt(item -> item.remark().length()).max().orElse(0);
    int remark = columns < SPACES + name + ratio + remarks ? 0 : remarks;
    int bar = Math.min(LONGEST_BAR, columns - SPACES - name - ratio - remark);
    double slowest = head.stream().mapToDouble(RankedMode::time).max().orElse(1);
    List<Line> lines = new ArrayList<>();
    for (RankedMode item : head) {
      String drawn =
          bar < SHORTEST_BAR
              ? ""
              : String.format(
                  Locale.ROOT, "%-" + bar + "s  ", Bar.of(item.time() / slowest * bar, blocks));
      lines.add(
          new Line(
              String.format(
                      Locale.ROOT,
                      "  %-" + name + "s  %s%-" + ratio + "s  %s",
                      item.name(),
                      drawn,
                      item.figure(),
                      remark == 0 ? "" : item.remark())
                  .stripTrailing(),
              item.suspect() ? Line.Emphasis.WARNING : Line.Emphasis.NONE));
    }
    if (shown < items.size()) {
      lines.add(
          new Line("  " + more(items.subList(shown, items.size()), true), Line.Emphasis.NONE));
    }
    return lines;
  }

  /** The fastest and how far the slowest is from it, as much of that as there is room for. */
  private static Line inOneLine(List<RankedMode> items, int columns) {
    RankedMode fastest = items.get(0);
    List<RankedMode> others = items.subList(1, items.size());
    String head = "  %s %s, ".formatted(fastest.name(), fastest.figure());
    String whole = head + more(others, true);
    String withoutInterval = whole.replaceAll(" \\[[^]]*]", "");
    String text =
        Stream.of(whole, withoutInterval)
            .filter(each -> each.length() <= columns)
            .findFirst()
            .orElse(head + more(others, false));
    return new Line(
        text,
        items.stream().anyMatch(RankedMode::suspect) ? Line.Emphasis.WARNING : Line.Emphasis.NONE);
  }

  /** Such as {@code and 3 more, up to SEQUENTIAL: 9.893 [9.827, 9.960]}. */
  private static String more(List<RankedMode> others, boolean withSlowest) {
    String slowestJudged =
        others.stream()
            .filter(item -> withSlowest && !item.figure().equals(Figures.NONE))
            .reduce((earlier, later) -> later)
            .map(item -> ", up to %s: %s".formatted(item.name(), item.figure()))
            .orElse("");
    return "and %d more%s".formatted(others.size(), slowestJudged);
  }
}

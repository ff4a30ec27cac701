package org.modebench.analysis.summary;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.modebench.analysis.cells.CellKey;
import org.modebench.analysis.findings.modes.ModeRanking;
import org.modebench.analysis.prose.DifferenceWords;
import org.modebench.analysis.prose.Names;
import org.modebench.analysis.results.Status;
import org.modebench.analysis.statistics.Difference;
import org.modebench.analysis.table.Figures;
import org.modebench.analysis.text.Bar;

/** The modes of a workload from the fastest on: a bar, the ratio to the fastest, what is known. */
final class ModeList {
  private static final int LONGEST_BAR = 40;
  private static final int SHORTEST_BAR = 5;

  /** Indentation, and what stands between columns. */
  private static final int SPACES = 2 + 3 * 2;

  private record Item(String name, double time, String ratio, String remark, boolean suspect) {}

  private ModeList() {}

  /**
   * @param most how many lines there may be; where there are more modes, the last line is about all
   *     that have none
   */
  static List<Line> of(ModeRanking contest, int columns, int most, boolean blocks) {
    List<Item> items = items(contest);
    int shown = items.size() <= most ? items.size() : Math.max(0, most - 1);
    if (shown == 0) {
      return List.of();
    }
    List<Item> head = items.subList(0, shown);
    int name = head.stream().mapToInt(item -> item.name().length()).max().orElse(0);
    int ratio = head.stream().mapToInt(item -> item.ratio().length()).max().orElse(0);
    int remarks = head.stream().mapToInt(item -> item.remark().length()).max().orElse(0);
    int remark = columns < SPACES + name + ratio + remarks ? 0 : remarks;
    int bar = Math.min(LONGEST_BAR, columns - SPACES - name - ratio - remark);
    double slowest = head.stream().mapToDouble(Item::time).max().orElse(1);
    List<Line> lines = new ArrayList<>();
    for (Item item : head) {
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
                      item.ratio(),
                      remark == 0 ? "" : item.remark())
                  .stripTrailing(),
              item.suspect() ? Line.Emphasis.WARNING : Line.Emphasis.NONE));
    }
    if (shown < items.size()) {
      String slowestJudged =
          items.subList(shown, items.size()).stream()
              .filter(item -> !item.ratio().equals(Figures.NONE))
              .reduce((earlier, later) -> later)
              .map(item -> ", up to %s: %s".formatted(item.name(), item.ratio()))
              .orElse("");
      lines.add(
          new Line(
              "  and %d more%s".formatted(items.size() - shown, slowestJudged),
              Line.Emphasis.NONE));
    }
    return lines;
  }

  private static List<Item> items(ModeRanking contest) {
    List<Item> items = new ArrayList<>();
    Optional<CellKey> fastest = contest.fastest();
    for (CellKey place : contest.differences().fromBest()) {
      boolean suspect = contest.cell(place).status() == Status.SUSPECT;
      Optional<Difference<CellKey>> toFastest = contest.toFastest(place);
      List<String> remarks = new ArrayList<>();
      toFastest.map(difference -> remark(contest, difference)).ifPresent(remarks::add);
      remarks.add(suspect ? "SUSPECT" : "");
      remarks.removeIf(String::isEmpty);
      items.add(
          new Item(
              fastest.map(best -> Names.beside(place, best)).orElseGet(() -> Names.mode(place)),
              contest.sample(place, contest.metric()).orElseThrow().geometricMean(),
              toFastest
                  .map(difference -> DifferenceWords.ratio(difference.ratio()))
                  .orElse("1 (fastest)"),
              String.join(", ", remarks),
              suspect));
    }
    for (CellKey place : contest.unjudged()) {
      items.add(
          new Item(
              fastest.map(best -> Names.beside(place, best)).orElseGet(() -> Names.mode(place)),
              contest.sample(place, contest.metric()).orElseThrow().geometricMean(),
              Figures.NONE,
              "too few forks",
              contest.cell(place).status() == Status.SUSPECT));
    }
    return items;
  }

  private static String remark(ModeRanking contest, Difference<CellKey> difference) {
    if (contest.missingForks() > 0) {
      return "";
    }
    return switch (difference.verdict()) {
      case SAME -> "same";
      case UNDECIDED -> "undecided";
      case FASTER, SLOWER, DIFFERENT -> "";
    };
  }
}

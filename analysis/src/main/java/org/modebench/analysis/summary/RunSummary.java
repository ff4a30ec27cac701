package org.modebench.analysis.summary;

import java.util.ArrayList;
import java.util.IntSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.modebench.analysis.cells.CellKey;
import org.modebench.analysis.cells.Measurements;
import org.modebench.analysis.findings.modes.ModeRanking;
import org.modebench.analysis.prose.MixedWork;
import org.modebench.analysis.prose.Names;
import org.modebench.analysis.report.Findings;
import org.modebench.analysis.report.Findings.Finding;
import org.modebench.analysis.results.Results;
import org.modebench.analysis.results.Status;
import org.modebench.analysis.text.Count;
import org.modebench.analysis.text.ForeignText;
import org.modebench.analysis.text.Listing;
import org.modebench.analysis.text.ShellCommand;
import org.modebench.analysis.text.Wrapping;

/**
 * The answers of a run on less than a screen: for each workload a sentence and its modes from the
 * fastest on, as far as there is room; then what is open, and what stands against trusting it.
 */
public final class RunSummary {
  /** A list of fewer modes tells nothing that the sentence above it does not. */
  private static final int FEWEST_MODES = 2;

  private final int columns;
  private final boolean blocks;
  private final Decision decision;
  private final List<Line> lines = new ArrayList<>();

  private RunSummary(int columns, boolean blocks, Decision decision) {
    this.columns = columns;
    this.blocks = blocks;
    this.decision = decision;
  }

  /**
   * The summary of the rows of one run, of which there is at least one.
   *
   * @param columns how wide a line may be
   * @param most how many lines there may be; what has no room is counted
   * @param blocks whether bars can be drawn of block characters
   * @param decision knows what would decide what is open
   */
  public static List<Line> of(
      Results results, int columns, int most, boolean blocks, Decision decision) {
    Measurements measurements =
        Measurements.of(results.rows(), results.catalogue(results.newestRun()));
    Findings findings = Findings.of(measurements);
    RunSummary summary = new RunSummary(columns, blocks, decision);
    List<Finding> found = findings.found(measurements);
    // Who measures nothing else wants to know what handing over costs.
    List<String> work =
        found.isEmpty() ? List.of() : MixedWork.paragraphs(measurements, findings.choices());
    summary.add(findings, found.isEmpty() ? findings.ofFloors() : found, work, most);
    return List.copyOf(summary.lines);
  }

  private void add(Findings findings, List<Finding> answers, List<String> work, int most) {
    List<List<Line>> headlines = answers.stream().map(each -> headline(each, true)).toList();
    List<Line> remarks = new ArrayList<>();
    work.forEach(text -> remarks.addAll(wrapped(text, Line.Emphasis.NONE)));
    floors(findings, answers).ifPresent(text -> remarks.addAll(wrapped(text, Line.Emphasis.NONE)));
    List<Line> verdicts = new ArrayList<>(open(answers));
    doubts(findings).ifPresent(text -> verdicts.addAll(wrapped(text, Line.Emphasis.WARNING)));
    int left = most - verdicts.size() - headlines.stream().mapToInt(List::size).sum();
    if (left < remarks.size()) {
      // The report tells them, too.
      remarks.clear();
    }
    left -= remarks.size();
    int told = answers.size();
    while (left < 0 && told > 1) {
      // The first one to go leaves a line behind that counts it.
      left += headlines.get(told - 1).size() - (told == answers.size() ? 1 : 0);
      told--;
    }
    List<List<Line>> lists = lists(answers.subList(0, told), left);
    for (int i = 0; i < told; i++) {
      List<Line> list = lists.get(i);
      lines.addAll(list.isEmpty() ? headline(answers.get(i), false) : headlines.get(i));
      lines.addAll(list);
    }
    if (told < answers.size()) {
      String more = Count.of(answers.size() - told, "more answer is", "more answers are");
      lines.add(new Line(more + " in the report.", Line.Emphasis.STRONG));
    }
    lines.addAll(remarks);
    lines.addAll(verdicts);
  }

  /**
   * The modes of each answer, or nothing where there are none to list: a line of those of which
   * nothing is claimed yet, if others are, and of these as much as there is room for.
   */
  private List<List<Line>> lists(List<Finding> answers, int lines) {
    int told =
        (int) answers.stream().filter(RunSummary::hasList).filter(RunSummary::isTold).count();
    int listed = (int) answers.stream().filter(RunSummary::hasList).count();
    int brief = told == 0 ? 0 : listed - told;
    int full = listed - brief;
    int left = lines;
    List<List<Line>> lists = new ArrayList<>();
    for (Finding finding : answers) {
      if (!hasList(finding)) {
        lists.add(List.of());
        continue;
      }
      boolean isBrief = told > 0 && !isTold(finding);
      int room = Math.max(0, isBrief ? Math.min(1, left) : (left - brief) / full);
      List<Line> list = ModeList.of(finding.contest().orElseThrow(), columns, room, blocks);
      lists.add(list);
      left -= list.size();
      brief -= isBrief ? 1 : 0;
      full -= isBrief ? 0 : 1;
    }
    return lists;
  }

  private static boolean isTold(Finding finding) {
    return finding.contest().filter(contest -> contest.missingForks() == 0).isPresent();
  }

  private static boolean hasList(Finding finding) {
    return finding
        .contest()
        .filter(contest -> contest.differences().names().size() >= FEWEST_MODES)
        .isPresent();
  }

  /**
   * @param leads whether the modes come below it, so that it has to say where they are compared
   */
  private List<Line> headline(Finding finding, boolean leads) {
    String words =
        finding
            .only()
            .filter(contest -> contest.entrants().size() == 1)
            // Without a choice it is the time that was wanted.
            .flatMap(alone -> finding.answer().evidence().stream().findFirst())
            .orElse(finding.answer().headline());
    // The names of modes stay as they are.
    boolean word = Character.isLowerCase(words.charAt(1));
    boolean isQuestion = finding.answer().subject().endsWith("?");
    return wrapped(
        finding.answer().subject()
            + (isQuestion ? " " : ": ")
            + (word && !isQuestion
                ? Character.toLowerCase(words.charAt(0)) + words.substring(1)
                : words)
            + (leads && hasList(finding) && !finding.at().isEmpty()
                ? " At " + finding.at() + ":"
                : ""),
        Line.Emphasis.STRONG);
  }

  private static Optional<String> floors(Findings findings, List<Finding> told) {
    TreeSet<String> names =
        findings.floors().stream()
            .filter(
                floor -> told.stream().noneMatch(one -> one.contest().equals(Optional.of(floor))))
            .map(contest -> ForeignText.printable(contest.workload().benchmark()))
            .collect(Collectors.toCollection(TreeSet::new));
    return names.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "What handing over costs (%s) is in the tables."
                .formatted(Listing.of(List.copyOf(names), "and")));
  }

  /** How many more forks would decide what is open, by benchmark, and the command for them. */
  private List<Line> open(List<Finding> answers) {
    Map<String, List<OptionalInt>> forks = new LinkedHashMap<>();
    for (Finding finding : answers) {
      finding
          .only()
          .filter(contest -> contest.missingForks() == 0)
          .ifPresent(
              contest -> {
                List<CellKey> undecided =
                    contest.undecided().stream().filter(ModeRanking::isChoice).toList();
                if (!undecided.isEmpty()) {
                  forks
                      .computeIfAbsent(contest.workload().benchmark(), name -> new ArrayList<>())
                      .add(contest.moreForks(undecided));
                }
              });
    }
    if (forks.isEmpty()) {
      return List.of();
    }
    List<String> each =
        forks.entrySet().stream()
            .map(open -> "%s (%s)".formatted(open.getKey(), moreForks(open.getValue())))
            .toList();
    String open = "Still open: " + Listing.of(each, "and");
    List<String> command = command(forks);
    return command.isEmpty()
        ? wrapped(open + ".", Line.Emphasis.NONE)
        : ShellCommand.after(open + "; to decide it:", command, columns).stream()
            .map(line -> new Line(line, Line.Emphasis.NONE))
            .toList();
  }

  private List<String> command(Map<String, List<OptionalInt>> forks) {
    Map<String, Integer> affordable = new LinkedHashMap<>();
    forks.forEach(
        (benchmark, ofWorkloads) ->
            ofWorkloads.stream()
                .flatMapToInt(OptionalInt::stream)
                .max()
                .ifPresent(most -> affordable.put(benchmark, most)));
    return affordable.isEmpty() ? List.of() : decision.command(affordable);
  }

  private static String moreForks(List<OptionalInt> ofWorkloads) {
    if (ofWorkloads.stream().anyMatch(OptionalInt::isEmpty)) {
      return "no affordable number of forks would decide" + (ofWorkloads.size() > 1 ? " all" : "");
    }
    IntSummaryStatistics all =
        ofWorkloads.stream().mapToInt(OptionalInt::getAsInt).summaryStatistics();
    String from = all.getMin() < all.getMax() ? Names.grouped(all.getMin() + "") + " to " : "";
    return "about "
        + from
        + Names.grouped(all.getMax() + "")
        + Count.noun(all.getMax(), " more fork");
  }

  private static Optional<String> doubts(Findings findings) {
    List<String> counts = new ArrayList<>();
    for (Status status : List.of(Status.SUSPECT, Status.FAILED)) {
      long cells =
          findings.everything().stream().mapToLong(contest -> contest.of(status).size()).sum();
      if (cells > 0) {
        counts.add(Count.of(cells, "cell is", "cells are") + " " + status);
      }
    }
    return counts.isEmpty()
        ? Optional.empty()
        : Optional.of(String.join(", ", counts) + "; the tables say why.");
  }

  private List<Line> wrapped(String text, Line.Emphasis emphasis) {
    return Wrapping.of(text, columns).stream().map(line -> new Line(line, emphasis)).toList();
  }
}

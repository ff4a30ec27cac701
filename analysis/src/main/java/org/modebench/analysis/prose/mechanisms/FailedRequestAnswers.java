package org.modebench.analysis.prose.mechanisms;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.modebench.analysis.catalogue.AsyncWeb;
import org.modebench.analysis.catalogue.Metric;
import org.modebench.analysis.catalogue.Metrics;
import org.modebench.analysis.cells.CellKey;
import org.modebench.analysis.findings.modes.ModeRanking;
import org.modebench.analysis.prose.Answer;
import org.modebench.analysis.prose.Caveats;
import org.modebench.analysis.prose.Names;
import org.modebench.analysis.table.Figures;
import org.modebench.analysis.text.Listing;
import org.modebench.analysis.text.Quantity;

/** What requests that fail, or are given up, tell of the styles in which they are written. */
final class FailedRequestAnswers {
  /** Look-ups of one request, on average, that may have ended while it failed. */
  private static final double BY_CHANCE = 0.01;

  private final List<ModeRanking> contests;

  /**
   * @param contests of requests that need several look-ups, perhaps with some that are all answered
   */
  FailedRequestAnswers(List<ModeRanking> contests) {
    this.contests = contests;
  }

  List<Answer> all() {
    List<ModeRanking> givenUp = where(FanOutAnswer::isGivenUp);
    List<ModeRanking> failing =
        where(contest -> FanOutAnswer.fails(contest) && !FanOutAnswer.isGivenUp(contest));
    List<Answer> answers = new ArrayList<>();
    if (!failing.isEmpty()) {
      answers.add(
          answer(
              "What goes on after a look-up has failed, and does its trace name who asked?",
              goesOn(failing) + traces(failing),
              failing));
    }
    if (!givenUp.isEmpty()) {
      answers.add(
          answer(
              "What goes on after nobody waits for a request any more?", goesOn(givenUp), givenUp));
    }
    return answers;
  }

  private List<ModeRanking> where(Predicate<ModeRanking> holds) {
    return contests.stream().filter(holds).toList();
  }

  private static Answer answer(String subject, String headline, List<ModeRanking> contests) {
    Map<String, ModeRanking> byName = new LinkedHashMap<>();
    contests.forEach(contest -> byName.put(Names.of(contest.workload()), contest));
    return new Answer(subject, headline, evidence(contests), Caveats.of("", byName));
  }

  /** With which styles look-ups run to their end for nothing. */
  private static String goesOn(List<ModeRanking> contests) {
    List<String> wasting =
        styles(contests, Metrics.WASTED, of -> of.stream().anyMatch(each -> each > BY_CHANCE));
    List<String> others =
        styles(contests, Metrics.WASTED, of -> of.stream().allMatch(each -> each == 0));
    List<String> sentences = new ArrayList<>();
    if (!wasting.isEmpty()) {
      sentences.add("Look-ups go on for nothing with %s.".formatted(Listing.of(wasting, "and")));
    }
    if (!others.isEmpty()) {
      sentences.add("None goes on for nothing with %s.".formatted(Listing.of(others, "or")));
    }
    return sentences.isEmpty()
        ? "Not shown: nothing was measured without failure."
        : String.join(" ", sentences);
  }

  /** Whose traces lead to the code which asked, whichever look-up fails. */
  private static String traces(List<ModeRanking> contests) {
    List<String> naming =
        styles(contests, Metrics.TRACE_FRAMES, of -> of.stream().allMatch(each -> each > 0));
    List<String> others =
        styles(contests, Metrics.TRACE_FRAMES, of -> of.stream().allMatch(each -> each == 0));
    List<String> sentences = new ArrayList<>();
    if (!naming.isEmpty()) {
      sentences.add(" The trace names who asked with %s.".formatted(Listing.of(naming, "and")));
    }
    if (!others.isEmpty()) {
      sentences.add(" It does not with %s.".formatted(Listing.of(others, "or")));
    }
    return String.join("", sentences);
  }

  /** Those whose means in the contests are so. */
  private static List<String> styles(
      List<ModeRanking> contests, Metric metric, Predicate<List<Double>> areSo) {
    return AsyncWeb.STYLES.names().stream()
        .filter(
            style -> {
              List<Double> means =
                  contests.stream()
                      .flatMap(contest -> contest.cells().entrySet().stream())
                      .filter(cell -> cell.getKey().mode().equals(style))
                      .flatMap(cell -> cell.getValue().mean(metric).stream().boxed())
                      .toList();
              return !means.isEmpty() && areSo.test(means);
            })
        .toList();
  }

  private static List<String> evidence(List<ModeRanking> contests) {
    List<String> lines = new ArrayList<>();
    for (ModeRanking contest : contests) {
      line(
          lines,
          contest,
          "waste so many look-ups each:",
          place -> count(contest, place, Metrics.WASTED));
      if (!FanOutAnswer.isGivenUp(contest)) {
        line(
            lines,
            contest,
            "have so many frames of the code which asked in the trace:",
            place -> count(contest, place, Metrics.TRACE_FRAMES));
      }
      line(
          lines,
          contest,
          "fail after",
          place -> FanOutAnswer.estimate(contest, place, Metrics.LATENCY_P50).map(Figures::time));
    }
    return lines;
  }

  private static Optional<String> count(ModeRanking contest, CellKey place, Metric metric) {
    return contest.cell(place).mean(metric).stream().mapToObj(Quantity.NUMBER::text).findFirst();
  }

  /** A sentence with a figure for each place of a contest, if there is any. */
  private static void line(
      List<String> lines,
      ModeRanking contest,
      String what,
      Function<CellKey, Optional<String>> figure) {
    FanOutAnswer.each(contest, figure)
        .ifPresent(
            each -> lines.add("%s, %s %s.".formatted(Names.of(contest.workload()), what, each)));
  }
}

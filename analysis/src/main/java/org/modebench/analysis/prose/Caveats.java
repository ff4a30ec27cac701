package org.modebench.analysis.prose;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import org.modebench.analysis.cells.Cell;
import org.modebench.analysis.cells.CellKey;
import org.modebench.analysis.cells.NodeRounds;
import org.modebench.analysis.findings.modes.ModeRanking;
import org.modebench.analysis.findings.steady.UnsteadyForks;
import org.modebench.analysis.results.Status;
import org.modebench.analysis.statistics.Criteria;
import org.modebench.analysis.text.Count;
import org.modebench.analysis.text.ForeignText;
import org.modebench.analysis.text.Listing;

/** What stands against trusting the figures of a workload, a sentence each. */
public final class Caveats {
  private final ModeRanking contest;

  private Caveats(ModeRanking contest) {
    this.contest = contest;
  }

  /** The doubts about a workload, the gravest first. */
  public static List<String> of(ModeRanking contest) {
    return new Caveats(contest).all();
  }

  /**
   * The doubts about several contests, each with where it holds unless that is everywhere.
   *
   * @param before what stands before the places, such as {@code At}, with a space; or nothing
   * @param contests by what distinguishes each, in words
   */
  public static List<String> of(String before, Map<String, ModeRanking> contests) {
    SortedMap<String, List<String>> where = new TreeMap<>();
    contests.forEach(
        (place, contest) ->
            of(contest)
                .forEach(doubt -> where.computeIfAbsent(doubt, d -> new ArrayList<>()).add(place)));
    return where.entrySet().stream()
        .map(
            entry ->
                entry.getValue().size() == contests.size()
                    ? entry.getKey()
                    : before + String.join(", ", entry.getValue()) + ": " + entry.getKey())
        .toList();
  }

  /** What a headline must add where it names places of doubtful values; empty if it names none. */
  public static String ofSuspect(List<String> modes) {
    return modes.isEmpty()
        ? ""
        : " The values of %s are SUSPECT.".formatted(Listing.of(modes, "and"));
  }

  /** What is said in place of an answer where too few forks were measured. */
  public static String tooFewForks(int missing) {
    return "No answer yet: a difference is claimed from %s forks on; measure %s more %s of each."
        .formatted(Criteria.FEWEST_FORKS, missing, Count.noun(missing, "fork"));
  }

  /**
   * What is said in place of an answer where a mode may be slower than the best by so much that it
   * matters.
   *
   * @param which what cannot be told apart, such as {@code THREADS from PROCESS with 2 workers}
   */
  static String tooOpen(ModeRanking contest, String which) {
    OptionalInt more = contest.moreForks(contest.tooOpen());
    return more.isPresent()
        ? "No answer yet: about %s more %s of each would probably tell %s."
            .formatted(
                Names.grouped(more.getAsInt() + ""), Count.noun(more.getAsInt(), "fork"), which)
        : "No answer: no affordable number of forks would tell %s.".formatted(which);
  }

  /** Why a cell failed or is SUSPECT, in its own words. */
  public static String reasons(Cell cell) {
    String reasons =
        String.join("; ", cell.reasons().stream().map(ForeignText::printable).toList());
    return reasons.endsWith(".") ? reasons : reasons + ".";
  }

  private List<String> all() {
    List<String> warnings = new ArrayList<>();
    for (CellKey place : contest.of(Status.FAILED)) {
      Cell cell = contest.cell(place);
      warnings.add(
          "FAILED: %s, %s: %s"
              .formatted(
                  Names.of(place),
                  Count.of(cell.failedForks(), cell.forks(), "fork"),
                  reasons(cell)));
    }
    List<CellKey> suspect = contest.of(Status.SUSPECT);
    if (!suspect.isEmpty()) {
      List<String> reasons =
          suspect.stream().map(place -> reasons(contest.cell(place))).distinct().toList();
      warnings.add(
          "SUSPECT: %s: %s".formatted(Names.choice(suspect, "and"), String.join(" / ", reasons)));
    }
    unsteady(contest, contest.entrants()).ifPresent(warnings::add);
    NodeRounds.of(contest.cells(), contest.metric().name())
        .map(NodeWords::describe)
        .ifPresent(warnings::add);
    addThin(warnings);
    addWithoutTime(warnings);
    addRepeated(warnings);
    // Where an axis has no baseline, none was asked for.
    if (contest.workload().entry().axis().baseline().isPresent()
        && contest.baseline().isEmpty()
        && contest.entrants().size() > 1) {
      warnings.add(
          Names.mode(CellKey.BASELINE) + " has no time here, so that there is no speedup.");
    }
    return List.copyOf(warnings);
  }

  /** Which of the places were not in a steady state while measured; empty if all were. */
  private static Optional<String> unsteady(ModeRanking contest, List<CellKey> places) {
    List<String> unsteady = new ArrayList<>();
    for (CellKey place : places) {
      UnsteadyWords.of(UnsteadyForks.of(contest.cell(place)))
          .ifPresent(words -> unsteady.add(Names.of(place) + " (" + words + ")"));
    }
    return unsteady.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "Not in a steady state while measured: %s. The time of a steady state may be another; warm up longer."
                .formatted(Listing.of(unsteady, "and")));
  }

  private void addThin(List<String> warnings) {
    List<CellKey> thin = contest.unjudged();
    if (!thin.isEmpty()) {
      warnings.add(
          "%s %s fewer than %s forks, of which nothing is claimed: no part of the answer. Measure more (-f %s)."
              .formatted(
                  Names.choice(thin, "and"),
                  thin.size() == 1 ? "has" : "have",
                  Criteria.FEWEST_FORKS,
                  Criteria.FEWEST_FORKS));
    }
  }

  private void addWithoutTime(List<String> warnings) {
    List<String> without = new ArrayList<>();
    contest
        .cells()
        .forEach(
            (place, cell) -> {
              int forks = cell.forksWithout(contest.metric());
              if (cell.status() != Status.FAILED && forks > 0) {
                without.add(Names.of(place) + " (" + Count.of(forks, cell.forks(), "fork") + ")");
              }
            });
    if (!without.isEmpty()) {
      warnings.add(
          "Left out, since forks have no time greater than 0: %s."
              .formatted(Listing.of(without, "and")));
    }
  }

  private void addRepeated(List<String> warnings) {
    List<CellKey> repeated = new ArrayList<>();
    contest
        .cells()
        .forEach(
            (place, cell) -> {
              if (cell.measuredTwice()) {
                repeated.add(place);
              }
            });
    if (!repeated.isEmpty()) {
      warnings.add(
          "Forks of %s were measured more than once; the last time counts."
              .formatted(Names.choice(repeated, "and")));
    }
  }
}

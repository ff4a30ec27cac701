package org.modebench.analysis.prose;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.modebench.analysis.catalogue.Metrics;
import org.modebench.analysis.cells.CellKey;
import org.modebench.analysis.cells.Ideal;
import org.modebench.analysis.findings.modes.Fastest;
import org.modebench.analysis.findings.modes.ModeRanking;
import org.modebench.analysis.results.Status;
import org.modebench.analysis.statistics.Criteria;
import org.modebench.analysis.statistics.Difference;
import org.modebench.analysis.statistics.Estimate;
import org.modebench.analysis.statistics.Judgement;
import org.modebench.analysis.statistics.LogSample;
import org.modebench.analysis.statistics.Pair;
import org.modebench.analysis.statistics.Verdict;
import org.modebench.analysis.table.Figures;
import org.modebench.analysis.text.Count;
import org.modebench.analysis.text.Listing;
import org.modebench.analysis.text.Quantity;

/**
 * Which mode to use for a workload, in words that follow from the tests.
 *
 * @param subject the workload, such as {@code Ten API calls of 100 ms}
 * @param headline what to use
 * @param evidence why, and what the others cost; a sentence each
 * @param warnings what stands against trusting it; a sentence each
 */
public record Answer(
    String subject, String headline, List<String> evidence, List<String> warnings) {
  /** A cost that differs by a smaller share is not worth a word. */
  private static final double WORTH_A_WORD = 0.1;

  public static Answer of(ModeRanking contest) {
    return new Answer(
        Names.of(contest.workload()), headline(contest), evidence(contest), Caveats.of(contest));
  }

  /** The same answer with another reason. */
  public Answer withEvidence(String sentence) {
    List<String> more = new ArrayList<>(evidence);
    more.add(sentence);
    return new Answer(subject, headline, List.copyOf(more), warnings);
  }

  private static String headline(ModeRanking contest) {
    Optional<CellKey> fastest = contest.fastest();
    if (fastest.isEmpty()) {
      return contest.of(Status.FAILED).isEmpty()
          ? "No mode has a time greater than 0, so that there is nothing to choose from."
          : "No mode was measured without failure, so that there is nothing to choose from.";
    }
    long choices = contest.entrants().stream().filter(ModeRanking::isChoice).count();
    if (choices == 1) {
      return "Only " + Names.of(fastest.get()) + " was measured, so that there is no choice.";
    }
    if (contest.missingForks() > 0) {
      return Caveats.tooFewForks(contest.missingForks());
    }
    List<CellKey> tooOpen = contest.tooOpen();
    if (!tooOpen.isEmpty()) {
      return Caveats.tooOpen(
          contest, "%s from %s".formatted(Names.modes(tooOpen, "and"), Names.of(fastest.get())));
    }
    List<CellKey> good = recommended(contest);
    Optional<CellKey> plain = contest.baseline().filter(good::contains);
    if (plain.isPresent() && good.size() > 1) {
      return plainest(contest, plain.get());
    }
    Optional<CellKey> unbeaten =
        contest
            .baseline()
            .filter(contest.undecided()::contains)
            // The fastest by the numbers may be in doubt where another is not.
            .filter(place -> against(contest, place, Verdict.FASTER).isEmpty());
    if (unbeaten.isPresent()) {
      return "Nothing is significantly faster than "
          + Names.of(unbeaten.get())
          + ", the simplest "
          + contest.workload().entry().axis().noun()
          + ".";
    }
    List<CellKey> open = contest.unbeaten();
    List<CellKey> group = new ArrayList<>(good);
    group.addAll(open);
    return "Use "
        + Names.choice(group, "or")
        + (open.isEmpty() ? "" : ": no difference is found between them")
        + "."
        + Caveats.ofSuspect(suspect(contest, group));
  }

  /** The modes of those places whose values are SUSPECT. */
  public static List<String> suspect(ModeRanking contest, List<CellKey> places) {
    return places.stream()
        .filter(place -> contest.cell(place).status() == Status.SUSPECT)
        .map(Names::mode)
        .toList();
  }

  private static String plainest(ModeRanking contest, CellKey plain) {
    List<CellKey> open = against(contest, plain, Verdict.FASTER, Verdict.UNDECIDED);
    return "Use "
        + Names.of(plain)
        + ", the simplest: nothing is "
        + (open.isEmpty() ? "" : "significantly ")
        + "more than "
        + threshold()
        + " faster"
        + (open.isEmpty() ? "" : "; " + Names.modes(open, "or") + " may be faster")
        + "."
        + Caveats.ofSuspect(suspect(contest, List.of(plain)));
  }

  /** The places that can be chosen and compare with another in one of the ways given. */
  public static List<CellKey> against(ModeRanking contest, CellKey other, Verdict... verdicts) {
    return contest.entrants().stream()
        .filter(ModeRanking::isChoice)
        .filter(
            place ->
                contest
                    .differences()
                    .between(place, other)
                    .filter(difference -> List.of(verdicts).contains(difference.verdict()))
                    .isPresent())
        .toList();
  }

  /** The fastest, and those shown to be as fast, that can be chosen. */
  public static List<CellKey> recommended(ModeRanking contest) {
    List<CellKey> recommended = new ArrayList<>();
    contest.fastest().ifPresent(recommended::add);
    contest.same().stream().filter(ModeRanking::isChoice).forEach(recommended::add);
    return recommended;
  }

  private static List<String> evidence(ModeRanking contest) {
    Optional<CellKey> fastest = contest.fastest();
    if (fastest.isEmpty()) {
      return List.of();
    }
    List<String> sentences = new ArrayList<>();
    sentences.add(ofFastest(contest, fastest.get()));
    same(contest).ifPresent(sentences::add);
    undecided(contest).ifPresent(sentences::add);
    slower(contest, true)
        .map(each -> "Slower: " + each + " times the time.")
        .ifPresent(sentences::add);
    slower(contest, false)
        .map(
            each ->
                "Slower, perhaps by less than " + threshold() + ": " + each + " times the time.")
        .ifPresent(sentences::add);
    model(contest).ifPresent(sentences::add);
    memory(contest).ifPresent(sentences::add);
    return List.copyOf(sentences);
  }

  private static String ofFastest(ModeRanking contest, CellKey fastest) {
    Fastest chosen = Fastest.of(contest).orElseThrow();
    Estimate time = chosen.value();
    StringBuilder sentence = new StringBuilder();
    sentence.append(Names.of(fastest)).append(" takes ").append(Figures.time(time));
    if (contest.isPacedByLoad()) {
      sentence.append(" (p99 of the latency)");
    } else if (!contest.metric().equals(Metrics.WALL)) {
      sentence.append(" for each good answer");
    }
    chosen
        .gain()
        .filter(gain -> gain.interval().isPresent())
        .ifPresent(
            gain ->
                sentence
                    .append(", ")
                    .append(Figures.ratio(gain))
                    .append(" times as fast as ")
                    .append(Names.mode(contest.baseline().orElseThrow())));
    ideal(contest, fastest)
        .ifPresent(
            ideal -> sentence.append("; the ideal is ").append(Figures.roughTime(ideal.seconds())));
    return sentence.append('.').toString();
  }

  private static Optional<Ideal> ideal(ModeRanking contest, CellKey place) {
    return contest.metric().equals(Metrics.WALL)
        ? Ideal.of(contest.workload(), place, contest.cells(), confidence())
            .filter(ideal -> !ideal.byDefinition())
        : Optional.empty();
  }

  private static Optional<String> same(ModeRanking contest) {
    List<CellKey> same = contest.same().stream().filter(ModeRanking::isChoice).toList();
    return same.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "%s %s as fast, within %s."
                .formatted(
                    beside(same, contest, "and"), same.size() == 1 ? "is" : "are", threshold()));
  }

  private static Optional<String> undecided(ModeRanking contest) {
    List<CellKey> undecided = contest.undecided().stream().filter(ModeRanking::isChoice).toList();
    // The headline says already that there are too few forks for anything.
    if (undecided.isEmpty() || contest.missingForks() > 0) {
      return Optional.empty();
    }
    OptionalInt more = contest.moreForks(undecided);
    return Optional.of(
        "%s %s not significantly different; %s."
            .formatted(
                beside(undecided, contest, "and"),
                undecided.size() == 1 ? "is" : "are",
                more.isPresent()
                    ? "about %s more %s would probably decide"
                        .formatted(
                            Names.grouped(more.getAsInt() + ""),
                            Count.noun(more.getAsInt(), "fork"))
                    : "no affordable number of forks would decide"));
  }

  /** Those shown to be slower, by more than the threshold for sure or perhaps by less. */
  private static Optional<String> slower(ModeRanking contest, boolean beyondThreshold) {
    List<String> each =
        contest.slower().stream()
            .filter(ModeRanking::isChoice)
            .filter(
                place ->
                    contest.toFastest(place).orElseThrow().beyondThreshold() == beyondThreshold)
            .map(
                place ->
                    Names.beside(place, contest.fastest().orElseThrow())
                        + " "
                        + times(contest, place))
            .toList();
    return each.isEmpty() ? Optional.empty() : Optional.of(Listing.of(each, "and"));
  }

  private static String beside(List<CellKey> places, ModeRanking contest, String conjunction) {
    CellKey fastest = contest.fastest().orElseThrow();
    return Listing.of(
        places.stream().map(place -> Names.beside(place, fastest)).toList(), conjunction);
  }

  /** Near 1 with one digit more, since there the threshold decides what is said. */
  private static String times(ModeRanking contest, CellKey place) {
    Estimate ratio = contest.toFastest(place).orElseThrow().ratio();
    return ratio.value() < 1.1 ? DifferenceWords.ratio(ratio) : Figures.ratio(ratio);
  }

  private static Optional<String> model(ModeRanking contest) {
    return contest.entrants().stream()
        .filter(place -> !ModeRanking.isChoice(place))
        .findFirst()
        .flatMap(
            place ->
                contest
                    .toFastest(place)
                    .map(
                        difference ->
                            "Threads under a global lock, as Python's: %s takes at best %s times the time%s."
                                .formatted(
                                    Names.beside(place, contest.fastest().orElseThrow()),
                                    times(contest, place),
                                    switch (difference.verdict()) {
                                      case SAME -> ": as fast, within " + threshold();
                                      case UNDECIDED -> ", which is not shown to be a difference";
                                      case FASTER, SLOWER, DIFFERENT ->
                                          difference.beyondThreshold()
                                              ? ""
                                              : ", a difference that may be less than "
                                                  + threshold();
                                    })));
  }

  /** Memory of the modes that differ surely and by much from that of the fastest. */
  private static Optional<String> memory(ModeRanking contest) {
    CellKey fastest = contest.fastest().orElseThrow();
    List<Pair<CellKey>> pairs = new ArrayList<>();
    for (CellKey place : contest.entrants()) {
      Optional<LogSample> memory = contest.sample(place, Metrics.RSS);
      if (!place.equals(fastest) && memory.isPresent()) {
        contest
            .sample(fastest, Metrics.RSS)
            .ifPresent(least -> pairs.add(new Pair<>(place, fastest, memory.get(), least)));
      }
    }
    List<String> each =
        Judgement.of(pairs, Criteria.of(confidence(), WORTH_A_WORD)).stream()
            .filter(Difference::beyondThreshold)
            .map(found -> Names.beside(found.first(), fastest) + " " + Figures.ratio(found.ratio()))
            .toList();
    return each.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "Memory, compared with %s: %s times as much. The JVM that measures counts on both sides; without it the modes would differ by more."
                .formatted(Names.mode(fastest), Listing.of(each, "and")));
  }

  private static double confidence() {
    return Criteria.STANDARD.confidence();
  }

  private static String threshold() {
    return Quantity.SHARE.text(Criteria.STANDARD.threshold());
  }
}

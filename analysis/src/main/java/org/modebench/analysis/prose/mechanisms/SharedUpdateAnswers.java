package org.modebench.analysis.prose.mechanisms;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.modebench.analysis.catalogue.Mechanisms;
import org.modebench.analysis.catalogue.Parameters;
import org.modebench.analysis.cells.CellKey;
import org.modebench.analysis.findings.mechanisms.SharedUpdates;
import org.modebench.analysis.findings.mechanisms.SharedUpdates.Fairness;
import org.modebench.analysis.findings.mechanisms.SharedUpdates.Place;
import org.modebench.analysis.findings.modes.ModeRanking;
import org.modebench.analysis.prose.Answer;
import org.modebench.analysis.prose.Caveats;
import org.modebench.analysis.prose.Names;
import org.modebench.analysis.statistics.Criteria;
import org.modebench.analysis.statistics.Difference;
import org.modebench.analysis.table.Figures;
import org.modebench.analysis.text.Count;
import org.modebench.analysis.text.Listing;
import org.modebench.analysis.text.Quantity;

/** What updates that workers share tell: of races, of locks, and of fairness. */
final class SharedUpdateAnswers {
  private static final String NO_RACE =
      "No race was measured: measure %s with more than one worker.".formatted(Mechanisms.NONE);

  private final List<ModeRanking> contests;
  private final SharedUpdates found;

  SharedUpdateAnswers(List<ModeRanking> contests) {
    this.contests = contests;
    this.found = new SharedUpdates(contests);
  }

  List<Answer> all() {
    List<Answer> answers = new ArrayList<>();
    race().ifPresent(answers::add);
    cost().ifPresent(words -> answers.add(answer("What does a lock cost?", words)));
    found
        .fairness()
        .ifPresent(fairness -> answers.add(answer("Does a fair lock pay?", fairness(fairness))));
    permits()
        .ifPresent(
            words -> answers.add(answer("How many does a semaphore let in at once?", words)));
    owners().ifPresent(words -> answers.add(answer("Who may release a lock?", words)));
    if (answers.isEmpty()) {
      answers.add(answer("What does a race lose?", NO_RACE));
    }
    Answer first = answers.get(0);
    List<String> warnings =
        contests.stream().flatMap(each -> Caveats.of(each).stream()).distinct().toList();
    answers.set(0, new Answer(first.subject(), first.headline(), first.evidence(), warnings));
    return answers;
  }

  private static Answer answer(String question, String words) {
    return new Answer(question, words, List.of(), List.of());
  }

  /** Of workers that race, under no lock or under a global one; empty if there were none. */
  private Optional<Answer> race() {
    List<String> underGil = raceUnderGil();
    Optional<Answer> free =
        found
            .greatestLoss()
            .map(loss -> new Answer("What does a race lose?", lossOf(loss), underGil, List.of()));
    return free.or(
        () ->
            underGil.isEmpty()
                ? Optional.empty()
                : Optional.of(
                    answer("What does a global lock protect?", String.join(" ", underGil))));
  }

  private String lossOf(Place place) {
    double lost = place.lost().orElse(0);
    if (lost == 0) {
      return "Nothing was lost without a lock, so that it proves nothing of the locks that they lost nothing either.";
    }
    return "Up to %s of all updates, with %s; workers that run alike can lose %s at most.%s"
        .formatted(
            share(lost),
            workers(place),
            share(place.mostLost()),
            found.locksLoseNothing() ? " No lock lost any." : "");
  }

  /** What one lock around all bytecodes protects. */
  private List<String> raceUnderGil() {
    Optional<Place> many = found.greatestLossUnderGil(Parameters.MANY_STEPS);
    Optional<Place> one = found.greatestLossUnderGil(Parameters.ONE_STEP);
    List<String> sentences = new ArrayList<>();
    many.ifPresent(
        place ->
            sentences.add(
                "Under a global lock, as Python's, updates of many steps lose up to %s with %s: it may change hands between reading and writing."
                    .formatted(share(place.lost().orElse(0)), workers(place))));
    one.ifPresent(
        place ->
            sentences.add(
                "Updates of one step lose %s there: a global lock protects each step, and nothing beyond it."
                    .formatted(
                        place.lost().orElse(0) == 0 ? "none" : share(place.lost().orElse(0)))));
    return sentences;
  }

  private Optional<String> cost() {
    return found
        .cheapestLock()
        .map(
            place ->
                "With %s an update takes %s under %s, the cheapest lock by the numbers%s%s.%s"
                    .formatted(
                        workers(place),
                        Figures.time(place.perUpdate().orElseThrow()),
                        Names.mode(place.key()),
                        place
                            .overBound()
                            .map(
                                ratio ->
                                    ", %s times what its section allows"
                                        .formatted(Figures.ratio(ratio)))
                            .orElse(""),
                        found
                            .cheapestWithoutWaiting()
                            .map(
                                other ->
                                    ", and %s with %s, which lets nobody wait"
                                        .formatted(
                                            Figures.time(other.perUpdate().orElseThrow()),
                                            Names.mode(other.key())))
                            .orElse(""),
                        ofLoneWorker(place.key())));
  }

  private String ofLoneWorker(CellKey lock) {
    OptionalDouble added = found.ofLoneWorker(lock.mode());
    return added.isEmpty()
        ? ""
        : added.getAsDouble() <= 0
            ? " For a lone worker it costs nothing that could be seen."
            : " For a lone worker it adds about %s."
                .formatted(Figures.roughTime(added.getAsDouble()));
  }

  private static String fairness(Fairness fairness) {
    Difference<CellKey> time = fairness.time();
    String waits =
        fairness
            .longestWait()
            .map(ratio -> "; its longest wait is %s times as long".formatted(Figures.ratio(ratio)))
            .orElse("");
    String beside =
        "%s beside %s with %s"
            .formatted(
                Names.mode(time.first()),
                Names.mode(time.second()),
                Count.of(time.first().workers(), "worker"));
    if (time.p().isEmpty()) {
      return Caveats.tooFewForks(time.moreForks().orElse(Criteria.FEWEST_FORKS));
    }
    return switch (time.verdict()) {
      case SLOWER, DIFFERENT ->
          "Not in time: %s takes %s times the time%s."
              .formatted(beside, Figures.ratio(time.ratio()), waits);
      case FASTER ->
          "Here it does: %s takes %s times the time%s."
              .formatted(beside, Figures.ratio(time.ratio()), waits);
      case SAME ->
          "It costs no time: %s is as fast, within %s%s."
              .formatted(beside, Quantity.SHARE.text(Criteria.STANDARD.threshold()), waits);
      case UNDECIDED ->
          "Not decided: %s takes %s times the time%s."
              .formatted(beside, Figures.ratio(time.ratio()), waits);
    };
  }

  /** Of semaphores with different permits. */
  private Optional<String> permits() {
    List<Place> semaphores = found.semaphores();
    return semaphores.stream()
                .mapToDouble(each -> each.number(Parameters.PERMITS))
                .distinct()
                .count()
            < 2
        ? Optional.empty()
        : Optional.of(
            "As many as it has permits, and it guards only with one: %s."
                .formatted(
                    Listing.of(
                        semaphores.stream().map(SharedUpdateAnswers::ofPermits).toList(), "and")));
  }

  private static String ofPermits(Place place) {
    int permits = (int) place.number(Parameters.PERMITS);
    return "%s let in %s at once and lost %s"
        .formatted(Count.of(permits, "permit"), Quantity.NUMBER.text(place.atOnce()), lost(place));
  }

  /** Of releases by those who do not hold what they release. */
  private Optional<String> owners() {
    List<Place> released = found.releasedByOthers();
    List<String> parts = new ArrayList<>();
    for (Place place : released) {
      parts.add(
          place.refuses()
              ? "%s refused a stranger's release and lost %s"
                  .formatted(Names.mode(place.key()), lost(place))
              : "%s took it, let in %s at once and lost %s"
                  .formatted(
                      Names.mode(place.key()), Quantity.NUMBER.text(place.atOnce()), lost(place)));
    }
    return parts.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "A mutex its owner alone, a semaphore anyone: %s.".formatted(Listing.of(parts, "and")));
  }

  private static String lost(Place place) {
    double lost = place.lost().orElse(0);
    return lost == 0 ? "nothing" : share(lost);
  }

  private static String workers(Place place) {
    return Count.of(place.key().workers(), "worker");
  }

  private static String share(double share) {
    return Quantity.SHARE.text(share);
  }
}

package org.modebench.analysis.prose.mechanisms;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.modebench.analysis.catalogue.Mechanisms;
import org.modebench.analysis.catalogue.Metrics;
import org.modebench.analysis.catalogue.Parameters;
import org.modebench.analysis.findings.mechanisms.Deadlocks;
import org.modebench.analysis.findings.mechanisms.Deadlocks.Place;
import org.modebench.analysis.findings.modes.ModeRanking;
import org.modebench.analysis.prose.Answer;
import org.modebench.analysis.prose.Caveats;
import org.modebench.analysis.table.Figures;
import org.modebench.analysis.text.ForeignText;
import org.modebench.analysis.text.Listing;
import org.modebench.analysis.text.Quantity;

/** What transfers that lock two accounts tell of deadlocks. */
final class DeadlockAnswers {
  private final List<ModeRanking> contests;
  private final Deadlocks found;

  DeadlockAnswers(List<ModeRanking> contests) {
    this.contests = contests;
    this.found = new Deadlocks(contests);
  }

  List<Answer> all() {
    List<Answer> answers = new ArrayList<>();
    answers.add(
        new Answer(
            "Does an order of locks prevent deadlocks?",
            prevention(),
            List.of(),
            contests.stream().flatMap(each -> Caveats.of(each).stream()).distinct().toList()));
    sight().ifPresent(words -> answers.add(words));
    return answers;
  }

  private String prevention() {
    Optional<Place> worst = found.ofOppositeOrders();
    List<String> prevent = found.shownToPrevent();
    if (worst.isEmpty()) {
      return "Not shown: %s was not measured, so that no deadlock elsewhere proves nothing."
          .formatted(Mechanisms.OPPOSITE);
    }
    double deadlocks = worst.get().mean(Metrics.DEADLOCKS).orElse(0);
    if (deadlocks == 0) {
      return "Not shown: %s did not deadlock either, so that no deadlock elsewhere proves nothing."
          .formatted(Mechanisms.OPPOSITE);
    }
    List<String> open = found.notShown();
    return "%s%s deadlocks up to %s times in 1,000 transfers%s."
        .formatted(
            prevent.isEmpty()
                ? ""
                : "Yes: %s never deadlocked, where ".formatted(Listing.of(prevent, "and")),
            Mechanisms.OPPOSITE,
            Quantity.NUMBER.text(deadlocks),
            open.isEmpty()
                ? ""
                : "; of %s nothing is shown, since %s did not deadlock beside it"
                    .formatted(Listing.of(open, "and"), Mechanisms.OPPOSITE));
  }

  /** Who finds a deadlock, and how soon. */
  private Optional<Answer> sight() {
    List<Place> places = found.found();
    if (places.isEmpty()) {
      return Optional.empty();
    }
    double slowest =
        places.stream()
            .mapToDouble(place -> place.mean(Metrics.DETECTION).orElse(0))
            .max()
            .orElse(0);
    List<String> seen = names(places, true);
    List<String> unseen = names(places, false);
    List<String> parts = new ArrayList<>();
    if (!seen.isEmpty()) {
      parts.add("the JVM's own search names those of " + Listing.of(seen, "and"));
    }
    if (!unseen.isEmpty()) {
      parts.add(
          (seen.isEmpty() ? "the JVM's own search names " : "")
              + "none of "
              + Listing.of(unseen, "and"));
    }
    return Optional.of(
        new Answer(
            "Who sees a deadlock?",
            "A record of who waits and who holds finds each within %s on average; %s."
                .formatted(Figures.roughTime(slowest), String.join(", and ", parts)),
            List.of(),
            List.of()));
  }

  /** Where the JVM sees a deadlock, in all cases or not in all. */
  private static List<String> names(List<Place> places, boolean seen) {
    return places.stream()
        .filter(place -> (place.mean(Metrics.SEEN_BY_JVM).orElse(0) == 1) == seen)
        .map(
            place ->
                ForeignText.printable(
                    "%s in %s"
                        .formatted(place.value(Parameters.LOCK), place.value(Parameters.MODE))))
        .distinct()
        .toList();
  }
}

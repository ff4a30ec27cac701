package org.modebench.analysis.prose.mechanisms;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.modebench.analysis.catalogue.AsyncWeb;
import org.modebench.analysis.catalogue.Metrics;
import org.modebench.analysis.catalogue.Parameters;
import org.modebench.analysis.findings.mechanisms.Slopes;
import org.modebench.analysis.findings.modes.ModeRanking;
import org.modebench.analysis.prose.Answer;
import org.modebench.analysis.prose.Caveats;
import org.modebench.analysis.statistics.Estimate;
import org.modebench.analysis.table.Figures;
import org.modebench.analysis.text.Listing;

/** What events on many connections tell of the ways to ask for them. */
final class ReadinessAnswers {
  private final List<ModeRanking> contests;
  private final Slopes found;

  ReadinessAnswers(List<ModeRanking> contests) {
    this.contests = contests;
    this.found = new Slopes(Parameters.CONNECTIONS, contests);
  }

  List<Answer> all() {
    return List.of(
        new Answer(
            "What does it cost to learn which of many connections has something to read?",
            growth(),
            evidence(),
            contests.stream().flatMap(each -> Caveats.of(each).stream()).distinct().toList()));
  }

  private String growth() {
    List<String> growing = new ArrayList<>();
    List<String> others = new ArrayList<>();
    for (String way : AsyncWeb.WAYS.names()) {
      Optional<Estimate> slope = perEvent(way);
      if (slope.isPresent()) {
        boolean grows = slope.get().interval().orElseThrow().low() > 0;
        (grows ? growing : others).add("%s with %s".formatted(words(slope.get(), grows), way));
      }
    }
    if (growing.isEmpty() && others.isEmpty()) {
      return "Not shown: that needs two numbers of connections, and two forks of each.";
    }
    List<String> sentences = new ArrayList<>();
    if (!growing.isEmpty()) {
      sentences.add(
          "Each further connection adds to an event %s.".formatted(Listing.of(growing, "and")));
    }
    if (!others.isEmpty()) {
      sentences.add("That it adds anything is not shown: %s.".formatted(Listing.of(others, "and")));
    }
    return String.join(" ", sentences);
  }

  /** What a further connection adds to the time of one event. */
  private Optional<Estimate> perEvent(String way) {
    int events = contests.get(0).workload().calls();
    return found.of(way, Metrics.WALL).map(slope -> slope.scaled(1.0 / events));
  }

  private static String words(Estimate slope, boolean grows) {
    return grows
        ? Figures.time(slope)
        : "%s at most"
            .formatted(Figures.roughTime(Math.max(0, slope.interval().orElseThrow().high())));
  }

  private List<String> evidence() {
    List<String> calls = new ArrayList<>();
    for (String way : AsyncWeb.WAYS.names()) {
      OptionalDouble number = found.atMost(way, Metrics.SYSTEM_CALLS);
      if (number.isPresent()) {
        calls.add("%s %s".formatted(way, Figures.quantity(number.getAsDouble(), "1")));
      }
    }
    return calls.isEmpty()
        ? List.of()
        : List.of(
            "System calls for one event among %d connections: %s."
                .formatted(
                    Math.round(found.numbers().get(found.numbers().size() - 1)),
                    Listing.of(calls, "and")));
  }
}

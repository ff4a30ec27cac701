package org.modebench.analysis.prose.mechanisms;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.modebench.analysis.catalogue.AsyncWeb;
import org.modebench.analysis.catalogue.Metric;
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
    String time = growth(Metrics.WALL, "an event");
    return time.isEmpty()
        ? "Not shown: that needs two numbers of connections, and two forks of each."
        : time;
  }

  /** What a further connection adds, by way to ask; empty where no slope is known. */
  private String growth(Metric metric, String to) {
    List<String> growing = new ArrayList<>();
    List<String> others = new ArrayList<>();
    for (String way : AsyncWeb.WAYS.names()) {
      Optional<Estimate> slope = perEvent(way, metric);
      if (slope.isPresent()) {
        boolean grows = slope.get().interval().orElseThrow().low() > 0;
        (grows ? growing : others).add("%s with %s".formatted(words(slope.get(), grows), way));
      }
    }
    List<String> sentences = new ArrayList<>();
    if (!growing.isEmpty()) {
      sentences.add(
          "Each further connection adds to %s %s.".formatted(to, Listing.of(growing, "and")));
    }
    if (!others.isEmpty()) {
      sentences.add(
          "That it adds anything%s is not shown: %s."
              .formatted(growing.isEmpty() ? " to " + to : "", Listing.of(others, "and")));
    }
    return String.join(" ", sentences);
  }

  /** What a further connection adds to a metric of one event. */
  private Optional<Estimate> perEvent(String way, Metric metric) {
    int events = contests.get(0).workload().calls();
    return found.of(way, metric).map(slope -> slope.scaled(1.0 / events));
  }

  private static String words(Estimate slope, boolean grows) {
    return grows
        ? Figures.time(slope)
        : "%s at most"
            .formatted(Figures.roughTime(Math.max(0, slope.interval().orElseThrow().high())));
  }

  private List<String> evidence() {
    List<String> lines = new ArrayList<>();
    String cpu = growth(Metrics.CPU, "the CPU time of an event");
    if (!cpu.isEmpty()) {
      lines.add(cpu);
    }
    List<String> calls = new ArrayList<>();
    for (String way : AsyncWeb.WAYS.names()) {
      OptionalDouble number = found.atMost(way, Metrics.SYSTEM_CALLS);
      if (number.isPresent()) {
        calls.add("%s %s".formatted(way, Figures.quantity(number.getAsDouble(), "1")));
      }
    }
    if (!calls.isEmpty()) {
      lines.add(
          "System calls for one event among %d connections: %s."
              .formatted(
                  Math.round(found.numbers().get(found.numbers().size() - 1)),
                  Listing.of(calls, "and")));
    }
    return lines;
  }
}
